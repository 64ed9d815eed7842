import type { Context } from "#lib/context.ts";
import { cardView } from "./card.ts";
import { findDataset } from "./find-dataset.ts";
import {
	selectCounts,
	selectCurrentLicence,
	selectFileCounts,
	selectOfferedFiles,
	selectVersions,
} from "./queries.ts";
import {
	type DatasetView,
	viewGroup,
	viewLicence,
	viewLine,
	viewOffered,
	viewVersion,
} from "./view.ts";

/** The card of a dataset, its versions, licence and files: public, like all that says what a dataset is. */
export async function readDataset(ctx: Context, input: { dataset: string }): Promise<DatasetView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const [versions, counts, licence] = await Promise.all([
		selectVersions(ctx.db, dataset.id),
		selectCounts(ctx.db, dataset.id),
		selectCurrentLicence(ctx.db, dataset.id),
	]);
	const [newest] = versions;
	const [groups, files] = newest
		? await Promise.all([
				selectFileCounts(ctx.db, newest.id),
				selectOfferedFiles(ctx.db, {
					datasetId: dataset.id,
					versionId: newest.id,
					accesses: ["public"],
				}),
			])
		: [[], []];
	return {
		...viewLine(dataset),
		card: cardView.parse(dataset.card),
		versions: versions.map((version) => viewVersion(version, counts)),
		licence: viewLicence(licence),
		files: groups.map(viewGroup),
		publicFiles: files.map(viewOffered),
	};
}
