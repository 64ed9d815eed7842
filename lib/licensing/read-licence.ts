import type { Context } from "#lib/context.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { NotFound } from "#lib/errors.ts";
import { currentVersion } from "./in-force.ts";
import type { LicenceInput, LicenceNumberInput, LicenceTextInput } from "./input.ts";
import { selectPublished } from "./queries.ts";
import { type LicenceLine, type LicenceView, viewLicence, viewLine } from "./view.ts";

/**
 * A published version of a dataset's licence, for anybody: the one to sign now unless a number is given.
 * @throws NotFound, also for what is still a draft
 */
export async function readLicence(
	ctx: Context,
	input: LicenceInput & { number?: number },
): Promise<LicenceView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const published = await selectPublished(ctx.db, dataset.id);
	const row =
		input.number === undefined
			? currentVersion(published)
			: published.find(({ number }) => number === input.number);
	if (!row) throw new NotFound("licence version");
	return viewLicence(dataset, row, published);
}

/** Every published version of a dataset's licence, newest first, for anybody. */
export async function listLicenceVersions(
	ctx: Context,
	input: LicenceInput,
): Promise<LicenceLine[]> {
	const dataset = await findDataset(ctx.db, input.dataset);
	return (await selectPublished(ctx.db, dataset.id)).map(viewLine).reverse();
}

/** Exactly the text that the digest is of, and what to call it as a file. */
export async function readLicenceText(
	ctx: Context,
	input: LicenceTextInput,
): Promise<{ text: string; sha256: string; fileName: string }> {
	const { dataset, number, textEn, textZh, sha256En, sha256Zh } = await readLicence(ctx, {
		dataset: input.dataset,
		number: input.number,
	} satisfies LicenceNumberInput);
	const fileName = `${dataset.slug}-licence-${number}-${input.language}.md`;
	return input.language === "en"
		? { text: textEn, sha256: sha256En, fileName }
		: { text: textZh, sha256: sha256Zh, fileName };
}
