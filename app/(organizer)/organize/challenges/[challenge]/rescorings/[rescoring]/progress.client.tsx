"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ProgressView } from "#lib/rescoring/index.ts";

const words = {
	label: "Submissions scored again",
	scored: "scored",
	of: "of",
	failed: "could not be scored",
	perSecond: "a second",
	left: (time: string) => `about ${time} left`,
	waits: "waiting for a worker",
	over: "All are there.",
	stopped: "Nothing more is scored by itself.",
};

const refreshSeconds = 3;

function timeWord(seconds: number): string {
	if (seconds < 90) return `${seconds} s`;
	if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
	return `${Math.round(seconds / 3600)} h`;
}

function speedWord({ total, scored, failed, perSecond, remainingSeconds }: ProgressView): string {
	if (scored === total) return words.over;
	if (scored + failed === total) return words.stopped;
	if (remainingSeconds === null) return words.waits;
	return `${perSecond.toLocaleString("en")} ${words.perSecond}, ${words.left(timeWord(remainingSeconds))}`;
}

type Seen = { progress: ProgressView; state: string; isSettled: boolean };

/**
 * How far a rescoring is. It follows by itself, and has the server draw the page again when nothing
 * moves any more; without JavaScript it reloads.
 */
export function Progress(props: Seen & { events: string }) {
	const { events: address, state, isSettled } = props;
	const [seen, setSeen] = useState(props.progress);
	const router = useRouter();
	const isMoving = state === "running" && !isSettled;
	useEffect(() => setSeen(props.progress), [props.progress]);
	useEffect(() => {
		if (!isMoving) return;
		let events: EventSource;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const open = () => {
			events = new EventSource(address);
			events.onmessage = ({ data }: MessageEvent<string>) => {
				const now: Seen = JSON.parse(data);
				setSeen(now.progress);
				if (now.state !== "running" || now.isSettled) {
					events.close();
					router.refresh();
				}
			};
			// After an answer that is no stream, say while the server restarts, a browser gives up.
			events.onerror = () => {
				if (events.readyState === EventSource.CLOSED)
					timer = setTimeout(open, refreshSeconds * 1000);
			};
		};
		open();
		return () => {
			clearTimeout(timer);
			events.close();
		};
	}, [address, isMoving, router]);
	const { scored, total, failed } = seen;
	return (
		<div className="rescoring-progress">
			<progress value={scored} max={Math.max(total, 1)} aria-label={words.label} />
			<p>
				<strong>{scored.toLocaleString("en")}</strong> {words.of} {total.toLocaleString("en")}{" "}
				{words.scored}
				{failed > 0 ? `, ${failed.toLocaleString("en")} ${words.failed}` : null}
			</p>
			<p className="quiet">{speedWord(seen)}</p>
			{isMoving ? (
				<noscript>
					<meta httpEquiv="refresh" content={String(refreshSeconds)} />
				</noscript>
			) : null}
		</div>
	);
}
