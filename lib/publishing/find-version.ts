import type { Context } from "#lib/context.ts";
import { type DatasetRow, findDataset, relationToDataset } from "#lib/dataset/index.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize, type DatasetRelation, decide } from "#lib/policy/index.ts";
import type { VersionInput } from "./input.ts";
import { lockDraft, selectVersion, selectVersionById, type VersionRow } from "./version-queries.ts";

export type FoundVersion = {
	dataset: DatasetRow;
	version: VersionRow;
	facts: DatasetRelation & { isDraft: boolean };
};

type Selected = { dataset: DatasetRow; version: VersionRow };

/** Of a draft only those know who run the dataset: to everybody else there is no such thing. */
async function known(ctx: Context, found: Selected | null, what: string): Promise<FoundVersion> {
	if (!found) throw new NotFound(what);
	const relation = await relationToDataset(ctx, found.dataset.id);
	const facts = { ...relation, isDraft: found.version.publishedAt === null };
	if (!decide(ctx.actor, "version.view", facts).allowed) throw new NotFound(what);
	return { ...found, facts };
}

/** @throws NotFound, also of a draft that the actor may not know of */
export async function findVersion(ctx: Context, input: VersionInput): Promise<FoundVersion> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const version = await selectVersion(ctx.db, dataset.id, input.version);
	return known(ctx, version && { dataset, version }, "version of this dataset");
}

/** A version that the actor may change now. @throws NotFound, NotAllowed */
export async function findDraft(ctx: Context, input: VersionInput): Promise<FoundVersion> {
	const found = await findVersion(ctx, input);
	authorize(ctx.actor, "version.edit", found.facts);
	return found;
}

/** The same of something in it, which is what there is not for who may not know. */
export async function findDraftOf(
	ctx: Context,
	thing: { datasetVersionId: string },
	what: "file" | "upload",
): Promise<FoundVersion> {
	const found = await selectVersionById(ctx.db, thing.datasetVersionId);
	const version = await known(ctx, found, what);
	authorize(ctx.actor, "version.edit", version.facts);
	return version;
}

/** The draft held still, or the news that it is none any more. @throws Conflict */
export async function holdDraft(tx: Transaction, versionId: string): Promise<void> {
	if (await lockDraft(tx, versionId)) return;
	throw new Conflict(
		"The version was published or discarded meanwhile: its files can no longer change.",
	);
}
