"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const refreshSeconds = 3;

/** Draws the page again while a worker is at a file. Without JavaScript the browser reloads it. */
export function Waiting() {
	const router = useRouter();
	useEffect(() => {
		const timer = setInterval(() => router.refresh(), refreshSeconds * 1000);
		return () => clearInterval(timer);
	}, [router]);
	return (
		<noscript>
			<meta httpEquiv="refresh" content={String(refreshSeconds)} />
		</noscript>
	);
}
