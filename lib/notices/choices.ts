import type { z } from "zod";
import { eventKinds } from "#drizzle/schema/events.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Invalid } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { checkLink } from "#lib/signed-links/index.ts";
import { dropFromDigest, lockPerson, selectOwnChoices, upsertChoices } from "./choice-queries.ts";
import type { choicesInput, unsubscribeInput } from "./input.ts";
import { type EventKind, essentialKinds, type MailChoice, usualMail } from "./kinds.ts";
import { self } from "./self.ts";
import { digestHourUtc } from "./send-digests.ts";
import { type Ended, readToken } from "./unsubscribe-link.ts";
import type { ChoicesView, UnsubscriptionView } from "./view.ts";

const optional = eventKinds.filter((kind) => essentialKinds[kind] === undefined);

/** How the actor is mailed about each kind of event. */
export async function readChoices(ctx: Context): Promise<ChoicesView> {
	const chosen = await selectOwnChoices(ctx.db, self(ctx, "notice.choose"));
	return {
		choices: optional.map((kind) => ({
			kind,
			mail: chosen.get(kind) ?? usualMail[kind],
			isChosen: chosen.has(kind),
		})),
		essential: eventKinds.flatMap((kind) => {
			const why = essentialKinds[kind]?.en;
			return why === undefined ? [] : [{ kind, why }];
		}),
		digestHourUtc,
	};
}

type Choice = { kind: EventKind; mail: MailChoice };

async function choose(
	tx: Transaction,
	ctx: Context,
	of: { userId: string; choices: readonly Choice[]; by: "themselves" | "link" },
): Promise<void> {
	const { userId, choices, by } = of;
	const before = await selectOwnChoices(tx.db, userId);
	const changed = choices.filter(({ kind, mail }) => before.get(kind) !== mail);
	if (changed.length === 0) return;
	await upsertChoices(tx.db, userId, changed);
	const ended = changed.filter(({ mail }) => mail === "never").map(({ kind }) => kind);
	await dropFromDigest(tx.db, userId, ended);
	await record(tx, ctx, {
		action: "notices.choose",
		subject: { kind: "user", id: userId },
		detail: {
			by,
			before: Object.fromEntries(changed.map(({ kind }) => [kind, before.get(kind) ?? null])),
			after: Object.fromEntries(changed.map(({ kind, mail }) => [kind, mail])),
		},
	});
}

/** Chooses how to be mailed; what is not named stays as it is. */
export async function chooseMails(
	ctx: Context,
	input: z.output<typeof choicesInput>,
): Promise<ChoicesView> {
	const userId = self(ctx, "notice.choose");
	const { choices } = input;
	const always = choices.find(({ kind }) => essentialKinds[kind] !== undefined);
	if (always) throw new Invalid(essentialKinds[always.kind]?.en ?? "");
	await inTransaction((tx) => choose(tx, ctx, { userId, choices, by: "themselves" }));
	return readChoices(ctx);
}

/** What a link out of a mail is good for; to look changes nothing. */
export function readUnsubscription(
	ctx: Context,
	input: z.output<typeof unsubscribeInput>,
): UnsubscriptionView {
	const { token: subject, until, signature } = input;
	const given = { purpose: "unsubscribe", subject, until, signature } as const;
	const token = readToken(subject);
	const link = token ? checkLink(given, ctx.now) : "forged";
	return { link, ends: link === "genuine" && token ? token.ends : null };
}

async function endedKinds(tx: Transaction, userId: string, ends: Ended): Promise<EventKind[]> {
	if (ends !== "digest") return [ends];
	const chosen = await selectOwnChoices(tx.db, userId);
	return optional.filter((kind) => (chosen.get(kind) ?? usualMail[kind]) === "digest");
}

/**
 * Ends the mails that a link came with, or all that can be ended; whoever has the link may. Done
 * twice it is done.
 */
export async function unsubscribe(
	ctx: Context,
	input: z.output<typeof unsubscribeInput> & { all: boolean },
): Promise<{ ends: Ended | "all" }> {
	const { link } = readUnsubscription(ctx, input);
	authorize(ctx.actor, "notice.unsubscribe", { link });
	const token = readToken(input.token);
	if (!token) throw new Error("a genuine link has a sound token");
	const { userId, ends } = token;
	await inTransaction(async (tx) => {
		// Whoever deleted their account is mailed nothing any more.
		if (!(await lockPerson(tx.db, userId))) return;
		const kinds = input.all ? optional : await endedKinds(tx, userId, ends);
		const choices = kinds.map((kind) => ({ kind, mail: "never" as const }));
		await choose(tx, ctx, { userId, choices, by: "link" });
	});
	return { ends: input.all ? "all" : ends };
}
