import { type BaselineOptions, type Candidate, type Labels, proposeForEach } from "./propose.ts";
import type { SubmissionFile } from "./submission-file.ts";

export const slidingWindowsDescription =
	"Windows of three fixed lengths (1.5, 3 and 6 s) slid over the video with half overlap or more, in an order that mixes lengths and spreads over time. It reads neither video nor labels, but the three lengths were chosen by how they score on the demonstration labels.";

const windowSeconds = [1.5, 3, 6];

/** Multi-scale sliding windows, uninformed: what regular coverage alone recalls. */
export function slidingWindows(labels: Labels, options: BaselineOptions = {}): SubmissionFile {
	return proposeForEach("sliding-windows", labels, options, (video, random, limit) =>
		windowGrid(video.duration, windowSeconds, limit).map(
			(window): Candidate => ({ ...window, score: random.unit() }),
		),
	);
}

/**
 * Windows of every length that fits (the shortest always, cut to the video), evenly spaced with
 * half overlap; with more overlap where a short video would have fewer than `atLeast`.
 */
export function windowGrid(duration: number, lengths: readonly number[], atLeast: number) {
	const fitting = lengths.filter((seconds) => seconds <= duration);
	const used = fitting.length > 0 ? fitting : [duration];
	for (let strideShare = 0.5; ; strideShare /= 2) {
		const grid = used.flatMap((seconds) => windows(duration, seconds, strideShare));
		if (grid.length >= atLeast || strideShare < 0.01) return grid;
	}
}

function windows(duration: number, seconds: number, strideShare: number) {
	const steps = Math.ceil((duration - seconds) / (seconds * strideShare));
	const stride = steps > 0 ? (duration - seconds) / steps : 0;
	return Array.from({ length: steps + 1 }, (_, at) => ({
		start: at * stride,
		end: at * stride + seconds,
	}));
}
