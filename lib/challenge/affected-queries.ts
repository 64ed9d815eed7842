import { and, count, countDistinct, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { rulesAcceptances } from "#drizzle/schema/challenge.ts";
import {
	evaluations,
	quotaSlots,
	submissions,
	uploadIntents,
} from "#drizzle/schema/submissions.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { isCappedFile } from "./costly-files.ts";

const numberOf = (rows: readonly { n: number }[]) => rows[0]?.n ?? 0;
const unfinished = ["received", "validating", "queued", "scoring"] as const;

/** How much a phase holds already. */
export async function selectHolds(db: Db, phaseId: string) {
	const sent = await db
		.select({ n: count() })
		.from(submissions)
		.where(eq(submissions.phaseId, phaseId));
	const judged = await db
		.select({ n: count() })
		.from(evaluations)
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.where(eq(submissions.phaseId, phaseId));
	return { submissions: numberOf(sent), evaluations: numberOf(judged) };
}

/** Whether anything was ever announced for a phase, so that it cannot go. */
export async function selectIsAnnounced(db: Db, phaseId: string): Promise<boolean> {
	const rows = await db
		.select({ id: uploadIntents.id })
		.from(uploadIntents)
		.where(eq(uploadIntents.phaseId, phaseId))
		.limit(1);
	return rows.length > 0;
}

export async function countTeamsIn(db: Db, phaseId: string): Promise<number> {
	return numberOf(
		await db
			.select({ n: countDistinct(submissions.teamId) })
			.from(submissions)
			.where(eq(submissions.phaseId, phaseId)),
	);
}

export async function countWaiting(db: Db, phaseId: string): Promise<number> {
	return numberOf(
		await db
			.select({ n: count() })
			.from(submissions)
			.where(and(eq(submissions.phaseId, phaseId), inArray(submissions.state, [...unfinished]))),
	);
}

/** Files not judged yet, or announced and on their way, that are larger than a limit. */
export async function countWaitingLarger(
	db: Db,
	of: { phaseId: string; bytes: number; now: Date },
): Promise<number> {
	const waiting = await db
		.select({ n: count() })
		.from(submissions)
		.where(
			and(
				eq(submissions.phaseId, of.phaseId),
				inArray(submissions.state, [...unfinished]),
				gt(submissions.fileBytes, of.bytes),
			),
		);
	const announced = await db
		.select({ n: count() })
		.from(uploadIntents)
		.where(
			and(
				eq(uploadIntents.phaseId, of.phaseId),
				isNull(uploadIntents.completedAt),
				gt(uploadIntents.expiresAt, of.now),
				gt(uploadIntents.fileBytes, of.bytes),
			),
		);
	return numberOf(waiting) + numberOf(announced);
}

/** Teams that have taken more attempts than a limit: of one UTC day, or of the whole phase. */
export async function countTeamsOver(
	db: Db,
	of: { phaseId: string; limit: number; day: string | null },
): Promise<number> {
	const over = await db
		.select({ teamId: quotaSlots.teamId })
		.from(quotaSlots)
		.where(
			and(
				eq(quotaSlots.phaseId, of.phaseId),
				isNull(quotaSlots.refundedAt),
				of.day === null ? undefined : eq(quotaSlots.day, of.day),
			),
		)
		.groupBy(quotaSlots.teamId)
		.having(gt(count(), of.limit));
	return over.length;
}

type Over = { phaseId: string; limit: number };

/** How many teams have more submissions of a kind in a phase than a limit; the organizers' own is none. */
async function countTeamsWith(db: Db, of: Over, kind: SQL | undefined): Promise<number> {
	const over = await db
		.select({ teamId: submissions.teamId })
		.from(submissions)
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.where(and(eq(submissions.phaseId, of.phaseId), eq(teams.isBaseline, false), kind))
		.groupBy(submissions.teamId)
		.having(gt(count(), of.limit));
	return over.length;
}

/** Teams that have more submissions under way in a phase than a limit. */
export const countTeamsBusier = (db: Db, of: Over): Promise<number> =>
	countTeamsWith(db, of, inArray(submissions.state, [...unfinished]));

/** Teams of which more files were rejected or too heavy on a UTC day than a limit. */
export const countTeamsRejected = (db: Db, of: Over & { day: string }): Promise<number> =>
	countTeamsWith(
		db,
		of,
		and(isCappedFile, sql`(${submissions.receivedAt} at time zone 'UTC')::date = ${of.day}`),
	);

/** How many people each team has; the organizers' own team is none. */
export async function selectTeamSizes(db: Db, challengeId: string): Promise<number[]> {
	const rows = await db
		.select({ members: count(teamMembers.userId) })
		.from(teams)
		.leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
		.where(
			and(
				eq(teams.challengeId, challengeId),
				eq(teams.isBaseline, false),
				isNull(teams.mergedIntoId),
			),
		)
		.groupBy(teams.id);
	return rows.map(({ members }) => members);
}

/** People who play, and those of them who accepted the rules as they stood. */
export async function countPlayers(db: Db, of: { challengeId: string; rulesId: string | null }) {
	const players = await db
		.select({ n: countDistinct(teamMembers.userId) })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(and(eq(teamMembers.challengeId, of.challengeId), eq(teams.isBaseline, false)));
	const accepted = of.rulesId
		? await db
				.select({ n: count() })
				.from(rulesAcceptances)
				.where(eq(rulesAcceptances.rulesId, of.rulesId))
		: [];
	return { players: numberOf(players), accepted: numberOf(accepted) };
}
