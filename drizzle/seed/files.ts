import { createHash } from "node:crypto";
import type { datasetFiles } from "#drizzle/schema/dataset.ts";
import { baselines, type LabelFile } from "#lib/demonstration/index.ts";
import { mediaTypeOf, objectKeyOf } from "#lib/publishing/index.ts";
import { objectStorage } from "#lib/storage/index.ts";
import { movingBar } from "./moving-bar.ts";

export type FileRow = Omit<typeof datasetFiles.$inferInsert, "datasetVersionId">;
export type MadeFile = Pick<FileRow, "path" | "kind" | "access"> &
	Partial<Pick<FileRow, "subset" | "videoId">> & { bytes: Uint8Array };

const readme = `# SDFE-LV, demonstration

These files show how a dataset is published, licensed and downloaded. They are not SDFE-LV.

- videos/ holds generated videos of a moving bar (YUV4MPEG2, 32 x 24 pixels). Nobody is in them.
- annotations/ holds demonstration labels of the training and validation subsets, made by a program
  from the statistics that the paper prints.
- samples/ holds a file of proposals as the challenge takes them.
- labels/testing.json is withheld: nobody can download it.
`;

const text = (words: string) => new TextEncoder().encode(words);
const json = (value: unknown) => text(JSON.stringify(value));

const videosOfEachSubset = 8;

function labelsOf(labels: LabelFile, subset: string): Uint8Array {
	const database = Object.fromEntries(
		Object.entries(labels.database).filter(([, video]) => video.subset === subset),
	);
	return json({ ...labels, database });
}

function sampleProposals(labels: LabelFile): Uint8Array {
	const file = baselines[0]?.generate(labels, { subset: "validation", seed: "sample" });
	if (!file) throw new Error("no baseline to take a sample of");
	const results = Object.fromEntries(
		Object.entries(file.results)
			.slice(0, 5)
			.map(([videoId, proposals]) => [videoId, proposals.slice(0, 3)]),
	);
	return json({ ...file, results });
}

function videos(labels: LabelFile): MadeFile[] {
	return ["training", "validation", "testing"].flatMap((subset) =>
		Object.entries(labels.database)
			.filter(([, video]) => video.subset === subset)
			.slice(0, videosOfEachSubset)
			.map(([videoId, { duration }], at) => ({
				path: `videos/${subset}/${videoId}.y4m`,
				kind: "video" as const,
				access: "licensed" as const,
				subset,
				videoId,
				bytes: movingBar({ durationSeconds: duration, speed: at + 1 }),
			})),
	);
}

function made(labels: LabelFile): MadeFile[] {
	const annotations = ["training", "validation"].map((subset) => ({
		path: `annotations/${subset}.json`,
		kind: "annotation" as const,
		access: "licensed" as const,
		subset,
		bytes: labelsOf(labels, subset),
	}));
	return [
		{ path: "README.md", kind: "document", access: "public", bytes: text(readme) },
		{
			path: "samples/proposals.json",
			kind: "sample",
			access: "public",
			bytes: sampleProposals(labels),
		},
		...annotations,
		{
			path: "labels/testing.json",
			kind: "annotation",
			access: "withheld",
			subset: "testing",
			bytes: labelsOf(labels, "testing"),
		},
		...videos(labels),
	];
}

async function stored(datasetId: string, { bytes, ...file }: MadeFile): Promise<FileRow> {
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const mediaType = mediaTypeOf(file.path);
	const objectKey = file.access === "withheld" ? null : objectKeyOf(datasetId, sha256);
	if (objectKey) await objectStorage().putObject(objectKey, bytes, { type: mediaType });
	const verifiedAt = objectKey ? new Date() : null;
	return { ...file, mediaType, fileBytes: bytes.length, sha256, objectKey, verifiedAt };
}

/** Files put into the storage and described for a draft to take in. */
export const storedFiles = (datasetId: string, files: readonly MadeFile[]): Promise<FileRow[]> =>
	Promise.all(files.map((file) => stored(datasetId, file)));

/** The demonstration's files: made, put into the storage, and described for a draft to take in. */
export function demonstrationFiles(datasetId: string, labels: LabelFile): Promise<FileRow[]> {
	return storedFiles(datasetId, made(labels));
}
