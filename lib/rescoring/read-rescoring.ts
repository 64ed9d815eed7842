import { basisDifference, organizedChallenge, protocolBasis } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { evaluatorOf, protocolInput } from "#lib/scoring/index.ts";
import { findRescoring } from "./find-rescoring.ts";
import type { RescoringInput } from "./input.ts";
import { selectFailures, selectProgress } from "./progress-queries.ts";
import {
	type DescribedRescoring,
	fromBasis,
	type RescoringRow,
	selectCheckedLabelSets,
	selectHasEvaluations,
	selectPhasesToRescore,
	selectRescorings,
} from "./queries.ts";
import type { ChoicesView, ProgressView, RescoringLine, RescoringView } from "./view.ts";
import { isOfThisRelease } from "./wanted.ts";

const stretchSeconds = 10;
const mostFailures = 100;

async function progressOf(ctx: Context, rescoring: RescoringRow): Promise<ProgressView> {
	const since = new Date(ctx.now.getTime() - stretchSeconds * 1000);
	const { recent, ...counts } = await selectProgress(ctx.db, rescoring, since);
	// In its first seconds the stretch is only as long as it has been running.
	const ran = (ctx.now.getTime() - rescoring.startedAt.getTime()) / 1000;
	const perSecond = recent / Math.min(stretchSeconds, Math.max(ran, 1));
	const left = counts.total - counts.scored - counts.failed;
	const remainingSeconds = left > 0 && perSecond > 0 ? Math.ceil(left / perSecond) : null;
	return { ...counts, perSecond: Number(perSecond.toFixed(1)), remainingSeconds };
}

async function lineOf(ctx: Context, found: DescribedRescoring): Promise<RescoringLine> {
	const { rescoring, phase, startedBy, endedBy } = found;
	const before = fromBasis(rescoring);
	return {
		id: rescoring.id,
		phase: { slug: phase.slug, title: phase.title },
		state: rescoring.state,
		note: rescoring.note,
		startedAt: rescoring.startedAt.toISOString(),
		startedBy: startedBy ?? "",
		endedAt: rescoring.endedAt?.toISOString() ?? null,
		endedBy,
		changes: await basisDifference(ctx.db, { phase: phase.slug, before, after: rescoring }),
		progress: await progressOf(ctx, rescoring),
	};
}

/** Every rescoring of a challenge, the newest first. */
export async function listRescorings(
	ctx: Context,
	input: { challenge: string },
): Promise<RescoringLine[]> {
	const { id } = await organizedChallenge(ctx, input.challenge, "rescoring.manage");
	const found = await selectRescorings(ctx.db, id);
	return Promise.all(found.map((each) => lineOf(ctx, each)));
}

/** One rescoring: how far it is, and what holds it back. */
export async function readRescoring(ctx: Context, input: RescoringInput): Promise<RescoringView> {
	const found = await findRescoring(ctx, input);
	const { rescoring } = found;
	const [line, failures] = await Promise.all([
		lineOf(ctx, found),
		selectFailures(ctx.db, rescoring, mostFailures),
	]);
	const { total, scored, failed } = line.progress;
	return {
		...line,
		isSettled: scored + failed === total,
		isOutdated: rescoring.state === "running" && !isOfThisRelease(rescoring),
		failures: failures.map(({ at, ...failure }) => ({ ...failure, at: at.toISOString() })),
	};
}

/** What could be rescored, and on what: the phases that have figures. */
export async function readChoices(
	ctx: Context,
	input: { challenge: string },
): Promise<ChoicesView> {
	const { id } = await organizedChallenge(ctx, input.challenge, "rescoring.manage");
	const choices: ChoicesView = [];
	for (const { phase, runningId } of await selectPhasesToRescore(ctx.db, id)) {
		if (!(await selectHasEvaluations(ctx.db, { phaseId: phase.id }))) continue;
		const protocol = protocolInput.parse(phase.protocol);
		const labelSets = await selectCheckedLabelSets(ctx.db, phase);
		choices.push({
			phase: { slug: phase.slug, title: phase.title },
			labelSets: labelSets.map((set) => ({ ...set, isShown: set.id === phase.labelSetId })),
			protocol,
			evaluator: {
				name: evaluatorOf(protocol).name,
				shown: phase.evaluatorVersion,
				newest: protocolBasis(protocol).evaluatorVersion,
			},
			runningId,
		});
	}
	return choices;
}
