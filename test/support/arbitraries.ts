import fc from "fast-check";
import type { LabelledVideo, Labels } from "#lib/scoring/index.ts";
import type { PlainProposal, PlainSubmission } from "./plain-evaluation.ts";

// Tenths of a second make ties, exact hits and tIoUs that lie on a threshold; free doubles make the rest.
const seconds = fc.oneof(
	fc.integer({ min: 0, max: 80 }).map((tenths) => tenths / 10),
	fc.double({ min: 0, max: 8, noNaN: true }),
);
const interval = fc
	.tuple(seconds, seconds)
	.map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]));

const score = fc.oneof(
	fc.integer({ min: 0, max: 5 }).map((fifths) => fifths / 5),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const proposal: fc.Arbitrary<PlainProposal> = fc.record({ segment: interval, score });

const video: fc.Arbitrary<LabelledVideo> = fc.record(
	{
		subset: fc.constantFrom("testing", "testing", "testing", "training"),
		durationSeconds: fc.constant(8),
		source: fc.constantFrom("movie", "opera", "__proto__"),
		subject: fc.constantFrom("s1", "s2", "s3"),
		annotations: fc.array(
			fc
				.tuple(interval, fc.constantFrom("happy", "fear", "__proto__"))
				.map(([[onsetSeconds, offsetSeconds], label]) => ({
					onsetSeconds,
					offsetSeconds,
					label,
				})),
			{ maxLength: 9 },
		),
	},
	{ requiredKeys: ["subset", "annotations"] },
);

/** Labels of up to 6 videos and a submission for some of them and one more, empty lists included. */
export const scoringCase: fc.Arbitrary<{ labels: Labels; submission: PlainSubmission }> = fc
	.array(fc.tuple(video, fc.option(proposals())), { minLength: 1, maxLength: 6 })
	.chain((videos) =>
		fc.option(proposals()).map((unknown) => ({
			labels: { videos: new Map(videos.map(([labelled], i) => [`v${i}`, labelled])) },
			submission: new Map(
				[...videos.map(([, list]) => list), unknown].flatMap((list, i) =>
					list === null ? [] : [[`v${i}`, list] as const],
				),
			),
		})),
	);

// Around 100 a video is where the budget begins to bite.
function proposals(): fc.Arbitrary<PlainProposal[]> {
	return fc.oneof(
		fc.array(proposal, { maxLength: 12 }),
		fc.array(proposal, { minLength: 80, maxLength: 260 }),
	);
}
