import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import type { judgementInput } from "./input.ts";
import { lockPair, updateJudgement } from "./similar-queries.ts";

/** Keeps what an organizer saw in a pair. It is a note, and does nothing to anybody. */
export async function judgeSimilar(
	ctx: Context,
	input: z.output<typeof judgementInput>,
): Promise<void> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId: judgedBy } = ctx.actor;
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "similar.judge");
	const { pairId, judgement, note } = input;
	await inTransaction(async (tx) => {
		const before = await lockPair(tx.db, { challengeId, pairId });
		if (!before) throw new NotFound("pair");
		await updateJudgement(tx.db, pairId, { judgement, note, judgedAt: ctx.now, judgedBy });
		await record(tx, ctx, {
			action: "similar.judge",
			subject: { kind: "similar_pair", id: pairId },
			detail: {
				before: { judgement: before.judgement, note: before.note },
				after: { judgement, note },
			},
		});
	});
}
