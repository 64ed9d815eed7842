import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { insertComment, insertEvent } from "./beside-queries.ts";
import type { CommentInput } from "./input.ts";
import { actingPerson, type LoadedRequest, loadRequest } from "./load-request.ts";
import { commentArrivedMail, commentMail } from "./mails.ts";
import { type PersonRow, selectStewards } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import type { RequestView } from "./view.ts";

type Said = { by: PersonRow; body: string; audience: "everyone" | "stewards" };

async function write(
	tx: Transaction,
	ctx: Context,
	loaded: LoadedRequest,
	said: Said,
): Promise<void> {
	const { id, number } = loaded.request;
	const { by, body, audience } = said;
	const made = await insertComment(tx.db, {
		requestId: id,
		userId: by.id,
		audience,
		body,
		at: ctx.now,
	});
	const action = audience === "everyone" ? "comment" : "note";
	await insertEvent(tx.db, ctx, { requestId: id, action, detail: { commentId: made.id } });
	await record(tx, ctx, {
		action: `request.${action}`,
		subject: { kind: "access_request", id },
		detail: { number },
	});
}

/** Says something to the other side, who gets it by mail. */
export async function addComment(ctx: Context, input: CommentInput): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.comment", loaded.facts);
	const by = await actingPerson(ctx);
	const comment = { by: by.name, body: input.body };
	await inTransaction(async (tx) => {
		await write(tx, ctx, loaded, { by, body: input.body, audience: "everyone" });
		if (!loaded.facts.isApplicant) return queueMail(tx, commentMail(loaded, comment));
		// Whoever has the request in hand answers; while nobody has, any steward may.
		const stewards = await selectStewards(tx.db, loaded.dataset.id);
		const inHand = stewards.filter(({ id }) => id === loaded.request.reviewerId);
		for (const steward of inHand.length > 0 ? inHand : stewards)
			await queueMail(tx, commentArrivedMail(loaded, steward, comment));
	});
	return readRequest(ctx, input);
}

/** Says something to the other stewards only; the applicant never sees it. */
export async function addNote(ctx: Context, input: CommentInput): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.note", loaded.facts);
	const by = await actingPerson(ctx);
	await inTransaction((tx) =>
		write(tx, ctx, loaded, { by, body: input.body, audience: "stewards" }),
	);
	return readRequest(ctx, input);
}
