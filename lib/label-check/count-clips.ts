import {
	binOf,
	type DurationBin,
	defaultProtocol,
	type LabelledVideo,
} from "#lib/scoring/index.ts";
import { type PublishedClips, readBins } from "./published.ts";
import type { CountRow, Findings } from "./verdict.ts";

type Of = {
	videos: readonly LabelledVideo[];
	published: PublishedClips | null;
	/** Videos of the subset over those of the dataset version. */
	share: number;
};

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** By category of the card, and of every category together, how many clips fall into each bin. */
function countsOf(videos: readonly LabelledVideo[], bins: readonly DurationBin[]) {
	const zeros = () => bins.map(() => 0);
	const all = zeros();
	const byCategory = new Map<string, number[]>();
	for (const { onsetSeconds, offsetSeconds, label } of videos.flatMap((one) => one.annotations)) {
		const bin = binOf(bins, offsetSeconds - onsetSeconds);
		const counts = byCategory.get(label) ?? zeros();
		byCategory.set(label, counts);
		all[bin] = (all[bin] ?? 0) + 1;
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	return { all, byCategory };
}

/**
 * Whether a count is further from the subset's share of the published one than chance puts it, three
 * standard deviations of a draw without replacement; videos hold several clips, so it is a hint only.
 */
function isFarFrom(clips: number, published: number, share: number): boolean {
	if (share === 1) return clips !== published;
	const expected = published * share;
	return Math.abs(clips - expected) > 3 * Math.sqrt(Math.max(expected, 1) * (1 - share)) + 1;
}

/**
 * Counts by category and duration beside the card's. Categories have the card's names or none at all:
 * a name that only the file has is a label's value.
 */
export function countClips({ videos, published, share }: Of, findings: Findings): CountRow[] {
	const ownBins = published && readBins(published.bins);
	const bins = ownBins ?? defaultProtocol.durationBins;
	const { all, byCategory } = countsOf(videos, bins);
	const row = (
		category: string | null,
		clips: readonly number[],
		stated: readonly number[] | null,
	) => ({
		category,
		cells: bins.map(({ name }, at) => {
			const has = clips[at] ?? 0;
			const told = stated?.[at] ?? null;
			return {
				bin: name,
				clips: has,
				published: told,
				expected: told === null ? null : Math.round(told * share * 10) / 10,
				isFar: told !== null && isFarFrom(has, told, share),
			};
		}),
	});
	if (!published || !ownBins) {
		findings.add("nothing-published");
		return [row(null, all, null)];
	}
	const totals = bins.map((_, at) => sum(published.rows.map(({ clips }) => clips[at] ?? 0)));
	const rows = [
		...published.rows.map(({ category, clips }) =>
			row(category, byCategory.get(category) ?? [], clips),
		),
		row(null, all, totals),
	];
	judge(rows, findings);
	return rows;
}

function judge(rows: readonly CountRow[], findings: Findings): void {
	const tooMany = rows.filter(
		({ cells }) =>
			sum(cells.map(({ clips }) => clips)) > sum(cells.map(({ published }) => published ?? 0)),
	);
	const far = rows.flatMap(({ cells }) => cells.filter(({ isFar }) => isFar));
	if (tooMany.length > 0) findings.add("more-than-published", () => ({ times: tooMany.length }));
	if (far.length > 0) findings.add("far-from-published", () => ({ times: far.length }));
}
