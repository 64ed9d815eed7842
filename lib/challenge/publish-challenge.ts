import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { checklistOf, isComplete } from "./checklist.ts";
import { insertChange, publishRow } from "./document-writes.ts";
import { knownStanding } from "./known-standing.ts";
import { lookUp, readinessOf } from "./references.ts";

/**
 * Makes a complete draft public. Nothing of it is hidden again afterwards.
 * @throws NotAllowed while its checklist is not done
 */
export async function publishChallenge(
	ctx: Context,
	input: { challenge: string },
): Promise<{ challenge: string; publishedAt: string }> {
	return inTransaction(async (tx) => {
		const inside = { ...ctx, db: tx.db };
		const { standing, isOrganizer } = await knownStanding(inside, input.challenge, {
			isLocked: true,
		});
		const { challenge, document } = standing;
		const { phases } = await lookUp(tx.db, document, { seesDrafts: true });
		const checklist = checklistOf({ document, phases: readinessOf(phases), now: ctx.now });
		authorize(ctx.actor, "challenge.publish", {
			isOrganizer,
			isPublished: challenge.publishedAt !== null,
			isComplete: isComplete(checklist),
		});
		if (ctx.actor.kind !== "member") throw new NotFound("challenge");
		if (!(await publishRow(tx.db, challenge.id, ctx.now)))
			throw new Conflict("Somebody has made the challenge public already.");
		const publishedAt = ctx.now.toISOString();
		const changes = [{ path: "publishedAt", before: null, after: publishedAt }];
		const note = "The challenge is public.";
		const { userId } = ctx.actor;
		await insertChange(tx.db, { challengeId: challenge.id, at: ctx.now, userId, note, changes });
		await record(tx, ctx, {
			action: "challenge.publish",
			subject: { kind: "challenge", id: challenge.id },
			detail: { before: { publishedAt: null }, after: { publishedAt } },
		});
		await happened(tx, ctx, {
			kind: "challenge.changed",
			challengeId: challenge.id,
			detail: { note, paths: ["publishedAt"] },
		});
		return { challenge: challenge.slug, publishedAt };
	});
}
