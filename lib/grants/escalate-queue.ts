import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { escalationMail } from "./mails.ts";
import { claimOverdue, selectDatasets, selectResponsible } from "./reminder-queries.ts";

/** After how many days in the queue a request is brought before everybody who could answer it. */
const escalationDays = 14;
const dayMilliseconds = 86_400_000;

type Dataset = Awaited<ReturnType<typeof selectDatasets>>[number];

async function escalateOne(ctx: Context, dataset: Dataset): Promise<number> {
	const submittedBefore = new Date(ctx.now.getTime() - escalationDays * dayMilliseconds);
	return inTransaction(async (tx) => {
		const claim = { datasetId: dataset.id, submittedBefore, now: ctx.now };
		const overdue = (await claimOverdue(tx.db, claim)).sort(
			(one, other) => one.number - other.number,
		);
		if (overdue.length === 0) return 0;
		const since = overdue.map(({ submittedAt }) => submittedAt?.getTime() ?? ctx.now.getTime());
		const mail = escalationMail(dataset, {
			numbers: overdue.map(({ number }) => number),
			oldestSince: new Date(Math.min(...since)),
			days: escalationDays,
		});
		for (const to of await selectResponsible(tx.db, dataset.id))
			await queueMail(tx, { to, ...mail });
		for (const { id } of overdue)
			await record(tx, ctx, {
				action: "request.escalate",
				subject: { kind: "access_request", id },
			});
		return overdue.length;
	});
}

/** Writes to all stewards and organizers of a dataset about requests that wait too long; once for each. */
export async function escalateQueue(ctx: Context): Promise<{ escalated: number }> {
	authorize(ctx.actor, "request.upkeep", {});
	let escalated = 0;
	for (const dataset of await selectDatasets(ctx.db)) escalated += await escalateOne(ctx, dataset);
	return { escalated };
}
