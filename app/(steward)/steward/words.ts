import { positionWords as bothPositionWords, englishOf } from "#app/_components/request/words.ts";

export const words = {
	datasets: "Datasets you decide on",
	datasetsLead:
		"Requests for access, people who hold it, and addresses that may not ask. Nothing is ever decided by a timer.",
	noDatasets: "You are a steward of no dataset.",
	dataset: "Dataset",
	waiting: "Waiting",
	oldest: "Oldest since",
	median: "Median time to a decision",
	nothing: "–",
	queue: "Requests",
	holders: "Holders",
	blocks: "Blocked addresses",
	done: "Done.",
	steward: "Stewardship",
	next: "Next page",
	first: "From the start",
	noRequests: "There is no such request.",
	noHolders: "There is no such holder.",
	who: "Person",
	position: "Position",
	state: "State",
	since: "Asked on",
	waitingSince: "Waiting since",
	search: "Search",
	searchLabel: "Name, institution or number",
	apply: "Show",
	anything: "any",
};

/** Stewards' pages are in English; the words are those that applicants read. */
export const positionWords: Record<string, string> = englishOf(bothPositionWords);

/** A span of days as people say it: to half a day, or the hours of less than one. */
export function days(count: number): string {
	if (count < 1) return `${Math.max(1, Math.round(count * 24))} h`;
	const halves = Math.round(count * 2) / 2;
	return halves === 1 ? "1 day" : `${halves} days`;
}
