import { z } from "zod";
import { type LabelProblem, parseLabels } from "#lib/scoring/index.ts";

/** What may be known about a dataset without its labels. */
export type DatasetVideos = ReadonlyMap<
	string,
	{ readonly subset: string; readonly durationSeconds?: number | undefined }
>;

export type VideosResult =
	| { readonly ok: true; readonly videos: DatasetVideos }
	| { readonly ok: false; readonly problems: readonly LabelProblem[] };

const listInput = z.looseObject({
	videos: z.array(
		z.looseObject({
			id: z.string(),
			subset: z.string(),
			durationSeconds: z.number().nonnegative().optional(),
		}),
	),
});

/** Reads a parsed list of videos, `{"videos": [{"id", "subset", "durationSeconds"}]}`, or a label file. Never throws. */
export function parseVideos(json: unknown): VideosResult {
	if (typeof json === "object" && json !== null && "database" in json) {
		const parsed = parseLabels(json);
		return parsed.ok ? { ok: true, videos: parsed.labels.videos } : parsed;
	}
	const list = listInput.safeParse(json);
	if (list.success) {
		return { ok: true, videos: new Map(list.data.videos.map(({ id, ...video }) => [id, video])) };
	}
	const problems = list.error.issues.slice(0, 20).map((issue) => ({
		pointer: issue.path.map((step) => `/${String(step)}`).join(""),
		message: issue.message,
	}));
	return { ok: false, problems };
}
