import { RankedHits } from "./average-precision.ts";
import type { GroundTruth } from "./ground-truth.ts";
import { bestFreeClip, range, sortByScore } from "./matching.ts";
import type { Proposals } from "./proposals.ts";
import type { DetectionMapProtocol } from "./protocol.ts";
import { type Dimension, dimensions, smallSliceClips } from "./slices.ts";
import { categoriesOf, placeMistakes, placeVideos, type VideoPlace } from "./video-places.ts";

/** The average precisions of the labels of one group of true intervals, added up. */
export class PrecisionSum {
	clips = 0;
	/** Labels with a true interval in the group. */
	labels = 0;
	/** Fractions, by threshold. */
	readonly #sums: Float64Array;

	constructor(thresholds: number) {
		this.#sums = new Float64Array(thresholds);
	}

	/** `hits`: by threshold, of one label whose true intervals in the group are `clips`, at least 1. */
	add(hits: readonly RankedHits[], clips: number): void {
		this.labels++;
		this.clips += clips;
		hits.forEach((ranked, t) => {
			this.#sums[t] = (this.#sums[t] ?? 0) + ranked.averagePrecision(clips);
		});
	}

	/** Mean over labels, a fraction for each threshold. */
	get means(): Float64Array {
		return this.#sums.map((sum) => (this.labels === 0 ? 0 : sum / this.labels));
	}

	get small(): boolean {
		return this.clips < smallSliceClips;
	}
}

/** Matches the proposals of every label to its true intervals and sums the average precisions, overall and by slice. */
export class Detections {
	readonly overall: PrecisionSum;
	/** Interpolated precision (fractions) at each whole percentage of recall, mean over labels; a row for each threshold. */
	readonly precisions: readonly Float64Array[];
	/** Proposals whose label no true interval has. */
	unknownLabels = 0;
	readonly #proposals: Proposals;
	readonly #groundTruth: GroundTruth;
	readonly #thresholds: readonly number[];
	readonly #slices: ReadonlyMap<Dimension, readonly PrecisionSum[]>;
	/** By row. */
	readonly #videos: readonly VideoPlace[];
	readonly #videoOfRow: Int32Array;
	readonly #placeMistake: ReturnType<typeof placeMistakes>;

	constructor(proposals: Proposals, groundTruth: GroundTruth, protocol: DetectionMapProtocol) {
		this.#proposals = proposals;
		this.#groundTruth = groundTruth;
		this.#thresholds = protocol.tiouThresholds;
		this.#placeMistake = placeMistakes(proposals, groundTruth, protocol);
		this.#videos = proposals.videos.map(placeVideos(groundTruth));
		this.#videoOfRow = new Int32Array(proposals.count);
		proposals.videos.forEach((_, i) => {
			this.#videoOfRow.fill(i, proposals.starts[i] ?? 0, proposals.starts[i + 1] ?? 0);
		});
		const sum = () => new PrecisionSum(this.#thresholds.length);
		this.overall = sum();
		this.precisions = this.#thresholds.map(() => new Float64Array(101));
		this.#slices = new Map(
			dimensions.map((name) => [name, groundTruth.slices[name].values.map(sum)]),
		);
		this.#rowsByCategory().forEach((rows, category) => {
			this.#label(category, sortByScore(rows, proposals.scores));
		});
		for (const row of this.precisions) {
			for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) / (this.overall.labels || 1);
		}
	}

	slice(name: Dimension, value: number): PrecisionSum {
		return this.#slices.get(name)?.[value] ?? new PrecisionSum(this.#thresholds.length);
	}

	#rowsByCategory(): Int32Array[] {
		const categories = categoriesOf(this.#proposals, this.#groundTruth);
		const rows: number[][] = this.#groundTruth.slices.category.values.map(() => []);
		for (let row = 0; row < this.#proposals.count; row++) {
			const list = rows[categories[this.#proposals.labels?.rows[row] ?? -1] ?? -1];
			if (list) list.push(row);
			else this.unknownLabels++;
		}
		return rows.map((list) => Int32Array.from(list));
	}

	#label(category: number, rows: Int32Array): void {
		const { slices, onsets } = this.#groundTruth;
		const clips = range(0, onsets.length).filter((c) => slices.category.membership[c] === category);
		const ofVideo = this.#videos.map(({ firstClip, endClip }) =>
			range(firstClip, endClip).filter((c) => slices.category.membership[c] === category),
		);
		const hits = this.#thresholds.map(() => new LabelHits(slices, onsets.length));
		for (const row of rows) {
			const video = this.#videoOfRow[row] ?? -1;
			const place = this.#videos[video];
			if (place) this.#judge(row, place, ofVideo[video] ?? clips, hits);
		}
		this.#sum(clips, hits);
	}

	#judge(row: number, place: VideoPlace, clips: Int32Array, hits: readonly LabelHits[]): void {
		const mistake = this.#placeMistake(row, place);
		hits.forEach((label, t) => {
			const threshold = this.#thresholds[t] ?? 1;
			const clip = bestFreeClip(
				this.#proposals,
				row,
				this.#groundTruth,
				clips,
				threshold,
				label.taken,
			);
			label.add(clip, mistake);
		});
	}

	#sum(clips: Int32Array, hits: readonly LabelHits[]): void {
		this.overall.add(
			hits.map((label) => label.overall),
			clips.length,
		);
		hits.forEach((label, t) => {
			const row = this.precisions[t];
			label.overall.precisions(clips.length).forEach((precision, i) => {
				if (row) row[i] = (row[i] ?? 0) + precision;
			});
		});
		for (const [name, sums] of this.#slices) {
			const { membership } = this.#groundTruth.slices[name];
			sums.forEach((sum, value) => {
				const within = clips.filter((clip) => membership[clip] === value).length;
				if (within === 0) return;
				const ranked = hits.map((label) => label.slice(name, value));
				sum.add(ranked, within);
			});
		}
	}
}

/** The ranked hits of one label at one threshold, overall and by slice. */
class LabelHits {
	readonly overall = new RankedHits();
	/** By clip, whether a proposal has it. */
	readonly taken: Uint8Array;
	readonly #dimensions: GroundTruth["slices"];
	readonly #slices: ReadonlyMap<Dimension, readonly RankedHits[]>;

	constructor(slices: GroundTruth["slices"], clips: number) {
		this.taken = new Uint8Array(clips);
		this.#dimensions = slices;
		this.#slices = new Map(
			dimensions.map((name) => [name, slices[name].values.map(() => new RankedHits())]),
		);
	}

	/** The next proposal has this clip, or -1; then it is a mistake of these slices. */
	add(clip: number, mistake: Readonly<Record<Dimension, number>>): void {
		const isHit = clip >= 0;
		if (isHit) this.taken[clip] = 1;
		this.overall.add(isHit);
		for (const [name, hits] of this.#slices) {
			const slice = isHit ? this.#dimensions[name].membership[clip] : mistake[name];
			hits[slice ?? -1]?.add(isHit);
		}
	}

	slice(name: Dimension, value: number): RankedHits {
		return this.#slices.get(name)?.[value] ?? new RankedHits();
	}
}
