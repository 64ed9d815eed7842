import { and, asc, count, eq, gt, inArray, isNull, sql, sum } from "drizzle-orm";
import { quotaGrants, quotaSlots, submissions } from "#drizzle/schema/submissions.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { teamNamed } from "./submission-queries.ts";

const teamLine = {
	id: teams.id,
	number: teams.number,
	name: teams.name,
	isBaseline: teams.isBaseline,
};

/** The team of a number, if it has not merged into another. */
export async function selectTeamNumbered(db: Db, challengeId: string, number: number) {
	return db
		.select(teamLine)
		.from(teams)
		.where(
			and(eq(teams.challengeId, challengeId), eq(teams.number, number), isNull(teams.mergedIntoId)),
		);
}

/** A page of a challenge's teams in order of number; what has merged into another is that other. */
export async function selectTeamPage(
	db: Db,
	of: { challengeId: string; text: string | undefined; after: number | undefined; limit: number },
) {
	return db
		.select(teamLine)
		.from(teams)
		.where(
			and(
				eq(teams.challengeId, of.challengeId),
				isNull(teams.mergedIntoId),
				of.text === undefined ? undefined : teamNamed(of.challengeId, of.text),
				of.after === undefined ? undefined : gt(teams.number, of.after),
			),
		)
		.orderBy(asc(teams.number))
		.limit(of.limit);
}

export async function countMembers(db: Db, teamIds: string[]) {
	const rows = await db
		.select({ teamId: teamMembers.teamId, members: count() })
		.from(teamMembers)
		.where(inArray(teamMembers.teamId, teamIds))
		.groupBy(teamMembers.teamId);
	return new Map(rows.map(({ teamId, members }) => [teamId, members]));
}

export async function countSubmissions(db: Db, teamIds: string[]) {
	const rows = await db
		.select({
			teamId: submissions.teamId,
			all: count(),
			scored: sql<number>`count(*) filter (where ${submissions.state} = 'scored')::int`,
		})
		.from(submissions)
		.where(inArray(submissions.teamId, teamIds))
		.groupBy(submissions.teamId);
	return new Map(rows.map(({ teamId, ...counted }) => [teamId, counted]));
}

const whoseWhere = (teamId: string, phaseId: string) => `${teamId} ${phaseId}`;

/** Attempts that are held or spent, by team and phase: on a day and in all. */
export async function countSlots(db: Db, teamIds: string[], day: string) {
	const rows = await db
		.select({
			teamId: quotaSlots.teamId,
			phaseId: quotaSlots.phaseId,
			all: count(),
			today: sql<number>`count(*) filter (where ${quotaSlots.day} = ${day})::int`,
		})
		.from(quotaSlots)
		.where(and(inArray(quotaSlots.teamId, teamIds), isNull(quotaSlots.refundedAt)))
		.groupBy(quotaSlots.teamId, quotaSlots.phaseId);
	const found = new Map(rows.map((row) => [whoseWhere(row.teamId, row.phaseId), row]));
	return (teamId: string, phaseId: string) =>
		found.get(whoseWhere(teamId, phaseId)) ?? { all: 0, today: 0 };
}

/** Attempts that were given beyond the quota, by team and phase: for a day and in all. */
export async function sumGrants(db: Db, teamIds: string[], day: string) {
	const rows = await db
		.select({
			teamId: quotaGrants.teamId,
			phaseId: quotaGrants.phaseId,
			all: sum(quotaGrants.slots).mapWith(Number),
			today: sql<number>`coalesce(sum(${quotaGrants.slots}) filter (where ${quotaGrants.day} = ${day}), 0)::int`,
		})
		.from(quotaGrants)
		.where(inArray(quotaGrants.teamId, teamIds))
		.groupBy(quotaGrants.teamId, quotaGrants.phaseId);
	const found = new Map(rows.map((row) => [whoseWhere(row.teamId, row.phaseId), row]));
	return (teamId: string, phaseId: string) =>
		found.get(whoseWhere(teamId, phaseId)) ?? { all: 0, today: 0 };
}
