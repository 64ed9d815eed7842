import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { EndAccessInput } from "./input.ts";
import { suspendedMail } from "./mails.ts";
import { memberId } from "./member.ts";
import { nothingRuns } from "./nothing-runs.ts";
import { lockHolder, selectHolder, updateRunningUnsuspended } from "./queries.ts";

/** Stops somebody's access to a dataset, under every grant of it, until it is resumed. */
export async function suspendAccess(
	ctx: Context,
	input: EndAccessInput,
): Promise<{ suspended: number }> {
	const { dataset: slug, userId, reason } = input;
	const dataset = await findDataset(ctx.db, slug);
	authorize(ctx.actor, "grant.end", await relationToDataset(ctx, dataset.id));
	const holder = { datasetId: dataset.id, userId };
	const change = { suspendedAt: ctx.now, suspendedBy: memberId(ctx), suspensionReason: reason };
	return inTransaction(async (tx) => {
		await lockHolder(tx, holder);
		const stopped = await updateRunningUnsuspended(tx.db, { ...holder, now: ctx.now, change });
		if (stopped.length === 0) throw await nothingRuns(tx.db, { ...holder, now: ctx.now });
		for (const grant of stopped)
			await record(tx, ctx, {
				action: "grant.suspend",
				subject: { kind: "grant", id: grant.id },
				detail: { reason },
			});
		const person = await selectHolder(tx.db, userId);
		if (person && !person.deletedAt)
			await queueMail(tx, { to: person.email, ...suspendedMail(dataset, reason) });
		return { suspended: stopped.length };
	});
}
