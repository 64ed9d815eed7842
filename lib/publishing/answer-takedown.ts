import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import type { takedownAnswerInput } from "./input.ts";
import { selectReply, selectTakedown, setAnswer } from "./takedown-queries.ts";

/** A holder says what has become of their copy of a video that was taken down. */
export async function answerTakedown(
	ctx: Context,
	input: z.output<typeof takedownAnswerInput>,
): Promise<void> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const takedown = await selectTakedown(ctx.db, input.takedownId);
	if (!takedown) throw new NotFound("takedown");
	const reply = await selectReply(ctx.db, takedown.id, userId);
	authorize(ctx.actor, "takedown.answer", { isAsked: reply !== null });
	const { answer, because } = input;
	await inTransaction(async (tx) => {
		const of = { takedownId: takedown.id, userId };
		if (!(await setAnswer(tx.db, of, { answer, because, answeredAt: ctx.now })))
			throw new Conflict("You have said already that you have no copy.");
		await record(tx, ctx, {
			action: "takedown.answer",
			subject: { kind: "takedown", id: takedown.id },
			detail: { answer },
		});
	});
}
