import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { type AskRow, insertAsk, insertEvent, revokeAsks, selectAsks } from "./beside-queries.ts";
import { type About, askMail } from "./mails.ts";

const dayMilliseconds = 86_400_000;
const askDays = 14;

export type AskStatus = "asked" | "expired" | "revoked" | "confirmed" | "refused";

/** What has become of a question to a supervisor; a question that was taken back counts no longer. */
export function askStatus(ask: AskRow, now: Date): AskStatus {
	if (ask.revokedAt !== null) return "revoked";
	if (ask.answer !== null) return ask.answer;
	return ask.expiresAt > now ? "asked" : "expired";
}

/** Asks a supervisor by mail; older questions of the request that nobody answered end with it. */
export async function ask(tx: Transaction, ctx: Context, about: About): Promise<void> {
	const { request } = about;
	await revokeAsks(tx.db, { requestId: request.id, now: ctx.now });
	const made = await insertAsk(tx.db, {
		requestId: request.id,
		name: request.supervisorName,
		email: request.supervisorEmail,
		askedAt: ctx.now,
		// Whole seconds: that is what the signature of the link covers.
		expiresAt: new Date(Math.floor((ctx.now.getTime() + askDays * dayMilliseconds) / 1000) * 1000),
	});
	await insertEvent(tx.db, ctx, {
		requestId: request.id,
		action: "ask-supervisor",
		detail: { name: made.name, email: made.email },
	});
	await queueMail(tx, askMail(about, made));
}

/** At submission: whoever is named now is asked, unless asked and not expired; whoever was before is not. */
export async function settleSupervisor(tx: Transaction, ctx: Context, about: About): Promise<void> {
	const { id, position, supervisorEmail } = about.request;
	const isStudent = position === "student";
	await revokeAsks(tx.db, {
		requestId: id,
		now: ctx.now,
		except: isStudent ? supervisorEmail : "",
	});
	if (!isStudent) return;
	const standing = (await selectAsks(tx.db, id)).some((one) =>
		["asked", "confirmed", "refused"].includes(askStatus(one, ctx.now)),
	);
	if (!standing) await ask(tx, ctx, about);
}
