import { plural } from "#app/_components/plural.ts";

/** Time left, to the nearest of the largest unit of which there are two at least: "24 hours". */
export function timeLeft(until: string, now: Date): string {
	const minutes = Math.max(0, Math.round((Date.parse(until) - now.getTime()) / 60_000));
	if (minutes < 120) return plural(minutes, "minute", "minutes");
	const hours = Math.round(minutes / 60);
	return hours < 48
		? plural(hours, "hour", "hours")
		: plural(Math.round(hours / 24), "day", "days");
}
