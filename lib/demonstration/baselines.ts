import { anchors, anchorsDescription } from "./anchors.ts";
import { boundaryMatching, boundaryMatchingDescription } from "./boundary-matching.ts";
import type { BaselineOptions, Labels } from "./propose.ts";
import { randomIntervals, randomIntervalsDescription } from "./random-intervals.ts";
import { slidingWindows, slidingWindowsDescription } from "./sliding-windows.ts";
import type { SubmissionFile } from "./submission-file.ts";

/** A baseline as the board shows it, and the function that makes its submission. */
export interface Baseline {
	readonly slug: string;
	readonly name: string;
	readonly network: string;
	readonly backbone: string;
	readonly backboneFamily: string;
	readonly fashion: "top-down" | "bottom-up" | "other";
	readonly streams: string;
	readonly pretraining: string;
	readonly description: string;
	readonly generate: (labels: Labels, options?: BaselineOptions) => SubmissionFile;
}

/** None of them has a network that sees frames, so none has a backbone. */
const sightless = {
	backbone: "none",
	backboneFamily: "none",
	streams: "none",
	pretraining: "none",
} as const;

/** The demonstration's baselines, weakest first. */
export const baselines: readonly Baseline[] = [
	{
		slug: "random",
		name: "Random intervals",
		network: "Random intervals",
		...sightless,
		fashion: "other",
		description: randomIntervalsDescription,
		generate: randomIntervals,
	},
	{
		slug: "sliding-windows",
		name: "Sliding windows, multi-scale",
		network: "Sliding windows",
		...sightless,
		fashion: "top-down",
		description: slidingWindowsDescription,
		generate: slidingWindows,
	},
	{
		slug: "anchors",
		name: "Anchors, simulated",
		network: "Anchors (simulated)",
		...sightless,
		fashion: "top-down",
		description: anchorsDescription,
		generate: anchors,
	},
	{
		slug: "boundary-matching",
		name: "Boundary matching, simulated",
		network: "Boundary matching (simulated)",
		...sightless,
		fashion: "bottom-up",
		description: boundaryMatchingDescription,
		generate: boundaryMatching,
	},
];
