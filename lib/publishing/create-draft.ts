import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import type { draftInput } from "./input.ts";
import {
	copyContents,
	insertDraft,
	selectLastSequence,
	selectPublishedBefore,
	selectVersion,
} from "./version-queries.ts";

/** Begins the next version of a dataset, with the files of the one before unless asked otherwise. */
export async function createDraft(
	ctx: Context,
	input: z.output<typeof draftInput>,
): Promise<{ version: string }> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const relation = await relationToDataset(ctx, dataset.id);
	authorize(ctx.actor, "version.edit", { ...relation, isDraft: true });
	const known = await selectVersion(ctx.db, dataset.id, input.version);
	if (known) throw new Conflict(`There is a version ${input.version} already.`);
	return inTransaction(async (tx) => {
		const before = await selectPublishedBefore(tx.db, dataset.id);
		const made = await insertDraft(tx.db, {
			datasetId: dataset.id,
			version: input.version,
			sequence: (await selectLastSequence(tx.db, dataset.id)) + 1,
			isDemonstration: before?.isDemonstration ?? false,
			createdAt: ctx.now,
		});
		if (!made)
			throw new Conflict(
				"The dataset has a draft already: publish or discard that one first, or go on with it.",
			);
		if (before && input.copiesFiles) await copyContents(tx.db, { from: before.id, to: made.id });
		await record(tx, ctx, {
			action: "version.begin",
			subject: { kind: "dataset_version", id: made.id },
			detail: { version: made.version, from: before?.version ?? null },
		});
		return { version: made.version };
	});
}
