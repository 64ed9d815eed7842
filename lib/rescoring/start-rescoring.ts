import { record } from "#lib/audit/index.ts";
import {
	type Basis,
	basisDifference,
	isBasisOf,
	lockPhase,
	organizedChallenge,
	type PhaseRow,
	protocolBasis,
	readPhase,
} from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid, NotSignedIn } from "#lib/errors.ts";
import { enqueueEach, rescoringKind } from "#lib/queue/index.ts";
import { evaluatorOf, protocolInput } from "#lib/scoring/index.ts";
import type { StartInput } from "./input.ts";
import { selectUnasked } from "./progress-queries.ts";
import { insertRescoring, selectHasEvaluations, selectLabelSet } from "./queries.ts";

const refuse = (pointer: string, message: string): never => {
	throw new Invalid(message, [{ pointer, message }]);
};

/** The label set that the phase would have, which must be a checked one of the very same videos. */
async function labelSetOf(tx: Transaction, phase: PhaseRow, wanted: string | undefined) {
	const id = wanted ?? phase.labelSetId;
	const found = id === null ? null : await selectLabelSet(tx.db, id);
	if (!found) return refuse("/labelSetId", "There is no such label set.");
	if (found.datasetVersionId !== phase.datasetVersionId || found.subset !== phase.subset)
		return refuse(
			"/labelSetId",
			`The label set is of other videos: this phase scores the subset ${phase.subset} of one version of the dataset.`,
		);
	if (found.state !== "checked")
		return refuse("/labelSetId", "The label set has not been found sound by a worker.");
	return found;
}

/** The basis that is asked for: what is left out stays, and the evaluator is the newest. */
async function basisFor(tx: Transaction, phase: PhaseRow, input: StartInput) {
	const shown = protocolInput.parse(phase.protocol);
	const protocol = input.protocol ?? shown;
	if (protocol.evaluator !== shown.evaluator)
		return refuse(
			"/protocol/evaluator",
			`The phase is scored by ${shown.evaluator}: figures of another evaluator cannot be compared with those on its board. Open a phase of its own for them.`,
		);
	if (phase.hasStepRule && evaluatorOf(protocol).noIntervalBecause !== null)
		return refuse(
			"/protocol/evaluator",
			"The phase has the step rule, and there is no step with this evaluator, since its score cannot be resampled by videos: end the step rule first, on the desk's page Edit.",
		);
	const { id: labelSetId } = await labelSetOf(tx, phase, input.labelSetId);
	return { name: evaluatorOf(protocol).name, basis: { labelSetId, ...protocolBasis(protocol) } };
}

async function refuseNothingToDo(tx: Transaction, phase: PhaseRow, basis: Basis) {
	if (isBasisOf(phase, basis))
		throw new Conflict(
			"Nothing would be different: the board stands on these labels, this protocol and this evaluator already.",
		);
	if (!(await selectHasEvaluations(tx.db, { phaseId: phase.id })))
		throw new Conflict(
			"Nothing has been scored in this phase yet: change its label set or protocol on the desk's page Edit.",
		);
}

/**
 * Begins to score every submission of a phase again, beside the figures that it has. Nobody but the
 * organizers sees anything of it until it is published. It takes no attempt and asks for no date.
 * @throws Conflict while another one of the phase is under way, and when nothing would be different
 */
export async function startRescoring(ctx: Context, input: StartInput): Promise<{ id: string }> {
	await organizedChallenge(ctx, input.challenge, "rescoring.manage");
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const startedBy = ctx.actor.userId;
	const { id: phaseId } = (await readPhase(ctx, input)).phase;
	return inTransaction(async (tx) => {
		const phase = await lockPhase(tx, phaseId);
		const { name, basis } = await basisFor(tx, phase, input);
		await refuseNothingToDo(tx, phase, basis);
		const rescoring = await insertRescoring(tx.db, {
			...basis,
			phaseId,
			evaluatorName: name,
			fromLabelSetId: phase.labelSetId ?? basis.labelSetId,
			fromEvaluatorVersion: phase.evaluatorVersion,
			fromProtocol: phase.protocol,
			fromProtocolSha256: phase.protocolSha256,
			note: input.note,
			startedAt: ctx.now,
			startedBy,
		});
		if (!rescoring)
			throw new Conflict("A rescoring of this phase is under way: publish or abandon it first.");
		const submissionIds = await selectUnasked(tx.db, rescoring, 1_000_000);
		await enqueueEach(tx, rescoringKind, submissionIds);
		await record(tx, ctx, {
			action: "rescoring.start",
			subject: { kind: "rescoring", id: rescoring.id },
			detail: {
				phaseId,
				note: input.note,
				submissions: submissionIds.length,
				changes: await basisDifference(tx.db, {
					...{ phase: phase.slug, before: phase, after: basis },
				}),
			},
		});
		return { id: rescoring.id };
	});
}
