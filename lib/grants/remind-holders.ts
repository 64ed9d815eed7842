import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { dueReminder, reminderDays } from "./due-reminder.ts";
import { endedMail, endsSoonMail } from "./mails.ts";
import { type EndingRow, insertReminder, selectEnding } from "./reminder-queries.ts";

const dayMilliseconds = 86_400_000;
const atATime = 1000;

async function remind(ctx: Context, row: EndingRow, daysBefore: number): Promise<boolean> {
	const { grant, dataset, email } = row;
	return inTransaction(async (tx) => {
		// Of two workers the second waits here for the first, and then finds it said.
		const isOurs = await insertReminder(tx.db, { grantId: grant.id, daysBefore, sentAt: ctx.now });
		if (!isOurs) return false;
		const mail = daysBefore === 0 ? endedMail(dataset) : endsSoonMail(dataset, grant.endsAt);
		await queueMail(tx, { to: email, ...mail });
		await record(tx, ctx, {
			action: "grant.remind",
			subject: { kind: "grant", id: grant.id },
			detail: { daysBefore },
		});
		return true;
	});
}

/**
 * Tells holders that their access ends, 60, 30 and 7 days before, and asks at the end what became of
 * their copies; each once, however many workers do this at a time.
 */
export async function remindHolders(ctx: Context): Promise<{ reminded: number }> {
	authorize(ctx.actor, "request.upkeep", {});
	const before = new Date(ctx.now.getTime() + reminderDays[0] * dayMilliseconds);
	let reminded = 0;
	for (const row of await selectEnding(ctx.db, { before, limit: atATime })) {
		const due = dueReminder({ ...row.grant, lastSaid: row.lastSaid }, ctx.now);
		// While access is suspended only its end is worth a mail.
		if (due === null || (row.grant.suspendedAt && due > 0)) continue;
		if (await remind(ctx, row, due)) reminded += 1;
	}
	return { reminded };
}
