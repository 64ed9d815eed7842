"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

type Seen = { state: string; place: number | null };

const refreshSeconds = 3;

/** Has the server draw the page again when the submission moves on. Without JavaScript it reloads. */
export function LiveState(props: Seen & { submissionId: string }) {
	const { submissionId, state, place } = props;
	const router = useRouter();
	useEffect(() => {
		let events: EventSource;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const open = () => {
			events = new EventSource(`/api/v1/submissions/${submissionId}/events`);
			events.onmessage = ({ data }: MessageEvent<string>) => {
				const seen: Seen = JSON.parse(data);
				if (seen.state !== state || seen.place !== place) router.refresh();
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
	}, [submissionId, state, place, router]);
	return (
		<noscript>
			<meta httpEquiv="refresh" content={String(refreshSeconds)} />
		</noscript>
	);
}
