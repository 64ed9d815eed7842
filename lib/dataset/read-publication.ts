import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { type CardView, cardView } from "./card.ts";
import { findDataset } from "./find-dataset.ts";
import {
	selectCounts,
	selectCurrentLicence,
	selectOfferedFiles,
	selectVersions,
} from "./queries.ts";
import {
	type DatasetLine,
	type LicenceLine,
	type OfferedFile,
	type VersionView,
	viewLicence,
	viewLine,
	viewOffered,
	viewVersion,
} from "./view.ts";

export const datasetInput = z.object({
	dataset: z.string().describe("The dataset's name in its address"),
});
export const publicationInput = datasetInput.extend({
	version: z.string().describe("A published version, as it is called"),
});

/** A published version with everything that may be told of it to anybody. */
export type Publication = DatasetLine & {
	card: CardView;
	version: VersionView;
	licence: LicenceLine | null;
	/** Public files first; nothing of what is withheld or was taken down. */
	files: OfferedFile[];
};

/** @throws NotFound also where there is such a version and it is a draft */
export async function readPublication(
	ctx: Context,
	input: { dataset: string; version: string },
): Promise<Publication> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const versions = await selectVersions(ctx.db, dataset.id);
	const version = versions.find((one) => one.version === input.version);
	if (!version) throw new NotFound("version");
	const [counts, licence, files] = await Promise.all([
		selectCounts(ctx.db, dataset.id),
		selectCurrentLicence(ctx.db, dataset.id),
		selectOfferedFiles(ctx.db, {
			datasetId: dataset.id,
			versionId: version.id,
			accesses: ["public", "licensed"],
		}),
	]);
	return {
		...viewLine(dataset),
		card: cardView.parse(dataset.card),
		version: viewVersion(version, counts),
		licence: viewLicence(licence),
		files: files.map(viewOffered),
	};
}
