import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { CommentInput } from "./input.ts";
import { actingPerson, loadRequest } from "./load-request.ts";
import { commentArrivedMail, commentMail } from "./mails.ts";
import { selectStewards } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import type { RequestView } from "./view.ts";
import { writeComment } from "./write-comment.ts";

/** Says something to the other side, who gets it by mail. */
export async function addComment(ctx: Context, input: CommentInput): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.comment", loaded.facts);
	const by = await actingPerson(ctx);
	const comment = { by: by.name, body: input.body };
	await inTransaction(async (tx) => {
		await writeComment(tx, ctx, loaded, { by, body: input.body, audience: "everyone" });
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
		writeComment(tx, ctx, loaded, { by, body: input.body, audience: "stewards" }),
	);
	return readRequest(ctx, input);
}
