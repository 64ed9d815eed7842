import { record } from "#lib/audit/index.ts";
import { isBasisOf, lockPhase, phaseById } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { boardChanged, type Score, writeEvaluation } from "#lib/submissions/index.ts";
import type { RescoreClaim } from "./claim-rescore.ts";
import { forgetTries } from "./progress-queries.ts";

/**
 * Writes the new evaluation beside those that the submission has. It changes no state, takes no
 * attempt and is shown nowhere until its rescoring is published; one that comes after that, say of
 * a withdrawal taken back, changes the board, and is on record.
 * @returns false when this very evaluation was there
 */
export async function concludeRescore(
	ctx: Context,
	claim: RescoreClaim,
	score: Score,
): Promise<boolean> {
	authorize(ctx.actor, "rescoring.process", {});
	const { submission, rescoring } = claim;
	return inTransaction(async (tx) => {
		// Whoever changes a board holds its phase before anything else.
		if (rescoring.state === "published") await lockPhase(tx, submission.phaseId);
		const isNew = await writeEvaluation(tx, ctx, claim, score);
		await forgetTries(tx.db, { rescoringId: rescoring.id, submissionId: submission.id });
		const phase = await phaseById({ ...ctx, db: tx.db }, submission.phaseId);
		if (!isNew || !isBasisOf(phase, rescoring)) return isNew;
		await boardChanged(tx, ctx, submission);
		await record(tx, ctx, {
			action: "rescoring.catch-up",
			subject: { kind: "rescoring", id: rescoring.id },
			detail: { submissionId: submission.id },
		});
		return true;
	});
}
