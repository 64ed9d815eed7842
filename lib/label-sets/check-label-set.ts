import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { protocolBasis } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import type { LabelExpectation, LabelVerdict, NamedProtocol } from "#lib/label-check/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { defaultProtocol, protocolInput } from "#lib/scoring/index.ts";
import {
	changeState,
	type LabelSetRow,
	type Subset,
	selectCard,
	selectLabelSet,
	selectProtocols,
	selectVideos,
	setFindings,
} from "./queries.ts";

/** What a worker needs to look into a label set. */
export type LabelCheck = {
	labelSetId: string;
	/** Whether it is looked into for the first time; else it is in use, and only measured anew. */
	isNew: boolean;
	objectKey: string;
	fileBytes: number;
	sha256: string;
	expected: LabelExpectation;
};

/** What of a card the counts are held against; a card may be without it. */
const cardTable = z.object({
	clipsByCategoryAndDuration: z.object({
		bins: z.array(z.string()),
		rows: z.array(z.object({ category: z.string(), clips: z.array(z.int()) })),
	}),
});

/** Those of the phases on the subset; while there is none, the one that a new phase begins with. */
async function protocolsOf(ctx: Context, of: Subset): Promise<NamedProtocol[]> {
	const rows = await selectProtocols(ctx.db, of);
	if (rows.length === 0)
		return [{ sha256: protocolBasis(defaultProtocol).protocolSha256, protocol: defaultProtocol }];
	return rows.map(({ sha256, protocol }) => ({ sha256, protocol: protocolInput.parse(protocol) }));
}

async function expectationOf(ctx: Context, row: LabelSetRow): Promise<LabelExpectation> {
	const card = cardTable.safeParse(await selectCard(ctx.db, row.datasetVersionId));
	return {
		subset: row.subset,
		videos: await selectVideos(ctx.db, row.datasetVersionId),
		published: card.success ? card.data.clipsByCategoryAndDuration : null,
		protocols: await protocolsOf(ctx, row),
	};
}

/** What there is to look into; null when there is nothing (any more). */
export async function beginLabelCheck(
	ctx: Context,
	input: { labelSetId: string },
): Promise<LabelCheck | null> {
	authorize(ctx.actor, "label-set.check", {});
	const row = await selectLabelSet(ctx.db, input.labelSetId);
	if (row?.state !== "received" && row?.state !== "checked") return null;
	return {
		labelSetId: row.id,
		isNew: row.state === "received",
		objectKey: row.objectKey,
		fileBytes: row.fileBytes,
		sha256: row.sha256,
		expected: await expectationOf(ctx, row),
	};
}

/** The first verdict stands: another look at a set in use changes what is known of it, and no state. */
async function enterFindings(
	tx: Transaction,
	ctx: Context,
	{ labelSetId, isNew }: LabelCheck,
	{ problems, summary }: LabelVerdict,
): Promise<string | null> {
	if (!isNew) {
		const isThere = await setFindings(tx.db, labelSetId, {
			problems,
			...(summary ? { summary } : {}),
		});
		return isThere ? "label-set.look-again" : null;
	}
	const state = problems.errors > 0 ? "refused" : "checked";
	const of = { id: labelSetId, from: "received" } as const;
	const changed = await changeState(tx.db, of, { state, checkedAt: ctx.now, problems, summary });
	if (!changed) return null;
	return state === "checked" ? "label-set.check" : "label-set.refuse";
}

/** Enters what was found; safe to do twice. */
export async function concludeLabelCheck(
	ctx: Context,
	check: LabelCheck,
	verdict: LabelVerdict,
): Promise<void> {
	authorize(ctx.actor, "label-set.check", {});
	const { errors, warnings } = verdict.problems;
	await inTransaction(async (tx) => {
		const action = await enterFindings(tx, ctx, check, verdict);
		if (action === null) return;
		await record(tx, ctx, {
			action,
			subject: { kind: "label_set", id: check.labelSetId },
			detail: { errors, warnings },
		});
	});
}
