import {
	and,
	asc,
	count,
	eq,
	gt,
	ilike,
	inArray,
	isNull,
	lt,
	or,
	type SQL,
	type SQLWrapper,
	sql,
} from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import type { TeamRow } from "./queries.ts";

/** A phase, and until when submissions to it count for this reader; null is always. */
export type Seen = { phaseId: string; receivedBefore: Date | null };

/** Scored submissions as far as they may be seen. */
const scoredOf = (seen: readonly Seen[]): SQL | undefined =>
	and(
		eq(submissions.state, "scored"),
		or(
			sql`false`,
			...seen.map(({ phaseId, receivedBefore }) =>
				and(
					eq(submissions.phaseId, phaseId),
					receivedBefore === null ? undefined : lt(submissions.receivedAt, receivedBefore),
				),
			),
		),
	);

/** How many scored submissions each of these teams has in each phase, as far as they may be seen. */
export async function selectScored(db: Db, teamIds: readonly string[], seen: readonly Seen[]) {
	return db
		.select({ teamId: submissions.teamId, phaseId: submissions.phaseId, scored: count() })
		.from(submissions)
		.where(and(inArray(submissions.teamId, [...teamIds]), scoredOf(seen)))
		.groupBy(submissions.teamId, submissions.phaseId);
}

/** How many are in each of these teams; one without anybody is left out. */
export async function selectSizes(db: Db, teamIds: readonly string[]) {
	return db
		.select({ teamId: teamMembers.teamId, members: count() })
		.from(teamMembers)
		.where(inArray(teamMembers.teamId, [...teamIds]))
		.groupBy(teamMembers.teamId);
}

/** As `exists`, but asked of one team after the other: the planner would rather read all teams' rows first. */
const hasAny = (rows: SQLWrapper): SQL => sql`coalesce((${rows}), false)`;

/** Which teams a text means to who may not know every name: what is searched is what is shown. */
function called({ text, isAnonymous, ownTeamId }: TeamsQuery): SQL | undefined {
	if (text === undefined) return undefined;
	const isOwn = ownTeamId === null ? undefined : eq(teams.id, ownTeamId);
	const isNamed = isAnonymous ? or(eq(teams.isBaseline, true), isOwn) : undefined;
	const [, number] = /^(?:team\s*|#)?(\d{1,9})$/i.exec(text) ?? [];
	const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
	return or(
		number === undefined ? undefined : eq(teams.number, Number(number)),
		and(ilike(teams.name, pattern), isNamed),
	);
}

export type TeamsQuery = {
	challengeId: string;
	seen: readonly Seen[];
	text: string | undefined;
	/** Whether the reader knows only baselines and the own team by name. */
	isAnonymous: boolean;
	ownTeamId: string | null;
	after: number | undefined;
	limit: number;
};

/** Teams that have not merged and that somebody is in, or that have something on a board, by number. */
export async function selectTeamPage(db: Db, asked: TeamsQuery): Promise<TeamRow[]> {
	const yes = { yes: sql<boolean>`true` };
	const members = db.select(yes).from(teamMembers).where(eq(teamMembers.teamId, teams.id)).limit(1);
	const scored = db
		.select(yes)
		.from(submissions)
		.where(and(eq(submissions.teamId, teams.id), scoredOf(asked.seen)))
		.limit(1);
	return db
		.select()
		.from(teams)
		.where(
			and(
				eq(teams.challengeId, asked.challengeId),
				isNull(teams.mergedIntoId),
				asked.after === undefined ? undefined : gt(teams.number, asked.after),
				called(asked),
				or(hasAny(members), hasAny(scored)),
			),
		)
		.orderBy(asc(teams.number))
		.limit(asked.limit);
}

/** The teams of a challenge that somebody is in, but for the organizers' own. */
export async function selectTeamNames(db: Db, challengeId: string) {
	return db
		.selectDistinct({ number: teams.number, name: teams.name })
		.from(teams)
		.innerJoin(teamMembers, eq(teamMembers.teamId, teams.id))
		.where(and(eq(teams.challengeId, challengeId), eq(teams.isBaseline, false)))
		.orderBy(asc(teams.number));
}

/** Methods of a team, the oldest first: the order that their neutral names count in. */
export async function selectMethodsInOrder(db: Db, teamIds: readonly string[]) {
	return db
		.select()
		.from(methods)
		.where(inArray(methods.teamId, [...teamIds]))
		.orderBy(asc(methods.createdAt), asc(methods.id));
}
