import type { Context } from "#lib/context.ts";
import { type DatasetRow, findDataset, relationToDataset } from "#lib/dataset/index.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize, type DatasetRelation } from "#lib/policy/index.ts";
import type { VersionInput } from "./input.ts";
import { lockDraft, selectVersion, selectVersionById, type VersionRow } from "./version-queries.ts";

export type FoundVersion = {
	dataset: DatasetRow;
	version: VersionRow;
	facts: DatasetRelation & { isDraft: boolean };
};

async function withFacts(
	ctx: Context,
	found: { dataset: DatasetRow; version: VersionRow },
): Promise<FoundVersion> {
	const relation = await relationToDataset(ctx, found.dataset.id);
	return { ...found, facts: { ...relation, isDraft: found.version.publishedAt === null } };
}

/** @throws NotFound */
export async function findVersion(ctx: Context, input: VersionInput): Promise<FoundVersion> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const version = await selectVersion(ctx.db, dataset.id, input.version);
	if (!version) throw new NotFound("version of this dataset");
	return withFacts(ctx, { dataset, version });
}

/** A version that the actor may change now. @throws NotFound, NotAllowed */
export async function findDraft(
	ctx: Context,
	of: VersionInput | { versionId: string },
): Promise<FoundVersion> {
	const found = "versionId" in of ? await findById(ctx, of.versionId) : await findVersion(ctx, of);
	authorize(ctx.actor, "version.edit", found.facts);
	return found;
}

async function findById(ctx: Context, versionId: string): Promise<FoundVersion> {
	const found = await selectVersionById(ctx.db, versionId);
	if (!found) throw new NotFound("version of this dataset");
	return withFacts(ctx, found);
}

/** The draft held still, or the news that it is none any more. @throws Conflict */
export async function holdDraft(tx: Transaction, versionId: string): Promise<void> {
	if (await lockDraft(tx, versionId)) return;
	throw new Conflict("The version was published meanwhile: its files can no longer change.");
}
