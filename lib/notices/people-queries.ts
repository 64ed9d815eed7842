import { and, eq, isNull, ne } from "drizzle-orm";
import { challengeOrganizers } from "#drizzle/schema/challenge.ts";
import { notices } from "#drizzle/schema/events.ts";
import { users } from "#drizzle/schema/people.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

/** Somebody to be told, at the mailbox they have now. */
export type Addressee = { userId: string; email: string; isOrganizer?: true };

const addressee = { userId: users.id, email: users.email };
const isAlive = isNull(users.deletedAt);

export async function selectPerson(db: Db, userId: string): Promise<Addressee[]> {
	return db
		.select(addressee)
		.from(users)
		.where(and(eq(users.id, userId), isAlive));
}

export async function selectTeam(
	db: Db,
	teamId: string,
	role?: "captain" | "member",
): Promise<Addressee[]> {
	return db
		.select(addressee)
		.from(teamMembers)
		.innerJoin(users, eq(users.id, teamMembers.userId))
		.where(
			and(
				eq(teamMembers.teamId, teamId),
				role === undefined ? undefined : eq(teamMembers.role, role),
				isAlive,
			),
		);
}

/** Everybody in a team of a challenge; the organizers' own baselines take no part. */
export async function selectParticipants(db: Db, challengeId: string): Promise<Addressee[]> {
	return db
		.select(addressee)
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.innerJoin(users, eq(users.id, teamMembers.userId))
		.where(and(eq(teamMembers.challengeId, challengeId), ne(teams.isBaseline, true), isAlive));
}

export async function selectOrganizers(db: Db, challengeId: string): Promise<Addressee[]> {
	const rows = await db
		.select(addressee)
		.from(challengeOrganizers)
		.innerJoin(users, eq(users.id, challengeOrganizers.userId))
		.where(and(eq(challengeOrganizers.challengeId, challengeId), isAlive));
	return rows.map((row) => ({ ...row, isOrganizer: true }));
}

/** Those who have an event among their notices already. */
export async function selectTold(db: Db, eventId: bigint): Promise<Addressee[]> {
	return db
		.select(addressee)
		.from(notices)
		.innerJoin(users, eq(users.id, notices.userId))
		.where(and(eq(notices.eventId, eventId), isAlive));
}
