import type { LabelledVideo } from "./label-file.ts";
import { type Candidate, type Labels, proposeForEach } from "./propose.ts";
import type { Random } from "./random.ts";
import type { SubmissionFile } from "./submission-file.ts";

/** How well a simulated spotter sees. */
interface Sight {
	/** The share of expressions that it notices when they last a second; of shorter ones it notices less. */
	readonly notices: number;
	/** Error of both ends, as a share of the expression's length. */
	readonly error: number;
	readonly falseAlarmsPerMinute: number;
	/** How far the scores of what is there and what is not lie apart. */
	readonly separation: number;
	/** The share of expressions whose category it gets right. */
	readonly names: number;
}

/** A spotting method as the board shows it, and the function that makes its file. */
export interface Spotter {
	readonly slug: string;
	readonly name: string;
	readonly network: string;
	readonly backbone: string;
	readonly backboneFamily: string;
	readonly fashion: "top-down" | "bottom-up" | "other";
	readonly streams: string;
	readonly pretraining: string;
	readonly description: string;
	/** The thresholds that its team sends the file with, one submission each; null sends every segment. */
	readonly thresholds: readonly (number | null)[];
	readonly generate: (labels: Labels, threshold: number | null) => SubmissionFile;
}

const simulation =
	"A simulation, not a trained method: it sees the demonstration labels through noise, because no video exists to see.";

function simulated(slug: string, sight: Sight): Spotter["generate"] {
	return (labels, threshold) => {
		const found = proposeForEach(slug, labels, {}, (video, random) => [
			...noticed(video, sight, random),
			...falseAlarms(video, sight, random),
		]);
		return withThreshold(found, threshold);
	};
}

const withThreshold = (file: SubmissionFile, threshold: number | null): SubmissionFile =>
	threshold === null ? file : { ...file, score_threshold: threshold };

const categories = ["negative", "positive", "surprise", "other"];
const guess = (random: Random) => categories[random.below(categories.length)];

function noticed(video: LabelledVideo, sight: Sight, random: Random): Candidate[] {
	return video.annotations.flatMap(({ segment: [onset, offset], label }) => {
		const length = offset - onset;
		const clarity = Math.min(1, 0.55 + 0.45 * length);
		const isSeen = random.unit() < sight.notices * clarity;
		const ends = [random.normal(), random.normal()].map((draw) => sight.error * length * draw);
		const score = 0.5 + sight.separation * (0.5 + 0.5 * random.normal());
		const name = random.unit() < sight.names ? label : guess(random);
		if (!isSeen) return [];
		return [{ start: onset + (ends[0] ?? 0), end: offset + (ends[1] ?? 0), score, label: name }];
	});
}

/** Blinks, swallows and head turns that look like an expression. */
function falseAlarms({ duration }: LabelledVideo, sight: Sight, random: Random): Candidate[] {
	const count = Math.round((duration / 60) * sight.falseAlarmsPerMinute * (0.5 + random.unit()));
	return Array.from({ length: count }, () => {
		const start = random.unit() * (duration - 1);
		return {
			start,
			end: start + 0.1 + 0.6 * random.unit(),
			score: 0.5 - sight.separation * (0.5 + 0.5 * random.normal()),
			label: guess(random),
		};
	});
}

/** Windows of a third of a second, every two seconds, whatever the video shows. */
const windows: Spotter["generate"] = (labels, threshold) =>
	withThreshold(
		proposeForEach("windows", labels, {}, ({ duration }, random) =>
			Array.from({ length: Math.floor(duration / 2) }, (_, at) => ({
				start: 2 * at + 1,
				end: 2 * at + 1 + 1 / 3,
				score: random.unit(),
			})),
		),
		threshold,
	);

const none = { pretraining: "none" } as const;

/** The methods of the demonstration of spotting, weakest first; the first one is blind. */
export const spotters: readonly Spotter[] = [
	{
		slug: "windows",
		name: "Regular windows",
		network: "Regular windows",
		backbone: "none",
		backboneFamily: "none",
		fashion: "other",
		streams: "none",
		...none,
		description:
			"A third of a second, every two seconds. It reads neither video nor labels: the floor that every method should beat.",
		thresholds: [null],
		generate: windows,
	},
	{
		slug: "frame-differences",
		name: "Frame differences, simulated",
		network: "Peaks (simulated)",
		backbone: "none",
		backboneFamily: "none",
		fashion: "bottom-up",
		streams: "face",
		...none,
		description: `${simulation} Many false alarms, all of them sent.`,
		thresholds: [null],
		generate: simulated("frame-differences", {
			notices: 0.7,
			error: 0.22,
			falseAlarmsPerMinute: 4,
			separation: 0.15,
			names: 0.4,
		}),
	},
	{
		slug: "optical-flow",
		name: "Optical flow, simulated",
		network: "Flow (simulated)",
		backbone: "none",
		backboneFamily: "two-stream (RGB + flow)",
		fashion: "bottom-up",
		streams: "RGB + flow",
		...none,
		description: `${simulation} Sent with a threshold that keeps it careful.`,
		thresholds: [0.6],
		generate: simulated("optical-flow", {
			notices: 0.75,
			error: 0.15,
			falseAlarmsPerMinute: 3,
			separation: 0.2,
			names: 0.6,
		}),
	},
	{
		slug: "landmark-graph",
		name: "Graph of landmarks, simulated",
		network: "Graph (simulated)",
		backbone: "none",
		backboneFamily: "none",
		fashion: "top-down",
		streams: "face",
		...none,
		description: `${simulation} Sent twice: with every segment, and with the threshold that its team believes in.`,
		thresholds: [null, 0.5],
		generate: simulated("landmark-graph", {
			notices: 0.9,
			error: 0.13,
			falseAlarmsPerMinute: 2.5,
			separation: 0.25,
			names: 0.75,
		}),
	},
];
