import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { decide } from "#lib/policy/index.ts";
import { selectFiles } from "./file-queries.ts";
import { findDraft, findVersion } from "./find-version.ts";
import type { VersionInput } from "./input.ts";
import { unreadiness } from "./publish-version.ts";
import { selectTakenDown } from "./takedown-queries.ts";
import { selectOpenUploads } from "./upload-queries.ts";
import {
	selectNewer,
	selectReadiness,
	selectVersions,
	selectVideoTotals,
} from "./version-queries.ts";
import {
	type DraftView,
	type VersionLine,
	type VersionView,
	viewDraftFile,
	viewFile,
	viewLine,
	viewUpload,
} from "./view.ts";

/** The versions of a dataset, newest first; a draft only for those who run the dataset. */
export async function listVersions(
	ctx: Context,
	input: { dataset: string },
): Promise<VersionLine[]> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const relation = await relationToDataset(ctx, dataset.id);
	const versions = await selectVersions(ctx.db, dataset.id);
	return versions
		.filter(({ version }) => {
			const facts = { ...relation, isDraft: version.publishedAt === null };
			return decide(ctx.actor, "version.view", facts).allowed;
		})
		.map(({ version, ...totals }) => viewLine(version, totals));
}

/** A version and its files: names, sizes and digests are open to all, whoever may have the bytes. */
export async function readVersion(ctx: Context, input: VersionInput): Promise<VersionView> {
	const { dataset, version } = await findVersion(ctx, input);
	const [files, takenDown, subsets, newest] = await Promise.all([
		selectFiles(ctx.db, version.id),
		selectTakenDown(ctx.db, dataset.id),
		selectVideoTotals(ctx.db, version.id),
		selectNewer(ctx.db, dataset.id, version.sequence),
	]);
	const list = files.map((file) => viewFile(file, takenDown));
	const fileBytes = list.reduce((total, file) => total + (file.fileBytes ?? 0), 0);
	return {
		...viewLine(version, { files: files.length, fileBytes }),
		dataset: { slug: dataset.slug, title: dataset.title },
		newest,
		subsets,
		list,
	};
}

/** What an organizer works on: a draft's files with how far each is, and the uploads under way. */
export async function readDraft(ctx: Context, input: VersionInput): Promise<DraftView> {
	const { version } = await findDraft(ctx, input);
	const [files, uploads, state] = await Promise.all([
		selectFiles(ctx.db, version.id),
		selectOpenUploads(ctx.db, version.id),
		selectReadiness(ctx.db, version.id),
	]);
	return {
		version: version.version,
		unready: unreadiness(state),
		files: files.map(viewDraftFile),
		uploads: uploads.map(viewUpload),
	};
}
