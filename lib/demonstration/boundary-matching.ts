import type { LabelledVideo } from "./label-file.ts";
import { softSuppress } from "./overlap.ts";
import {
	type BaselineOptions,
	type Candidate,
	type Labels,
	proposeForEach,
	spareCandidates,
} from "./propose.ts";
import type { Random } from "./random.ts";
import type { SubmissionFile } from "./submission-file.ts";

export const boundaryMatchingDescription =
	"A simulation of a bottom-up method, not a trained network: probabilities that an expression starts, goes on or ends, every 8 frames, are made from the demonstration labels and noise; their peaks are paired and soft-NMS ranks the pairs. It sees the labels because no video exists to see.";

/** Seconds between two positions: 8 frames at 25 fps, half of the paper's interval of 16. */
const stepSeconds = 0.32;
const longestSeconds = 24;
/** A boundary is felt so far away; what is shorter than this blurs into one bump. */
const reachSeconds = 0.8;
const boundaryNoise = 0.25;
const expressionNoise = 0.4;
/** Head turns, speech and light that look like a piece of an expression: one in so many seconds. */
const secondsPerDistraction = 8;

interface Event {
	readonly start: number;
	readonly end: number;
	/** How clearly it shows, in [0, 1]. */
	readonly clarity: number;
}

interface Probabilities {
	readonly starts: readonly number[];
	readonly ends: readonly number[];
	readonly expressive: readonly number[];
}

interface Boundary {
	/** Index of the position, and the moment in seconds, refined between positions. */
	readonly at: number;
	readonly seconds: number;
	readonly value: number;
}

/** Noisy start, end and expression probabilities; pairs of peaks; linear soft-NMS. */
export function boundaryMatching(labels: Labels, options: BaselineOptions = {}): SubmissionFile {
	return proposeForEach("boundary-matching", labels, options, (video, random, limit) => {
		const events = [...seenClips(video, random), ...distractions(video.duration, random)];
		const seen = observe(video.duration, events, random);
		const paired = pair(seen, peaks);
		// A video of a few seconds has few peaks: there every position may be a boundary.
		const pairs = paired.length >= limit + spareCandidates ? paired : pair(seen, everyPosition);
		const likeliest = [...pairs].sort((x, y) => y.score - x.score).slice(0, 6 * limit);
		return softSuppress(likeliest, limit + spareCandidates, 0.5);
	});
}

/** The true clips as they show: less clearly when short, and never exactly where they are. */
function seenClips(video: LabelledVideo, random: Random): Event[] {
	return video.annotations.map(({ segment: [start, end] }) => {
		const length = end - start;
		return {
			start: start + 0.1 * Math.min(length, 3) * random.normal(),
			end: end + 0.15 * Math.min(length, 3) * random.normal(),
			clarity: (0.1 + 0.9 * random.unit()) * Math.min(1, 0.3 + length / 2),
		};
	});
}

function distractions(duration: number, random: Random): Event[] {
	return Array.from({ length: Math.round(duration / secondsPerDistraction) }, () => {
		const start = random.unit() * duration;
		const end = start + 0.5 + 4 * random.unit();
		return { start, end: Math.min(end, duration), clarity: 0.2 + 0.5 * random.unit() };
	});
}

function observe(duration: number, events: readonly Event[], random: Random): Probabilities {
	const positions = Array.from(
		{ length: Math.floor(duration / stepSeconds) + 1 },
		(_, at) => at * stepSeconds,
	);
	const near = (distance: number) => Math.max(0, 1 - Math.abs(distance) / reachSeconds);
	const strongest = (at: number, share: (event: Event, at: number) => number, noise: number) => {
		let value = 0;
		for (const event of events) value = Math.max(value, event.clarity * share(event, at));
		return clamp(value + noise * random.normal());
	};
	return {
		starts: positions.map((at) => strongest(at, (e, t) => near(t - e.start), boundaryNoise)),
		ends: positions.map((at) => strongest(at, (e, t) => near(t - e.end), boundaryNoise)),
		expressive: positions.map((at) =>
			strongest(at, (e, t) => (t >= e.start && t <= e.end ? 1 : 0), expressionNoise),
		),
	};
}

/** Every start with every later end, scored by both and by what lies in and around. */
function pair(
	{ starts, ends, expressive }: Probabilities,
	choose: (values: readonly number[]) => readonly Boundary[],
): Candidate[] {
	const sums = [0];
	for (const value of expressive) sums.push((sums.at(-1) ?? 0) + value);
	const mean = (from: number, to: number) => {
		const first = Math.max(0, from);
		const last = Math.min(expressive.length, to);
		return last > first ? ((sums[last] ?? 0) - (sums[first] ?? 0)) / (last - first) : 0;
	};
	const chosenEnds = choose(ends);
	return choose(starts).flatMap((start) =>
		chosenEnds
			.filter((end) => end.at > start.at && (end.at - start.at) * stepSeconds <= longestSeconds)
			.map((end): Candidate => {
				const inside = mean(start.at, end.at + 1);
				const margin = Math.max(1, Math.round((end.at - start.at) / 4));
				const around =
					(mean(start.at - margin, start.at) + mean(end.at + 1, end.at + 1 + margin)) / 2;
				return {
					start: start.seconds,
					end: end.seconds,
					score: clamp(start.value * end.value * (0.05 + clamp(inside - around / 2))),
				};
			}),
	);
}

/** Local maxima and whatever is above half of the highest value, placed between positions by weight. */
function peaks(values: readonly number[]): Boundary[] {
	const half = values.reduce((most, value) => Math.max(most, value), 0) / 2;
	return values.flatMap((value, at) => {
		const before = values[at - 1] ?? 0;
		const after = values[at + 1] ?? 0;
		if (value <= 0 || (value < half && (value < before || value < after))) return [];
		const shift = (after - before) / (before + value + after);
		return [{ at, value, seconds: (at + shift) * stepSeconds }];
	});
}

function everyPosition(values: readonly number[]): Boundary[] {
	return values.map((value, at) => ({ at, value: 0.01 + value, seconds: at * stepSeconds }));
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
