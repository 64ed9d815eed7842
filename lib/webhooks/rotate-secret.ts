import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import type { webhookInput } from "./input.ts";
import { mustBe } from "./must-be.ts";
import { lockWebhook, updateWebhook } from "./queries.ts";
import { type MadeWebhookView, viewMade } from "./view.ts";

const overlapMilliseconds = 24 * 3_600_000;

/** Gives a webhook another secret. For a day, what is sent is signed with the one before too. */
export async function rotateSecret(
	ctx: Context,
	input: z.output<typeof webhookInput>,
): Promise<MadeWebhookView> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "webhook.manage");
	const of = { challengeId, webhookId: input.webhookId };
	return inTransaction(async (tx) => {
		const before = mustBe(await lockWebhook(tx.db, of)).secretVersion;
		const changed = await updateWebhook(tx.db, of, {
			secretVersion: before + 1,
			oldSecretUntil: new Date(ctx.now.getTime() + overlapMilliseconds),
		});
		await record(tx, ctx, {
			action: "webhook.rotate",
			subject: { kind: "webhook", id: changed.id },
			detail: {
				before: { secretVersion: before },
				after: { secretVersion: before + 1, oldSecretUntil: changed.oldSecretUntil },
			},
		});
		return viewMade(changed, ctx.now);
	});
}
