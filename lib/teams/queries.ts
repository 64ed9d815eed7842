import { and, asc, desc, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db, Transaction } from "#lib/db/index.ts";
import { boardsChannel, notify } from "#lib/queue/index.ts";
import type { MethodInput } from "./input.ts";

export type TeamRow = typeof teams.$inferSelect;
export type MethodRow = typeof methods.$inferSelect;

export async function selectTeamOf(db: Db, challengeId: string, userId: string) {
	const [found] = await db
		.select({ team: teams })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(and(eq(teamMembers.challengeId, challengeId), eq(teamMembers.userId, userId)));
	return found?.team ?? null;
}

export async function selectAnyTeamOf(db: Db, userId: string): Promise<string | null> {
	const [found] = await db
		.select({ teamId: teamMembers.teamId })
		.from(teamMembers)
		.where(eq(teamMembers.userId, userId))
		.orderBy(asc(teamMembers.teamId))
		.limit(1);
	return found?.teamId ?? null;
}

export async function selectTeam(db: Db, teamId: string) {
	const [found] = await db.select().from(teams).where(eq(teams.id, teamId));
	return found ?? null;
}

export async function selectTeamByNumber(db: Db, challengeId: string, number: number) {
	const [found] = await db
		.select()
		.from(teams)
		.where(and(eq(teams.challengeId, challengeId), eq(teams.number, number)));
	return found ?? null;
}

/**
 * How firmly a team is held until the commit. `key share`: it does not merge. `no key update`: nobody
 * else comes, goes or takes an attempt. `update`: and nothing new is hung on it, as when it merges.
 */
export type Hold = "key share" | "no key update" | "update";

/** In one order for everybody, so that two who want the same two teams never wait for each other. */
export async function lockTeams(
	db: Db,
	teamIds: readonly string[],
	hold: Hold = "no key update",
): Promise<TeamRow[]> {
	return db
		.select()
		.from(teams)
		.where(inArray(teams.id, [...teamIds]))
		.orderBy(asc(teams.id))
		.for(hold);
}

/**
 * Keeps an account from being deleted until the commit. Taken before any team, as a deletion does.
 * @returns false when it is deleted
 */
export async function holdPerson(db: Db, userId: string): Promise<boolean> {
	const found = await db
		.select({ id: users.id })
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)))
		.for("key share");
	return found.length > 0;
}

/** Who is in a team, the captain first, then as they came. */
export async function selectMembers(db: Db, teamId: string) {
	return db
		.select({
			userId: teamMembers.userId,
			role: teamMembers.role,
			joinedAt: teamMembers.joinedAt,
			name: users.name,
			email: users.email,
		})
		.from(teamMembers)
		.innerJoin(users, eq(users.id, teamMembers.userId))
		.where(eq(teamMembers.teamId, teamId))
		.orderBy(sql`${teamMembers.role} <> 'captain'`, asc(teamMembers.joinedAt), asc(users.id));
}

/** A team that the person has sent files with and in which nobody is left. */
export async function selectDeserted(db: Db, challengeId: string, userId: string) {
	const members = db
		.select({ one: sql`1` })
		.from(teamMembers)
		.where(eq(teamMembers.teamId, teams.id));
	const [found] = await db
		.select({ id: teams.id })
		.from(teams)
		.innerJoin(submissions, eq(submissions.teamId, teams.id))
		.where(
			and(
				eq(teams.challengeId, challengeId),
				eq(submissions.userId, userId),
				isNull(teams.mergedIntoId),
				notExists(members),
			),
		)
		.orderBy(desc(submissions.receivedAt))
		.limit(1);
	return found?.id ?? null;
}

const saysNameIsTaken = (error: unknown) =>
	error instanceof Error &&
	error.cause instanceof Error &&
	"constraint" in error.cause &&
	error.cause.constraint === "teams_name";

/** @returns false when the name is taken in this challenge; the transaction is of no more use then */
export async function updateTeam(
	db: Db,
	teamId: string,
	changes: Pick<TeamRow, "name" | "description" | "isOpen">,
): Promise<boolean> {
	try {
		await db.update(teams).set(changes).where(eq(teams.id, teamId));
		return true;
	} catch (error) {
		if (saysNameIsTaken(error)) return false;
		throw error;
	}
}

/** @returns false when the person is in no such team (any more) */
export async function deleteMember(db: Db, teamId: string, userId: string): Promise<boolean> {
	const left = await db
		.delete(teamMembers)
		.where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)))
		.returning({ userId: teamMembers.userId });
	return left.length > 0;
}

/** @returns false when the person is in no such team */
export async function updateRole(
	db: Db,
	of: { teamId: string; userId: string },
	role: "captain" | "member",
): Promise<boolean> {
	const changed = await db
		.update(teamMembers)
		.set({ role })
		.where(and(eq(teamMembers.teamId, of.teamId), eq(teamMembers.userId, of.userId)))
		.returning({ userId: teamMembers.userId });
	return changed.length > 0;
}

/**
 * Holds every board of a challenge. Whoever changes what they show does so before anything else:
 * the challenge, its phases, then teams, then submissions.
 */
export async function holdBoards({ db }: Transaction, challengeId: string): Promise<string[]> {
	await db
		.select({ id: challenges.id })
		.from(challenges)
		.where(eq(challenges.id, challengeId))
		.for("key share");
	const held = await db
		.select({ id: phases.id })
		.from(phases)
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.id))
		.for("no key update");
	return held.map(({ id }) => id);
}

/**
 * Boards name teams and methods: what changes there makes every board of the challenge another, and
 * whoever keeps a copy is told.
 */
export async function bumpBoards(tx: Transaction, challengeId: string): Promise<void> {
	const ids = await holdBoards(tx, challengeId);
	if (ids.length === 0) return;
	await tx.db
		.update(phases)
		.set({ boardRevision: sql`${phases.boardRevision} + 1` })
		.where(inArray(phases.id, ids));
	for (const id of ids) await notify(tx, boardsChannel, id);
}

export async function selectIsMember(db: Db, teamId: string, userId: string) {
	const found = await db
		.select({ userId: teamMembers.userId })
		.from(teamMembers)
		.where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)));
	return found.length > 0;
}

/** @returns null when the name is taken in this challenge */
export async function insertTeam(
	db: Db,
	team: { challengeId: string; name: string; description?: string; isOpen?: boolean },
) {
	const [made] = await db.insert(teams).values(team).onConflictDoNothing().returning();
	return made ?? null;
}

/** @returns false when the person is in a team of this challenge already */
export async function insertMember(
	db: Db,
	team: TeamRow,
	who: { userId: string; role: "captain" | "member"; joinedAt: Date },
) {
	const made = await db
		.insert(teamMembers)
		.values({ teamId: team.id, challengeId: team.challengeId, ...who })
		.onConflictDoNothing()
		.returning();
	return made.length > 0;
}

/** The part before the @ is the most of an address that a public page may show. */
export const displayName = (person: { name: string | null; email: string }): string =>
	person.name?.trim() || person.email.split("@")[0] || "member";

export async function selectPerson(db: Db, userId: string) {
	const [found] = await db
		.select({ name: users.name, email: users.email })
		.from(users)
		.where(eq(users.id, userId));
	return found ?? null;
}

export async function selectMethods(db: Db, teamId: string): Promise<MethodRow[]> {
	return db.select().from(methods).where(eq(methods.teamId, teamId)).orderBy(asc(methods.name));
}

export async function selectMethod(db: Db, methodId: string): Promise<MethodRow | null> {
	const [found] = await db.select().from(methods).where(eq(methods.id, methodId));
	return found ?? null;
}

/** @returns null when the team has a method of this name */
export async function insertMethod(db: Db, teamId: string, method: MethodInput) {
	const [made] = await db
		.insert(methods)
		.values({ ...method, teamId })
		.onConflictDoNothing()
		.returning();
	return made ?? null;
}
