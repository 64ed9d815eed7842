import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import type { webhookInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { lockWebhook, updateWebhook } from "./queries.ts";
import { oldSecretUntil } from "./sign.ts";

/** Has nothing signed with the secret before any more: somebody else may know it. */
export async function endOldSecret(
	ctx: Context,
	input: z.output<typeof webhookInput>,
): Promise<void> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const of = { challengeId, webhookId: input.webhookId };
	await inTransaction(async (tx) => {
		const until = oldSecretUntil(mustBe(await lockWebhook(tx.db, of)), ctx.now);
		if (until === null) throw new Conflict("The secret before signs nothing any more.");
		await updateWebhook(tx.db, of, { oldSecretUntil: null });
		await record(tx, ctx, {
			action: "webhook.end-secret",
			subject: { kind: "webhook", id: of.webhookId },
			detail: { before: { oldSecretUntil: until }, after: { oldSecretUntil: null } },
		});
	});
}
