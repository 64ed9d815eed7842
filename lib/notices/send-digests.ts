import { inArray } from "drizzle-orm";
import { notices } from "#drizzle/schema/events.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectNotices } from "./about-queries.ts";
import { digestMail } from "./mails.ts";
import { selectWaiting, takeWaiting } from "./notice-queries.ts";
import type { Addressee } from "./people-queries.ts";
import { said } from "./said.ts";

/** The hour of UTC at which a day's digest ends: morning in Europe, afternoon in China. */
export const digestHourUtc = 6;

const dayMilliseconds = 86_400_000;
const peopleAtATime = 500;

/** The last instant at which a digest was due. What came later waits for the next. */
function digestCut(now: Date): Date {
	const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
	const today = Date.UTC(year, month, day, digestHourUtc);
	return new Date(today <= now.getTime() ? today : today - dayMilliseconds);
}

async function sendOne(ctx: Context, person: Addressee, before: Date): Promise<boolean> {
	return inTransaction(async (tx) => {
		const taken = await takeWaiting(tx.db, { userId: person.userId, before, now: ctx.now });
		const unread = taken.filter(({ readAt }) => readAt === null).map(({ id }) => id);
		if (unread.length === 0) return false;
		const all = await selectNotices(tx.db, inArray(notices.id, unread), unread.length);
		await queueMail(tx, digestMail(person, all.map(said), ctx.now));
		await record(tx, ctx, {
			action: "notices.digest",
			subject: { kind: "user", id: person.userId },
			detail: { notices: unread.length },
		});
		return true;
	});
}

/**
 * Sends everybody what waits for them, in one mail, once a day: what came before the day's hour and
 * is not read yet. Done again on the same day, by whomever, it sends nothing.
 */
export async function sendDigests(ctx: Context): Promise<{ sent: number }> {
	authorize(ctx.actor, "event.tell", {});
	const before = digestCut(ctx.now);
	let sent = 0;
	for (;;) {
		const people = await selectWaiting(ctx.db, before, peopleAtATime);
		for (const person of people) if (await sendOne(ctx, person, before)) sent += 1;
		if (people.length < peopleAtATime) return { sent };
	}
}
