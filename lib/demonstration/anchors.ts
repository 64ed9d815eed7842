import type { LabelledVideo } from "./label-file.ts";
import { overlap, softSuppress } from "./overlap.ts";
import {
	type BaselineOptions,
	type Candidate,
	type Labels,
	proposeForEach,
	spareCandidates,
} from "./propose.ts";
import type { Random } from "./random.ts";
import { windowGrid } from "./sliding-windows.ts";
import type { SubmissionFile } from "./submission-file.ts";

export const anchorsDescription =
	"A simulation of a top-down method, not a trained network: a grid of anchors is scored by its overlap with the demonstration labels seen through noise, and its boundaries are moved a little towards them. It sees the labels because no video exists to see.";

/** Anchor lengths in seconds: 2, 4, 8, 16 and 32 steps of 16 frames at 25 fps. */
const anchorSeconds = [1.28, 2.56, 5.12, 10.24, 20.48];
const scoreNoise = 1.1;
const regressionShare = 0.1;
const regressionNoise = 0.24;

/** Anchors on a fixed grid, scored by noisy overlap, mildly regressed, then soft-suppressed. */
export function anchors(labels: Labels, options: BaselineOptions = {}): SubmissionFile {
	return proposeForEach("anchors", labels, options, (video, random, limit) => {
		const grid = windowGrid(video.duration, anchorSeconds, limit + spareCandidates);
		const judged = grid.map((anchor) => judge(anchor, video, random));
		return softSuppress(judged, limit + spareCandidates, 0.7);
	});
}

function judge(
	anchor: { readonly start: number; readonly end: number },
	video: LabelledVideo,
	random: Random,
): Candidate {
	let best = { start: anchor.start, end: anchor.end };
	let bestOverlap = 0;
	for (const { segment } of video.annotations) {
		const clip = { start: segment[0], end: segment[1] };
		const shared = overlap(anchor, clip);
		if (shared > bestOverlap) {
			bestOverlap = shared;
			best = clip;
		}
	}
	const length = anchor.end - anchor.start;
	const regress = (from: number, to: number) =>
		from + regressionShare * (to - from) + regressionNoise * length * random.normal();
	return {
		start: regress(anchor.start, best.start),
		end: regress(anchor.end, best.end),
		score: squash(bestOverlap + scoreNoise * random.normal()),
	};
}

/** Any number into (0, 1), keeping the order, without losing what is below zero. */
function squash(value: number): number {
	return 0.5 + (0.5 * value) / (1 + Math.abs(value));
}
