import type { LabelledVideo, Proposal } from "#lib/demonstration/index.ts";

export interface PlainFigures {
	readonly auc: number;
	readonly averageRecall: (averageNumber: number) => number;
}

const thresholds = Array.from({ length: 10 }, (_, at) => 0.5 + at * 0.05);

/**
 * AR over AN = 1 … 100 and the area under it, for proposal lists that are already best first and
 * as long as each other (so the budget of AN is AN proposals a video). A second opinion for
 * ordering methods, not the evaluator. `counts` picks the true intervals that count.
 */
export function plainAverageRecall(
	videos: Readonly<Record<string, LabelledVideo>>,
	results: Readonly<Record<string, readonly Proposal[]>>,
	counts: (lengthSeconds: number) => boolean = () => true,
): PlainFigures {
	// Place 0 collects what is never recalled.
	const recalledAtRank = Array.from({ length: 101 }, () => 0);
	let intervals = 0;
	for (const [id, video] of Object.entries(videos)) {
		const segments = video.annotations.map((annotation) => annotation.segment);
		for (const segment of segments.filter(([onset, offset]) => counts(length(onset, offset)))) {
			intervals += 1;
			const overlaps = (results[id] ?? []).slice(0, 100).map((p) => tiou(segment, p.segment));
			for (const threshold of thresholds) {
				const rank = overlaps.findIndex((value) => value >= threshold) + 1;
				recalledAtRank[rank] = (recalledAtRank[rank] ?? 0) + 1;
			}
		}
	}
	const curve: number[] = [];
	let recalled = 0;
	for (const atRank of recalledAtRank.slice(1)) {
		recalled += atRank;
		curve.push((100 * recalled) / (intervals * thresholds.length));
	}
	const area = curve.slice(1).reduce((sum, value, at) => sum + (value + (curve[at] ?? 0)) / 2, 0);
	return { auc: area / 100, averageRecall: (averageNumber) => curve[averageNumber - 1] ?? 0 };
}

const length = (onset: number, offset: number) => Math.round((offset - onset) * 1e6) / 1e6;

function tiou(a: readonly [number, number], b: readonly [number, number]): number {
	const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
	const union = a[1] - a[0] + (b[1] - b[0]) - shared;
	return union > 0 ? shared / union : 0;
}
