import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { canonicalText, sha256Of } from "./canonical-text.ts";
import { currentVersion } from "./in-force.ts";
import type { DraftInput, DraftStateInput } from "./input.ts";
import {
	deleteDraft,
	insertDraft,
	type LicenceRow,
	selectDraft,
	selectPublished,
	updateDraft,
} from "./queries.ts";
import { type DraftView, viewDraft } from "./view.ts";

type Draft = DraftInput & { datasetId: string };

function draftValues(ctx: Context, input: Draft) {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { datasetId, titleEn, titleZh, authoritative, change, changesEn, changesZh } = input;
	const textEn = canonicalText(input.textEn);
	const textZh = canonicalText(input.textZh);
	return {
		...{ datasetId, titleEn, titleZh, textEn, textZh, authoritative },
		...{ change, changesEn, changesZh },
		sha256En: sha256Of(textEn),
		sha256Zh: sha256Of(textZh),
		inForceFrom: input.inForceFrom === null ? null : new Date(input.inForceFrom),
		graceDays: input.change === "material" ? input.graceDays : 0,
		editedBy: ctx.actor.userId,
	};
}

/** What became of the draft that somebody had read, said to them. */
export async function draftConflict(tx: Transaction, datasetId: string): Promise<Conflict> {
	const draft = await selectDraft(tx.db, datasetId);
	if (draft)
		return new Conflict(
			"Somebody else has edited the draft since you opened it. Keep your text elsewhere, open the page again, and put the two together.",
			{ editedAt: draft.editedAt.toISOString() },
		);
	return new Conflict(
		"There is no such draft any more: it was published or discarded since you opened it.",
	);
}

async function beginDraft(tx: Transaction, ctx: Context, input: Draft): Promise<LicenceRow> {
	const newest = currentVersion(await selectPublished(tx.db, input.datasetId));
	const number = (newest?.number ?? 0) + 1;
	if (number === 1 && input.change === "editorial")
		throw new Invalid("The first version of a licence is material: nobody has signed it yet.", [
			{ pointer: "/change", message: "material" },
		]);
	const values = { ...draftValues(ctx, input), number, editedAt: ctx.now };
	const made = await insertDraft(tx.db, values);
	if (!made) throw await draftConflict(tx, input.datasetId);
	return made;
}

async function changeDraft(tx: Transaction, ctx: Context, input: Draft, editedAt: Date) {
	const draft = await selectDraft(tx.db, input.datasetId);
	if (draft?.number === 1 && input.change === "editorial")
		throw new Invalid("The first version of a licence is material: nobody has signed it yet.", [
			{ pointer: "/change", message: "material" },
		]);
	// Two edits within one millisecond must differ too, or the second would not notice the first.
	const next = new Date(Math.max(ctx.now.getTime(), editedAt.getTime() + 1));
	const state = { datasetId: input.datasetId, editedAt };
	const changed = await updateDraft(tx.db, state, { ...draftValues(ctx, input), editedAt: next });
	if (!changed) throw await draftConflict(tx, input.datasetId);
	return changed;
}

/**
 * Writes the draft of a dataset's next licence version, and begins it where there is none.
 * @throws Conflict when the draft is no longer the one that was read
 */
export async function editLicence(ctx: Context, input: DraftInput): Promise<DraftView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const relation = await relationToDataset(ctx, dataset.id);
	authorize(ctx.actor, "licence.edit", { ...relation, isDraft: true });
	const draft = { ...input, datasetId: dataset.id };
	return inTransaction(async (tx) => {
		const row =
			input.editedAt === null
				? await beginDraft(tx, ctx, draft)
				: await changeDraft(tx, ctx, draft, new Date(input.editedAt));
		await record(tx, ctx, {
			action: "licence.edit",
			subject: { kind: "licence_version", id: row.id },
			detail: { number: row.number, sha256En: row.sha256En, sha256Zh: row.sha256Zh },
		});
		return viewDraft(row);
	});
}

/** Throws the draft away. @throws Conflict when it is no longer the one that was read */
export async function discardDraft(ctx: Context, input: DraftStateInput): Promise<void> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const relation = await relationToDataset(ctx, dataset.id);
	authorize(ctx.actor, "licence.edit", { ...relation, isDraft: true });
	await inTransaction(async (tx) => {
		const state = { datasetId: dataset.id, editedAt: new Date(input.editedAt) };
		const gone = await deleteDraft(tx.db, state);
		if (!gone) throw await draftConflict(tx, dataset.id);
		await record(tx, ctx, {
			action: "licence.discard",
			subject: { kind: "licence_version", id: gone.id },
			detail: { number: gone.number },
		});
	});
}
