import { phaseById, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize, figuresPrecision, leavingFigure } from "#lib/policy/index.ts";
import { readerOf, selectSubmission } from "#lib/submissions/index.ts";
import { relationTo } from "#lib/teams/index.ts";
import { fromBasis, selectPublished, selectScore } from "./queries.ts";
import type { EarlierView, NoteView } from "./view.ts";

/** What the organizers said each time that the figures of a phase changed, the newest first. */
export async function listNotes(
	ctx: Context,
	input: { challenge: string; phase: string },
): Promise<NoteView[]> {
	const { phase } = await readPhase(ctx, input);
	const published = await selectPublished(ctx.db, phase.id);
	return published.map(({ endedAt, startedAt, note }) => ({
		publishedAt: (endedAt ?? startedAt).toISOString(),
		note,
	}));
}

/**
 * The figures that a submission had before its phase was rescored, the newest first. Whoever may see
 * the one that stands may see these; whoever may not sees none.
 */
export async function readEarlierFigures(
	ctx: Context,
	input: { submissionId: string },
): Promise<EarlierView[]> {
	const submission = await selectSubmission(ctx.db, input.submissionId);
	if (!submission) throw new NotFound("submission");
	const relation = await relationTo(ctx, submission.teamId);
	authorize(ctx.actor, "submission.view", relation);
	const phase = await phaseById(ctx, submission.phaseId);
	const precision = figuresPrecision(readerOf(ctx, relation), phase, {
		receivedAt: submission.receivedAt,
		now: ctx.now,
	});
	if (precision === "hidden" || submission.state !== "scored") return [];
	const earlier: EarlierView[] = [];
	for (const rescoring of await selectPublished(ctx.db, phase.id)) {
		const score = await selectScore(ctx.db, submission.id, fromBasis(rescoring));
		if (score === null) continue;
		earlier.push({
			rescoredAt: (rescoring.endedAt ?? rescoring.startedAt).toISOString(),
			note: rescoring.note,
			score: leavingFigure(score, precision),
		});
	}
	return earlier;
}
