import { and, asc, eq } from "drizzle-orm";
import { users } from "#drizzle/schema/people.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
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

export async function selectTeam(db: Db, teamId: string) {
	const [found] = await db.select().from(teams).where(eq(teams.id, teamId));
	return found ?? null;
}

export async function selectIsMember(db: Db, teamId: string, userId: string) {
	const found = await db
		.select({ userId: teamMembers.userId })
		.from(teamMembers)
		.where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, userId)));
	return found.length > 0;
}

/** @returns null when the name is taken in this challenge */
export async function insertTeam(db: Db, team: { challengeId: string; name: string }) {
	const [made] = await db.insert(teams).values(team).onConflictDoNothing().returning();
	return made ?? null;
}

/** @returns false when the person is in a team of this challenge already */
export async function insertCaptain(db: Db, team: TeamRow, userId: string) {
	const made = await db
		.insert(teamMembers)
		.values({ teamId: team.id, challengeId: team.challengeId, userId, role: "captain" })
		.onConflictDoNothing()
		.returning();
	return made.length > 0;
}

export async function selectDisplayName(db: Db, userId: string): Promise<string> {
	const [found] = await db
		.select({ name: users.name, email: users.email })
		.from(users)
		.where(eq(users.id, userId));
	// The part before the @ is the most of an address that a public board may show.
	return found?.name?.trim() || found?.email.split("@")[0] || "team";
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
