import type { EvaluationWarning, Figure, Figures, PerVideo } from "../evaluation.ts";
import { warningPlace } from "../evaluation.ts";
import type { GroundTruth } from "../ground-truth.ts";
import { bestFreeClip, range, sortByScore } from "../matching.ts";
import type { Proposals } from "../proposals.ts";
import type { SpottingF1Protocol } from "../protocol.ts";
import { type Dimension, dimensions, smallSliceClips } from "../slices.ts";
import { placeMistakes, placeVideos, type VideoPlace } from "../video-places.ts";
import type { Evaluator } from "./evaluator.ts";

const figures: readonly Figure[] = [
	{
		key: "f1",
		title: "F1",
		kind: "percentage",
		better: "higher",
		what: "Harmonic mean of precision and recall, from the counts of the whole subset.",
	},
	{
		key: "precision",
		title: "Precision",
		kind: "percentage",
		better: "higher",
		what: "Of the segments that count, how many match a true interval.",
	},
	{
		key: "recall",
		title: "Recall",
		kind: "percentage",
		better: "higher",
		what: "Of the true intervals, how many are matched.",
	},
	{ key: "tp", title: "TP", kind: "count", better: "higher", what: "Matched pairs." },
	{ key: "fp", title: "FP", kind: "count", better: "lower", what: "Segments that match nothing." },
	{
		key: "fn",
		title: "FN",
		kind: "count",
		better: "lower",
		what: "True intervals that nothing matches.",
	},
];

/** Counts of one group of true intervals and of the mistakes that fall to it. */
class Count {
	clips = 0;
	tp = 0;
	fp = 0;

	get figures(): Figures {
		const { clips, tp, fp } = this;
		const percentage = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
		return {
			// 2tp / (2tp + fp + fn), where fn = clips - tp.
			f1: percentage(2 * tp, tp + fp + clips),
			precision: percentage(tp, tp + fp),
			recall: percentage(tp, clips),
			tp,
			fp,
			fn: clips - tp,
		};
	}
}

/**
 * F1 of one-to-one matches at one tIoU threshold, over the counts of the whole subset: what the micro-expression
 * spotting challenges report (MEGC 2019 and after, on SAMM-LV and CAS(ME)2). Defined in `docs/spotting-f1.md`.
 */
export function spottingF1Evaluator(protocol: SpottingF1Protocol): Evaluator {
	return {
		name: "onset-spotting-f1",
		version: "1.1.0",
		title: "Spotting: F1 of one-to-one matches",
		protocol,
		rankingFigure: "f1",
		rankedBy: "the harmonic mean of precision and recall, over the counts of the whole subset",
		figures,
		sliceFigures: ["recall", "f1"],
		slicesAre:
			"The same matches. A match and a miss count where the labelled interval belongs, a mistake where the spotted one does; in a file without labels it has no category.",
		curve: null,
		reads: { labels: "optional", scoreThreshold: true, budget: null },
		noIntervalBecause: null,
		evaluate(proposals, groundTruth) {
			const count = new SpottingCount(proposals, groundTruth, protocol);
			const { name, version } = this;
			const ours = count.overall.figures;
			return {
				evaluation: {
					evaluator: { name, version },
					protocol,
					videos: groundTruth.videos.length,
					clips: count.overall.clips,
					proposals: proposals.count,
					score: ours.f1 ?? 0,
					figures: ours,
					slices: {
						duration: count.slices("duration"),
						category: count.slices("category"),
						source: count.slices("source"),
						clips: count.slices("clips"),
					},
					curve: null,
					warnings: warningsOf(count.overall),
				},
				perVideo: count.perVideo,
			};
		},
	};
}

class SpottingCount {
	readonly overall = new Count();
	readonly #groundTruth: GroundTruth;
	readonly #proposals: Proposals;
	readonly #threshold: number;
	readonly #slices: ReadonlyMap<Dimension, readonly Count[]>;
	/** By row of a video's place. */
	readonly #matched: Int32Array;
	readonly #mistaken: Int32Array;
	#mistakenElsewhere = 0;
	readonly #taken: Uint8Array;
	readonly #placeMistake: ReturnType<typeof placeMistakes>;

	constructor(proposals: Proposals, groundTruth: GroundTruth, protocol: SpottingF1Protocol) {
		this.#groundTruth = groundTruth;
		this.#proposals = proposals;
		this.#threshold = protocol.tiouThreshold;
		this.#taken = new Uint8Array(groundTruth.onsets.length);
		this.#placeMistake = placeMistakes(proposals, groundTruth, protocol);
		const rows = groundTruth.videos.length + groundTruth.videosWithoutClips.length;
		this.#matched = new Int32Array(rows);
		this.#mistaken = new Int32Array(rows);
		this.overall.clips = groundTruth.onsets.length;
		this.#slices = new Map(dimensions.map((name) => [name, countsOf(groundTruth, name)]));
		const placeOf = placeVideos(groundTruth);
		proposals.videos.forEach((id, i) => {
			this.#video(placeOf(id), proposals.starts[i] ?? 0, proposals.starts[i + 1] ?? 0);
		});
	}

	#video(place: VideoPlace, from: number, to: number): void {
		const { scores, scoreThreshold = Number.NEGATIVE_INFINITY } = this.#proposals;
		const clips = range(place.firstClip, place.endClip);
		const counting = range(from, to).filter((row) => (scores[row] ?? 0) >= scoreThreshold);
		for (const row of sortByScore(counting, scores)) {
			const clip = bestFreeClip(
				this.#proposals,
				row,
				this.#groundTruth,
				clips,
				this.#threshold,
				this.#taken,
			);
			if (clip >= 0) this.#match(clip, place);
			else this.#mistake(row, place);
		}
	}

	#match(clip: number, place: VideoPlace): void {
		this.#taken[clip] = 1;
		this.overall.tp++;
		this.#matched[place.row] = (this.#matched[place.row] ?? 0) + 1;
		for (const [name, counts] of this.#slices) {
			const count = counts[this.#groundTruth.slices[name].membership[clip] ?? -1];
			if (count) count.tp++;
		}
	}

	#mistake(row: number, place: VideoPlace): void {
		this.overall.fp++;
		if (place.row < 0) this.#mistakenElsewhere++;
		else this.#mistaken[place.row] = (this.#mistaken[place.row] ?? 0) + 1;
		const slices = this.#placeMistake(row, place);
		for (const [name, counts] of this.#slices) {
			const count = counts[slices[name]];
			if (count) count.fp++;
		}
	}

	slices(name: Dimension) {
		const counts = this.#slices.get(name) ?? [];
		const { values, videos: spread } = this.#groundTruth.slices[name];
		return Object.fromEntries(
			values.map((value, i) => {
				const { clips, figures } = counts[i] ?? new Count();
				const videos = spread[i] ?? 0;
				return [value, { clips, videos, small: clips < smallSliceClips, figures, curve: null }];
			}),
		);
	}

	get perVideo(): PerVideo {
		const { starts, resamplingUnits, unitsWithoutClips } = this.#groundTruth;
		const clipsOf = (v: number) => (starts[v + 1] ?? 0) - (starts[v] ?? 0);
		const annotated = resamplingUnits.length;
		return {
			numerators: Float64Array.from(this.#matched, (tp) => 200 * tp),
			denominators: Float64Array.from(
				this.#matched,
				(tp, v) => tp + (this.#mistaken[v] ?? 0) + (v < annotated ? clipsOf(v) : 0),
			),
			units: Int32Array.from([...resamplingUnits, ...unitsWithoutClips]),
			undrawn: this.#mistakenElsewhere,
		};
	}
}

function countsOf(groundTruth: GroundTruth, name: Dimension): Count[] {
	const { values, membership } = groundTruth.slices[name];
	const counts = values.map(() => new Count());
	for (const value of membership) {
		const count = counts[value];
		if (count) count.clips++;
	}
	return counts;
}

function warningsOf({ clips, tp, fp }: Count): EvaluationWarning[] {
	if (clips === 0) {
		const message = "No video of this subset has an annotation, so there is nothing to spot.";
		return [{ code: "nothing-to-recall", ...warningPlace, message }];
	}
	if (tp + fp > 0) return [];
	const message = "No segment of the file counts, so every figure is 0.";
	return [{ code: "nothing-proposed", ...warningPlace, message }];
}
