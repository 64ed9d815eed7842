import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectGrant, upsertEndAnswer } from "./end-queries.ts";
import type { EndAnswerInput } from "./input.ts";

/** What a holder whose access has ended says has become of their copies; a later word replaces an earlier. */
export async function answerEnd(ctx: Context, input: EndAnswerInput): Promise<void> {
	const { grantId, answer, because } = input;
	const grant = await selectGrant(ctx.db, grantId);
	if (!grant) throw new NotFound("grant");
	const isSelf = ctx.actor.kind === "member" && ctx.actor.userId === grant.userId;
	authorize(ctx.actor, "grant.answer-end", { isSelf });
	if (grant.revokedAt === null && grant.endsAt > ctx.now)
		throw new Conflict("Your access has not ended: there is nothing to answer yet.");
	await inTransaction(async (tx) => {
		await upsertEndAnswer(tx.db, { grantId, answer, because, answeredAt: ctx.now });
		await record(tx, ctx, {
			action: "grant.answer-end",
			subject: { kind: "grant", id: grantId },
			detail: { answer, because },
		});
	});
}
