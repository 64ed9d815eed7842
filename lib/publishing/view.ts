import { z } from "zod";
import { fileAccesses, fileKinds, takedownAnswers } from "#drizzle/schema/dataset.ts";
import type { FileRow } from "./file-queries.ts";
import { partCount } from "./part-size.ts";
import type { UploadRow } from "./upload-queries.ts";
import type { VersionRow } from "./version-queries.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const versionLine = z.object({
	version: z.string(),
	sequence: z.int().describe("The order of versions"),
	isDemonstration: z.boolean(),
	isDraft: z.boolean(),
	changes: z.string(),
	publishedAt: z.iso.datetime().nullable(),
	files: z.int(),
	fileBytes: z.int().describe("Of all its files together, the withheld ones left out"),
});
export type VersionLine = z.output<typeof versionLine>;

const publishedFile = z.object({
	id: z.uuid().nullable().describe("Null for what is withheld: it has no download"),
	path: z.string(),
	access: z.enum(fileAccesses),
	kind: z.enum(fileKinds).nullable(),
	subset: z.string().nullable(),
	videoId: z.string().nullable(),
	mediaType: z.string().nullable(),
	fileBytes: z.int().nullable(),
	sha256: sha256.nullable(),
	isTakenDown: z.boolean().describe("Whether its video was taken down since"),
});
export type PublishedFile = z.output<typeof publishedFile>;

export const versionView = versionLine.extend({
	dataset: z.object({ slug: z.string(), title: z.string() }),
	newest: z.string().nullable().describe("A newer published version, if there is one"),
	subsets: z.array(z.object({ subset: z.string(), videos: z.int(), durationSeconds: z.number() })),
	list: z.array(publishedFile).describe("Of what is withheld, only the path"),
});
export type VersionView = z.output<typeof versionView>;

const draftFile = publishedFile.extend({
	id: z.uuid(),
	state: z.enum(["verifying", "verified", "broken", "withheld"]),
	problem: z.string().nullable(),
});
export type DraftFile = z.output<typeof draftFile>;

const openUpload = z.object({
	uploadId: z.uuid(),
	path: z.string(),
	fileBytes: z.int(),
	sha256,
	partBytes: z.int(),
	parts: z.int(),
	expiresAt: z.iso.datetime(),
});
export type OpenUpload = z.output<typeof openUpload>;

export const draftView = z.object({
	version: z.string(),
	unready: z.string().nullable().describe("Why it cannot be published yet"),
	files: z.array(draftFile),
	uploads: z.array(openUpload).describe("Begun and not completed"),
});
export type DraftView = z.output<typeof draftView>;

export const begunUpload = z.discriminatedUnion("state", [
	z.object({
		state: z.literal("stored").describe("The site has these bytes: nothing is to be sent"),
		fileId: z.uuid(),
	}),
	openUpload.extend({ state: z.literal("open").describe("Send its parts, then complete it") }),
]);
export type BegunUpload = z.output<typeof begunUpload>;

export const signedParts = z.object({
	stored: z.array(z.int()).describe("Parts that the storage has: these need not be sent again"),
	parts: z.array(z.object({ number: z.int(), bytes: z.int(), url: z.url() })),
});
export type SignedParts = z.output<typeof signedParts>;

const changedFile = z.object({
	path: z.string(),
	changes: z.array(z.enum(["bytes", "access"])),
});
export const versionDiff = z.object({
	from: z.string().nullable(),
	to: z.string(),
	added: z.array(z.string()),
	removed: z.array(z.string()),
	changed: z.array(changedFile),
	unchanged: z.int(),
});
export type VersionDiff = z.output<typeof versionDiff>;

export const takedownView = z.object({
	id: z.uuid(),
	videoId: z.string(),
	reason: z.string(),
	boardEffect: z.string(),
	at: z.iso.datetime(),
	tombstoneVersion: z.string(),
});
export type TakedownView = z.output<typeof takedownView>;

const askedTakedown = takedownView.extend({
	dataset: z.object({ slug: z.string(), title: z.string() }),
	askedAt: z.iso.datetime(),
	answer: z.enum(takedownAnswers).nullable(),
	because: z.string(),
	answeredAt: z.iso.datetime().nullable(),
});
export type AskedTakedown = z.output<typeof askedTakedown>;

/** Withheld is withheld: its path is known, and nothing of what is inside. */
export function viewFile(file: FileRow, takenDown: ReadonlySet<string>): PublishedFile {
	const isTakenDown = file.videoId !== null && takenDown.has(file.videoId);
	const known = { path: file.path, access: file.access, isTakenDown };
	if (file.access === "withheld")
		return {
			...known,
			id: null,
			kind: null,
			subset: null,
			videoId: null,
			mediaType: null,
			fileBytes: null,
			sha256: null,
		};
	const { id, kind, subset, videoId, mediaType, fileBytes, sha256 } = file;
	return { ...known, id, kind, subset, videoId, mediaType, fileBytes, sha256 };
}

function stateOf(file: FileRow): DraftFile["state"] {
	if (file.access === "withheld") return "withheld";
	if (file.problem) return "broken";
	return file.verifiedAt ? "verified" : "verifying";
}

export const viewDraftFile = (file: FileRow): DraftFile => ({
	...viewFile(file, new Set()),
	id: file.id,
	state: stateOf(file),
	problem: file.problem,
});

export const viewUpload = (upload: UploadRow): OpenUpload => ({
	uploadId: upload.id,
	path: upload.path,
	fileBytes: upload.fileBytes,
	sha256: upload.sha256,
	partBytes: upload.partBytes,
	parts: partCount(upload),
	expiresAt: upload.expiresAt.toISOString(),
});

export const viewLine = (
	version: VersionRow,
	totals: { files: number; fileBytes: number },
): VersionLine => ({
	version: version.version,
	sequence: version.sequence,
	isDemonstration: version.isDemonstration,
	isDraft: version.publishedAt === null,
	changes: version.changes,
	publishedAt: version.publishedAt?.toISOString() ?? null,
	files: totals.files,
	fileBytes: totals.fileBytes,
});
