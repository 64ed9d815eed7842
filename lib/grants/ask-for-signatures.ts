import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { signatureFactsOf } from "#lib/licensing/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize, grantState } from "#lib/policy/index.ts";
import { signatureMissingMail } from "./mails.ts";
import { insertReminder, selectDatasets, selectUnasked } from "./reminder-queries.ts";

type Dataset = Awaited<ReturnType<typeof selectDatasets>>[number];
type Unasked = Awaited<ReturnType<typeof selectUnasked>>[number];

async function ask(ctx: Context, dataset: Dataset, { grant, email }: Unasked, number: number) {
	return inTransaction(async (tx) => {
		// Of two workers the second waits here for the first, and then finds it said.
		const word = { grantId: grant.id, daysBefore: -number, sentAt: ctx.now };
		if (!(await insertReminder(tx.db, word))) return false;
		await queueMail(tx, { to: email, ...signatureMissingMail(dataset, number) });
		await record(tx, ctx, {
			action: "grant.ask-for-signature",
			subject: { kind: "grant", id: grant.id },
			detail: { licence: number },
		});
		return true;
	});
}

async function askHoldersOf(ctx: Context, dataset: Dataset): Promise<number> {
	const { db, now } = ctx;
	const of = { datasetId: dataset.id, now };
	const { requiredNumber } = (await signatureFactsOf(db, { ...of, userIds: [] }))("");
	if (requiredNumber === null) return 0;
	const unasked = await selectUnasked(db, { ...of, licenceNumber: requiredNumber });
	const userIds = unasked.map(({ grant }) => grant.userId);
	const factsOf = await signatureFactsOf(db, { ...of, userIds });
	let asked = 0;
	for (const row of unasked) {
		const isMissing = grantState(row.grant, factsOf(row.grant.userId), now) === "needs_signature";
		if (isMissing && (await ask(ctx, dataset, row, requiredNumber))) asked += 1;
	}
	return asked;
}

/**
 * Tells holders whose access has begun to wait for their signature, because a licence version's
 * grace is over: once a person and version, however many workers do this at a time.
 */
export async function askForSignatures(ctx: Context): Promise<{ asked: number }> {
	authorize(ctx.actor, "request.upkeep", {});
	let asked = 0;
	for (const dataset of await selectDatasets(ctx.db)) asked += await askHoldersOf(ctx, dataset);
	return { asked };
}
