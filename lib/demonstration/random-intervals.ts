import { type BaselineOptions, type Candidate, type Labels, proposeForEach } from "./propose.ts";
import type { SubmissionFile } from "./submission-file.ts";

export const randomIntervalsDescription =
	"A length drawn at random up to that of the video, a place where it fits, and a random score. It reads neither video nor labels: the floor that every method should beat.";

/** Intervals of uniform length, uniformly placed in the video, with uniform scores. */
export function randomIntervals(labels: Labels, options: BaselineOptions = {}): SubmissionFile {
	return proposeForEach("random", labels, options, ({ duration }, random, limit) =>
		Array.from({ length: limit }, (): Candidate => {
			const length = (1 - random.unit()) * duration;
			const start = random.unit() * (duration - length);
			return { start, end: start + length, score: random.unit() };
		}),
	);
}
