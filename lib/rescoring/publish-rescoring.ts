import { record } from "#lib/audit/index.ts";
import { lockPhase, switchBasis } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotSignedIn } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { boardChanged } from "#lib/submissions/index.ts";
import { findRescoring } from "./find-rescoring.ts";
import type { RescoringInput } from "./input.ts";
import { selectProgress } from "./progress-queries.ts";
import { endRescoring, fromBasis, lockRescoring, type RescoringRow } from "./queries.ts";
import { askForMissing } from "./wanted.ts";

const ended: Record<RescoringRow["state"], string> = {
	running: "",
	published: "The rescoring has been published already.",
	abandoned: "The rescoring was abandoned: begin another one.",
};

async function lockRunning(tx: Transaction, rescoringId: string): Promise<RescoringRow> {
	const rescoring = await lockRescoring(tx.db, rescoringId);
	if (rescoring?.state !== "running")
		throw new Conflict(rescoring ? ended[rescoring.state] : "The rescoring is gone.");
	return rescoring;
}

class Incomplete extends Conflict {}

async function refuseIncomplete(tx: Transaction, ctx: Context, rescoring: RescoringRow) {
	const { total, scored, failed } = await selectProgress(tx.db, rescoring, ctx.now);
	if (scored === total) return { total };
	if (scored + failed === total)
		throw new Conflict(
			`${failed} of ${total} submissions could not be scored: see why, and try them again. Until then the board keeps its figures.`,
		);
	throw new Incomplete(
		`${total - scored - failed} of ${total} submissions are still to be scored again. They have been asked for; publish when they are there.`,
	);
}

/**
 * Has the board of a phase show the new figures, all at once, and tells of it: the note on the board
 * and in the change log, an event for the teams. What was shown before stays beside it.
 * @throws Conflict while a scored submission has no new figure, when the phase stands on another
 * basis than at the start, and when somebody published or abandoned it meanwhile
 */
export async function publishRescoring(
	ctx: Context,
	input: RescoringInput,
): Promise<{ publishedAt: string }> {
	const { phase: known } = await findRescoring(ctx, input);
	const { rescoringId } = input;
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const by = ctx.actor.userId;
	try {
		await inTransaction(async (tx) => {
			const phase = await lockPhase(tx, known.id);
			const rescoring = await lockRunning(tx, rescoringId);
			const { note } = rescoring;
			const changes = await switchBasis(tx, ctx, {
				...{ phase, from: fromBasis(rescoring), to: rescoring, note },
			});
			const { total } = await refuseIncomplete(tx, ctx, rescoring);
			await endRescoring(tx.db, { rescoringId, state: "published", at: ctx.now, by });
			await boardChanged(tx, ctx, { phaseId: phase.id });
			await happened(tx, ctx, {
				kind: "rescoring.published",
				challengeId: phase.challengeId,
				phaseId: phase.id,
				detail: { rescoringId, phase: phase.slug, note },
			});
			await record(tx, ctx, {
				action: "rescoring.publish",
				subject: { kind: "rescoring", id: rescoringId },
				detail: { phaseId: phase.id, note, submissions: total, changes },
			});
		});
	} catch (error) {
		// Whatever was lost on the way is asked for again, though nothing is published.
		if (error instanceof Incomplete) await askForMissing(ctx.db, { phaseId: known.id });
		throw error;
	}
	return { publishedAt: ctx.now.toISOString() };
}

/** Ends a rescoring without anything of it being shown: the board stays as it is. */
export async function abandonRescoring(ctx: Context, input: RescoringInput): Promise<void> {
	const { phase } = await findRescoring(ctx, input);
	const { rescoringId } = input;
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const by = ctx.actor.userId;
	await inTransaction(async (tx) => {
		await lockPhase(tx, phase.id);
		await lockRunning(tx, rescoringId);
		await endRescoring(tx.db, { rescoringId, state: "abandoned", at: ctx.now, by });
		await record(tx, ctx, {
			action: "rescoring.abandon",
			subject: { kind: "rescoring", id: rescoringId },
			detail: { phaseId: phase.id, from: "running", to: "abandoned" },
		});
	});
}
