import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { EndAccessInput } from "./input.ts";
import { resumedMail } from "./mails.ts";
import { nothingRuns } from "./nothing-runs.ts";
import { lockHolder, selectHolder, updateSuspended } from "./queries.ts";

/** Lets somebody go on whose access was suspended. */
export async function resumeAccess(
	ctx: Context,
	input: EndAccessInput,
): Promise<{ resumed: number }> {
	const { dataset: slug, userId, reason } = input;
	const dataset = await findDataset(ctx.db, slug);
	authorize(ctx.actor, "grant.end", await relationToDataset(ctx, dataset.id));
	const holder = { datasetId: dataset.id, userId };
	const change = { suspendedAt: null, suspendedBy: null, suspensionReason: "" };
	return inTransaction(async (tx) => {
		await lockHolder(tx, holder);
		const resumed = await updateSuspended(tx.db, { ...holder, now: ctx.now, change });
		if (resumed.length === 0) throw await nothingRuns(tx.db, { ...holder, now: ctx.now });
		for (const grant of resumed)
			await record(tx, ctx, {
				action: "grant.resume",
				subject: { kind: "grant", id: grant.id },
				detail: { reason },
			});
		const person = await selectHolder(tx.db, userId);
		if (person && !person.deletedAt)
			await queueMail(tx, { to: person.email, ...resumedMail(dataset, reason) });
		return { resumed: resumed.length };
	});
}
