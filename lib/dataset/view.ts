import { z } from "zod";
import { fileAccesses, fileKinds } from "#drizzle/schema/dataset.ts";
import { licenceLanguages } from "#drizzle/schema/licensing.ts";
import { cardView } from "./card.ts";
import type {
	CountRow,
	DatasetRow,
	FileCountRow,
	FileRow,
	LicenceRow,
	VersionRow,
} from "./queries.ts";

const subsetView = z.object({
	subset: z.string(),
	videos: z.int(),
	durationSeconds: z.number().describe("Of all its videos together"),
});

const versionView = z.object({
	version: z.string(),
	sequence: z.int().describe("Counts the versions from 1"),
	isDemonstration: z.boolean(),
	changes: z.string().describe("What changed since the version before"),
	publishedAt: z.iso.datetime(),
	subsets: z.array(subsetView),
});
export type VersionView = z.output<typeof versionView>;

const licenceLine = z.object({
	number: z.int(),
	titleEn: z.string(),
	titleZh: z.string(),
	authoritative: z.enum(licenceLanguages).describe("Which text counts where the two differ"),
	inForceFrom: z.iso.datetime().nullable(),
	sha256En: z.string(),
	sha256Zh: z.string(),
});
export type LicenceLine = z.output<typeof licenceLine>;

/** A file that somebody may have; nothing of a withheld file is ever put into this shape. */
const offeredFile = z.object({
	id: z.uuid(),
	path: z.string(),
	kind: z.enum(fileKinds),
	access: z.enum(["public", "licensed"]),
	subset: z.string().nullable(),
	videoId: z.string().nullable(),
	mediaType: z.string(),
	fileBytes: z.int(),
	sha256: z.string(),
});
export type OfferedFile = z.output<typeof offeredFile>;

const fileGroup = z.object({
	access: z.enum(fileAccesses),
	kind: z.enum(fileKinds),
	files: z.int(),
	fileBytes: z.number().nullable().describe("Null where the files are withheld"),
});
export type FileGroup = z.output<typeof fileGroup>;

/** A dataset in a list. */
export const datasetLine = z.object({
	slug: z.string(),
	title: z.string(),
	summary: z.string(),
});
export type DatasetLine = z.output<typeof datasetLine>;

export const datasetView = datasetLine.extend({
	card: cardView,
	versions: z.array(versionView).describe("The published versions, newest first"),
	licence: licenceLine.nullable().describe("What is to be signed now"),
	files: z.array(fileGroup).describe("Of the newest version"),
	publicFiles: z.array(offeredFile).describe("Of the newest version: anybody may download these"),
});
export type DatasetView = z.output<typeof datasetView>;

export const viewLine = ({ slug, title, summary }: DatasetRow): DatasetLine => ({
	slug,
	title,
	summary,
});

export function viewVersion(version: VersionRow, counts: readonly CountRow[]): VersionView {
	if (version.publishedAt === null) throw new Error("a draft is nobody's to see");
	return {
		version: version.version,
		sequence: version.sequence,
		isDemonstration: version.isDemonstration,
		changes: version.changes,
		publishedAt: version.publishedAt.toISOString(),
		subsets: counts
			.filter(({ datasetVersionId }) => datasetVersionId === version.id)
			.map(({ subset, videos, durationSeconds }) => ({ subset, videos, durationSeconds })),
	};
}

export function viewLicence(licence: LicenceRow | null): LicenceLine | null {
	if (licence === null) return null;
	const { number, titleEn, titleZh, authoritative, inForceFrom, sha256En, sha256Zh } = licence;
	return {
		number,
		titleEn,
		titleZh,
		authoritative,
		inForceFrom: inForceFrom?.toISOString() ?? null,
		sha256En,
		sha256Zh,
	};
}

export function viewOffered(file: FileRow): OfferedFile {
	const { id, path, kind, access, subset, videoId, mediaType, fileBytes, sha256 } = file;
	if (access === "withheld") throw new Error("a withheld file is not offered");
	return { id, path, kind, access, subset, videoId, mediaType, fileBytes, sha256 };
}

/** One withheld file's size would be its group's sum, so the sum is not said. */
export const viewGroup = ({ access, kind, files, fileBytes }: FileCountRow): FileGroup => ({
	access,
	kind,
	files,
	fileBytes: access === "withheld" ? null : fileBytes,
});
