import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { EndAccessInput } from "./input.ts";
import { revokedMail } from "./mails.ts";
import { memberId } from "./member.ts";
import { nothingRuns } from "./nothing-runs.ts";
import { lockHolder, selectHolder, updateRunning } from "./queries.ts";

/** Ends somebody's access to a dataset, under every grant of it, from this moment on. */
export async function revokeAccess(
	ctx: Context,
	input: EndAccessInput,
): Promise<{ revoked: number }> {
	const { dataset: slug, userId, reason } = input;
	const dataset = await findDataset(ctx.db, slug);
	authorize(ctx.actor, "grant.end", await relationToDataset(ctx, dataset.id));
	const holder = { datasetId: dataset.id, userId };
	const change = { revokedAt: ctx.now, revokedBy: memberId(ctx), revocationReason: reason };
	return inTransaction(async (tx) => {
		await lockHolder(tx, holder);
		const ended = await updateRunning(tx.db, { ...holder, now: ctx.now, change });
		if (ended.length === 0) throw await nothingRuns(tx.db, { ...holder, now: ctx.now });
		for (const grant of ended)
			await record(tx, ctx, {
				action: "grant.revoke",
				subject: { kind: "grant", id: grant.id },
				detail: { reason },
			});
		const person = await selectHolder(tx.db, userId);
		if (person && !person.deletedAt)
			await queueMail(tx, { to: person.email, ...revokedMail(dataset, reason) });
		return { revoked: ended.length };
	});
}
