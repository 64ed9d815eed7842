"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

const inReadersZone = (at: string): string => {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	// It stands beside the instant in UTC.
	if (timeZone === "UTC") return "";
	// Sweden writes years, months and days in this order.
	const shown = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" });
	return `${shown.format(new Date(at))} ${timeZone}`;
};

/** An instant in the reader's own zone, which only their browser knows; nothing without it, or where that zone is UTC. */
export function LocalTime({ at }: { at: string }) {
	const shown = useSyncExternalStore(
		never,
		() => inReadersZone(at),
		() => "",
	);
	return shown === "" ? null : <span className="zone">{shown}</span>;
}
