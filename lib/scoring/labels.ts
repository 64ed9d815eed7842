import { z } from "zod";

export interface Annotation {
	readonly onsetSeconds: number;
	readonly offsetSeconds: number;
	readonly label: string;
}

export interface LabelledVideo {
	readonly subset: string;
	readonly durationSeconds?: number | undefined;
	readonly framesPerSecond?: number | undefined;
	readonly source?: string | undefined;
	readonly subject?: string | undefined;
	readonly annotations: readonly Annotation[];
}

/** A label set: every video of the dataset, of any subset, in the order of the file. */
export interface Labels {
	readonly version?: string | undefined;
	readonly videos: ReadonlyMap<string, LabelledVideo>;
}

/** What is wrong with a label file, and where (RFC 6901). */
export interface LabelProblem {
	readonly pointer: string;
	readonly message: string;
}

export type LabelsResult =
	| { readonly ok: true; readonly labels: Labels }
	| { readonly ok: false; readonly problems: readonly LabelProblem[] };

const videoInput = z.looseObject({
	subset: z.string(),
	duration: z.number().nonnegative().optional(),
	fps: z.number().positive().optional(),
	source: z.string().optional(),
	subject: z.string().optional(),
	annotations: z
		.array(
			z.looseObject({
				segment: z
					.tuple([z.number(), z.number()])
					.refine(([onset, offset]) => offset >= onset, "a segment ends before it begins"),
				label: z.string(),
			}),
		)
		.default([]),
});

// The record itself is walked by hand: a video may be called "__proto__", which schema libraries drop.
const fileInput = z.looseObject({
	version: z.string().optional(),
	database: z.custom<Readonly<Record<string, unknown>>>(
		(value) => typeof value === "object" && value !== null && !Array.isArray(value),
		"must be an object with one member for each video",
	),
});

const maxProblems = 20;

/**
 * Reads a parsed label file (ActivityNet layout; members that are not known are ignored).
 * Never throws: what is wrong comes back as values, at most 20.
 */
export function parseLabels(json: unknown): LabelsResult {
	const file = fileInput.safeParse(json);
	if (!file.success) return { ok: false, problems: problemsOf(file.error, []) };
	const videos = new Map<string, LabelledVideo>();
	const problems: LabelProblem[] = [];
	for (const [id, value] of Object.entries(file.data.database)) {
		const video = videoInput.safeParse(value);
		if (video.success) videos.set(id, labelledVideo(video.data));
		else problems.push(...problemsOf(video.error, ["database", id]));
		if (problems.length >= maxProblems) break;
	}
	if (problems.length > 0) return { ok: false, problems: problems.slice(0, maxProblems) };
	return { ok: true, labels: { version: file.data.version, videos } };
}

function labelledVideo(video: z.output<typeof videoInput>): LabelledVideo {
	return {
		subset: video.subset,
		durationSeconds: video.duration,
		framesPerSecond: video.fps,
		source: video.source,
		subject: video.subject,
		annotations: video.annotations.map(({ segment: [onsetSeconds, offsetSeconds], label }) => ({
			onsetSeconds,
			offsetSeconds,
			label,
		})),
	};
}

function problemsOf(error: z.ZodError, path: readonly PropertyKey[]): LabelProblem[] {
	return error.issues.map((issue) => ({
		pointer: [...path, ...issue.path]
			.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
			.join(""),
		message: issue.message,
	}));
}

/** The subsets a label set has, each with its number of videos, in the order they first occur. */
export function subsetsOf(labels: Labels): ReadonlyMap<string, number> {
	const subsets = new Map<string, number>();
	for (const { subset } of labels.videos.values()) {
		subsets.set(subset, (subsets.get(subset) ?? 0) + 1);
	}
	return subsets;
}
