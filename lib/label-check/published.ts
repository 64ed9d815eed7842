import type { DurationBin } from "#lib/scoring/index.ts";

/** The table of a dataset's card: clips of the whole dataset by category and by duration. */
export interface PublishedClips {
	/** As intervals: "[0,0.5]", "(0.5,4]", "(4,inf)". */
	readonly bins: readonly string[];
	/** The clips of a row stand in the order of the bins. */
	readonly rows: readonly { readonly category: string; readonly clips: readonly number[] }[];
}

const interval = /^[[(]\s*(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?|inf|∞)\s*[\])]$/;

/** The bins that a card names by intervals, if they follow one another; null where they cannot be read. */
export function readBins(names: readonly string[]): DurationBin[] | null {
	const bins: DurationBin[] = [];
	for (const name of names) {
		const [, from = "", to = ""] = interval.exec(name) ?? [];
		const before = bins.at(-1);
		if (from === "" || (before && before.upToSeconds !== Number(from))) return null;
		const upToSeconds = /^\d/.test(to) ? Number(to) : null;
		bins.push({ name, aboveSeconds: before ? Number(from) : null, upToSeconds });
	}
	return bins.at(-1)?.upToSeconds === null ? bins : null;
}
