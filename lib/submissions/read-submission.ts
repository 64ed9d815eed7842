import { actorIsOrganizer, phaseById, readChallenge, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import {
	authorize,
	type FiguresReader,
	figuresPrecision,
	type Relation,
} from "#lib/policy/index.ts";
import { relationTo, teamOfActor } from "#lib/teams/index.ts";
import { selectCurrentEvaluation, selectCurrentScores } from "./evaluation-queries.ts";
import {
	selectDescribed,
	selectHistories,
	selectHistory,
	selectOfPerson,
	selectOfTeam,
	selectPlace,
} from "./queries.ts";
import { type QuotaView, readQuota } from "./quota.ts";
import { readStep } from "./read-steps.ts";
import {
	type SubmissionLine,
	type SubmissionView,
	type TeamSubmissionLine,
	viewLine,
	viewStep,
	viewSubmission,
} from "./view.ts";

/** As whom somebody looks at the figures of a team's submission; an admin does as an organizer. */
export function readerOf({ actor }: Context, relation: Relation): FiguresReader {
	if (relation.isOrganizer || (actor.kind === "member" && actor.isAdmin)) return "organizer";
	return relation.isTeamMember ? "team" : "other";
}

/** A submission as its team or the organizers see it. */
export async function readSubmission(
	ctx: Context,
	input: { submissionId: string },
): Promise<SubmissionView> {
	const found = await selectDescribed(ctx.db, input.submissionId);
	if (!found) throw new NotFound("submission");
	const relation = await relationTo(ctx, found.team.id);
	authorize(ctx.actor, "submission.view", relation);
	const { submission, phase } = found;
	const isScored = submission.state === "scored";
	const [evaluation, step, history, place] = await Promise.all([
		isScored ? selectCurrentEvaluation(ctx.db, submission.id) : null,
		isScored && phase.hasStepRule ? readStep(ctx.db, submission) : null,
		selectHistory(ctx.db, submission.id),
		selectPlace(ctx.db, submission),
	]);
	const precision = figuresPrecision(readerOf(ctx, relation), phase, {
		receivedAt: submission.receivedAt,
		now: ctx.now,
	});
	return viewSubmission(found, { now: ctx.now, place, evaluation, step, precision, history });
}

/** The newest submissions of the actor's teams. */
export async function listSubmissions(ctx: Context): Promise<SubmissionLine[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	return linesOf(ctx, await selectOfPerson(ctx.db, ctx.actor.userId, 200));
}

/** Every submission of the actor's own team in a challenge, with each step and its time. */
export async function listTeamSubmissions(
	ctx: Context,
	input: { challenge: string },
): Promise<TeamSubmissionLine[]> {
	if (ctx.actor.kind === "visitor") throw new NotSignedIn();
	const challenge = await readChallenge(ctx, input.challenge);
	const team = await teamOfActor(ctx, challenge.id);
	if (!team) return [];
	authorize(ctx.actor, "submission.view", await relationTo(ctx, team.id));
	const lines = await linesOf(ctx, await selectOfTeam(ctx.db, team.id, 2000));
	const histories = await selectHistories(
		ctx.db,
		lines.map(({ id }) => id),
	);
	return lines.map((line) => ({
		...line,
		history: (histories.get(line.id) ?? []).map(viewStep),
	}));
}

/** Lines as the members of their teams see them. */
async function linesOf(
	ctx: Context,
	rows: Awaited<ReturnType<typeof selectOfPerson>>,
): Promise<SubmissionLine[]> {
	const scores = await selectCurrentScores(
		ctx.db,
		rows.map(({ submission }) => submission.id),
	);
	const organized = new Map<string, boolean>();
	for (const { challenge } of rows)
		if (!organized.has(challenge.id))
			organized.set(challenge.id, await actorIsOrganizer(ctx, challenge.id));
	return rows.map((row) => {
		const isOrganizer = organized.get(row.challenge.id) ?? false;
		const reader = readerOf(ctx, { isTeamMember: true, isOrganizer });
		const at = { receivedAt: row.submission.receivedAt, now: ctx.now };
		const precision = figuresPrecision(reader, row.phase, at);
		return viewLine(row, { now: ctx.now, score: scores.get(row.submission.id) ?? null, precision });
	});
}

/** What the actor's team may still send to a phase; null for who has no team there yet. */
export async function readOwnQuota(
	ctx: Context,
	slugs: { challenge: string; phase: string },
): Promise<QuotaView | null> {
	const { challenge, phase } = await readPhase(ctx, slugs);
	const team = await teamOfActor(ctx, challenge.id);
	return team && readQuota(ctx.db, await phaseById(ctx, phase.id), team.id, ctx.now);
}
