"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

const words = { unread: (count: number) => `${count} unread` };

const heard = "onset-unread";
const kept = "onset-unread";
const freshMilliseconds = 60_000;
/** Here it is asked anew: somebody may just have signed in, or read something. */
const askedAnew = /^\/(account|notices)/;

type Known = { unread: number | null; at: number };

function known(): Known | null {
	const text = sessionStorage.getItem(kept);
	return text === null ? null : JSON.parse(text);
}

function keep(unread: number | null): number {
	sessionStorage.setItem(kept, JSON.stringify({ unread, at: Date.now() } satisfies Known));
	return unread ?? 0;
}

async function ask(path: string): Promise<number> {
	const before = known();
	if (before && Date.now() - before.at < freshMilliseconds && !askedAnew.test(path))
		return before.unread ?? 0;
	const response = await fetch("/api/v1/notices/unread");
	if (!response.ok) return before?.unread ?? 0;
	const answer: { unread: number | null } = await response.json();
	return keep(answer.unread);
}

/**
 * How many notices wait, beside their link in the header. The pages themselves are the same for
 * everybody and stay cached: the browser asks for this number, at most once a minute.
 */
export function NoticeCount() {
	const path = usePathname();
	const [unread, setUnread] = useState(0);
	useEffect(() => {
		let isHere = true;
		ask(path).then(
			(count) => isHere && setUnread(count),
			() => {},
		);
		return () => {
			isHere = false;
		};
	}, [path]);
	useEffect(() => {
		const hear = () => setUnread(known()?.unread ?? 0);
		window.addEventListener(heard, hear);
		return () => window.removeEventListener(heard, hear);
	}, []);
	if (unread === 0) return null;
	return (
		<>
			{" "}
			<span className="count" role="img" aria-label={words.unread(unread)}>
				{unread > 99 ? "99+" : unread}
			</span>
		</>
	);
}

/** A page that knows the number tells it to the header. */
export function TellCount({ unread }: { unread: number }) {
	useEffect(() => {
		keep(unread);
		window.dispatchEvent(new Event(heard));
	}, [unread]);
	return null;
}
