import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import {
	type ChallengeRow,
	type PhaseRow,
	selectChallengeById,
	selectIsOrganizer,
	selectLabelSet,
	selectPhase,
	selectPhases,
	selectRunsIt,
	selectVideos,
} from "./queries.ts";

/** The phase as other features need it; never sent to anybody as it is. */
export async function phaseById(ctx: Context, phaseId: string): Promise<PhaseRow> {
	const phase = await selectPhase(ctx.db, phaseId);
	if (!phase) throw new NotFound("phase");
	return phase;
}

/** The phases of a challenge in order, as other features need them; never sent to anybody as they are. */
export const phasesOf = (ctx: Context, challengeId: string): Promise<PhaseRow[]> =>
	selectPhases(ctx.db, challengeId);

/** The challenge as other features need it; never sent to anybody as it is. */
export async function challengeById(ctx: Context, challengeId: string): Promise<ChallengeRow> {
	const challenge = await selectChallengeById(ctx.db, challengeId);
	if (!challenge) throw new NotFound("challenge");
	return challenge;
}

export async function actorIsOrganizer(ctx: Context, challengeId: string): Promise<boolean> {
	if (ctx.actor.kind !== "member") return false;
	return selectIsOrganizer(ctx.db, challengeId, ctx.actor.userId);
}

/** Whether one of these people runs the challenge or the site, and so does not compete in it. */
export const runsChallenge = (
	ctx: Context,
	challengeId: string,
	userIds: readonly string[],
): Promise<boolean> => selectRunsIt(ctx.db, challengeId, userIds);

const videosByVersion = new Map<string, Promise<Awaited<ReturnType<typeof selectVideos>>>>();

function videosOnce(ctx: Context, datasetVersionId: string) {
	const reading = selectVideos(ctx.db, datasetVersionId);
	videosByVersion.set(datasetVersionId, reading);
	reading.catch(() => videosByVersion.delete(datasetVersionId));
	return reading;
}

/** A published dataset version never changes, so a process reads its videos once. */
export const videosOf = (ctx: Context, datasetVersionId: string) =>
	videosByVersion.get(datasetVersionId) ?? videosOnce(ctx, datasetVersionId);

/** Everything a worker needs to judge a file of this phase: videos, protocol, where the labels lie. */
export async function scoringBasis(ctx: Context, phaseId: string) {
	const phase = await phaseById(ctx, phaseId);
	const labelSet = phase.labelSetId && (await selectLabelSet(ctx.db, phase.labelSetId));
	if (!labelSet) throw new NotFound("label set");
	return { phase, labelSet, videos: await videosOf(ctx, phase.datasetVersionId) };
}
