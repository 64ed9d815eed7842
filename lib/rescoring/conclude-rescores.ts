import { record } from "#lib/audit/index.ts";
import { isBasisOf, lockPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import {
	boardChanged,
	type Score,
	type SubmissionRow,
	writeEvaluations,
} from "#lib/submissions/index.ts";
import type { RescoreClaim } from "./claim-rescores.ts";
import { forgetTries } from "./progress-queries.ts";
import type { RescoringRow } from "./queries.ts";

export type Rescored = { claim: RescoreClaim; score: Score };

async function showCaughtUp(
	tx: Transaction,
	ctx: Context,
	{ id }: RescoringRow,
	submissions: readonly SubmissionRow[],
): Promise<void> {
	for (const submission of submissions) {
		if (submission.state === "scored") await boardChanged(tx, ctx, submission);
		await record(tx, ctx, {
			action: "rescoring.catch-up",
			subject: { kind: "rescoring", id },
			detail: { submissionId: submission.id },
		});
	}
}

/**
 * Writes new evaluations, all of one rescoring, beside those that their submissions have. They change
 * no state, take no attempt and are shown nowhere until the rescoring is published; one that comes
 * after that, say of a withdrawal taken back, changes the board, and is on record.
 * @returns the submissions whose very evaluation was not there
 */
export async function concludeRescores(
	ctx: Context,
	rescored: readonly Rescored[],
): Promise<string[]> {
	authorize(ctx.actor, "rescoring.process", {});
	const [first] = rescored;
	if (!first) return [];
	const { rescoring } = first.claim;
	return inTransaction(async (tx) => {
		// It may be published at this moment, and whoever changes a board holds its phase first.
		const phase = await lockPhase(tx, rescoring.phaseId);
		const scored = rescored.map(({ claim, score }) => ({ task: claim, score }));
		const made = await writeEvaluations(tx, ctx, scored);
		const submissions = rescored.map(({ claim }) => claim.submission);
		await forgetTries(
			tx.db,
			rescoring.id,
			submissions.map(({ id }) => id),
		);
		if (isBasisOf(phase, rescoring)) {
			const caughtUp = submissions.filter(({ id }) => made.includes(id));
			await showCaughtUp(tx, ctx, rescoring, caughtUp);
		}
		return made;
	});
}
