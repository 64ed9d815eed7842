import { and, asc, eq, isNull } from "drizzle-orm";
import { challengeOrganizers, challenges } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

type Seat = typeof challengeOrganizers.$inferInsert;

const account = { userId: users.id, name: users.name, email: users.email };
export type AccountRow = { userId: string; name: string | null; email: string };

const organizersOf = (db: Db, challengeId: string) =>
	db
		.select(account)
		.from(challengeOrganizers)
		.innerJoin(users, eq(users.id, challengeOrganizers.userId))
		.where(and(eq(challengeOrganizers.challengeId, challengeId), isNull(users.deletedAt)))
		.orderBy(asc(users.email));

export async function selectOrganizers(db: Db, challengeId: string): Promise<AccountRow[]> {
	return organizersOf(db, challengeId);
}

/** The organizers as they stay until the commit: nobody else changes them, and no account of theirs is deleted. */
export async function lockOrganizers(db: Db, challengeId: string): Promise<AccountRow[]> {
	await db
		.select({ id: challenges.id })
		.from(challenges)
		.where(eq(challenges.id, challengeId))
		.for("no key update");
	// A statement of its own: it sees what was done while this one waited for the challenge.
	return organizersOf(db, challengeId).for("share", { of: users });
}

const living = (db: Db, userId: string) =>
	db
		.select(account)
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)));

/** The account as it stays until the commit, alone: who joins a team holds it too, and comes before or after. */
export async function lockAccount(db: Db, userId: string): Promise<AccountRow | null> {
	const [found] = await living(db, userId).for("update");
	return found ?? null;
}

export async function selectAccount(db: Db, userId: string): Promise<AccountRow | null> {
	const [found] = await living(db, userId);
	return found ?? null;
}

/** Whether somebody is in a team that competes: not the organizers' own, of their baselines. */
export async function selectCompetes(db: Db, { challengeId, userId }: Seat): Promise<boolean> {
	const found = await db
		.select({ teamId: teamMembers.teamId })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(
			and(
				eq(teamMembers.challengeId, challengeId),
				eq(teamMembers.userId, userId),
				eq(teams.isBaseline, false),
			),
		);
	return found.length > 0;
}

export async function insertOrganizer(db: Db, seat: Seat): Promise<void> {
	await db.insert(challengeOrganizers).values(seat);
}

export async function deleteOrganizer(db: Db, { challengeId, userId }: Seat): Promise<void> {
	await db
		.delete(challengeOrganizers)
		.where(
			and(eq(challengeOrganizers.challengeId, challengeId), eq(challengeOrganizers.userId, userId)),
		);
}
