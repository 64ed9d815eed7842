import { and, asc, count, eq, gt, ne, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { users } from "#drizzle/schema/people.ts";
import { joinRequests, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

export type JoinRequestRow = typeof joinRequests.$inferSelect;

const waits = eq(joinRequests.state, "waiting");

export async function selectRequest(db: Db, id: string): Promise<JoinRequestRow | null> {
	const [found] = await db.select().from(joinRequests).where(eq(joinRequests.id, id));
	return found ?? null;
}

export async function selectWaitsFor(
	db: Db,
	of: { teamId: string; userId: string },
): Promise<boolean> {
	const found = await db
		.select({ id: joinRequests.id })
		.from(joinRequests)
		.where(and(eq(joinRequests.teamId, of.teamId), eq(joinRequests.userId, of.userId), waits));
	return found.length > 0;
}

export async function selectAskedSince(
	db: Db,
	of: { challengeId: string; userId: string; since: Date },
): Promise<number> {
	const [row] = await db
		.select({ asked: count() })
		.from(joinRequests)
		.where(
			and(
				eq(joinRequests.challengeId, of.challengeId),
				eq(joinRequests.userId, of.userId),
				gt(joinRequests.createdAt, of.since),
			),
		);
	return row?.asked ?? 0;
}

/** @returns null when the person waits for this team's answer already */
export async function insertRequest(
	db: Db,
	request: typeof joinRequests.$inferInsert,
): Promise<JoinRequestRow | null> {
	const [made] = await db.insert(joinRequests).values(request).onConflictDoNothing().returning();
	return made ?? null;
}

/** @returns false when it waits no longer */
export async function endRequest(
	db: Db,
	of: { id: string; by: string; now: Date },
	state: "accepted" | "declined" | "withdrawn",
): Promise<boolean> {
	const ended = await db
		.update(joinRequests)
		.set({ state, decidedAt: of.now, decidedBy: of.by })
		.where(and(eq(joinRequests.id, of.id), waits))
		.returning({ id: joinRequests.id });
	return ended.length > 0;
}

/** Somebody who is in a team now asks nobody else any more. */
export async function withdrawOthersOf(
	db: Db,
	of: { challengeId: string; userId: string; except: string | null; now: Date },
): Promise<void> {
	await db
		.update(joinRequests)
		.set({ state: "withdrawn", decidedAt: of.now, decidedBy: of.userId })
		.where(
			and(
				eq(joinRequests.challengeId, of.challengeId),
				eq(joinRequests.userId, of.userId),
				waits,
				of.except === null ? undefined : ne(joinRequests.id, of.except),
			),
		);
}

/** A team that takes nobody any more declines who waits, and takes back what it asked itself. */
export async function endAllOf(
	db: Db,
	of: { teamId: string; by: string; except: string | null; now: Date },
): Promise<void> {
	const others = of.except === null ? undefined : ne(joinRequests.id, of.except);
	const decided = { decidedAt: of.now, decidedBy: of.by };
	await db
		.update(joinRequests)
		.set({ state: "declined", ...decided })
		.where(and(eq(joinRequests.teamId, of.teamId), waits, others));
	await db
		.update(joinRequests)
		.set({ state: "withdrawn", ...decided })
		.where(and(eq(joinRequests.mergingTeamId, of.teamId), waits, others));
}

/** Ends what a deleted account asked for, and empties what it wrote. */
export async function forgetAsker(db: Db, userId: string, now: Date): Promise<void> {
	await db
		.update(joinRequests)
		.set({ state: "withdrawn", decidedAt: now, decidedBy: userId })
		.where(and(eq(joinRequests.userId, userId), waits));
	await db.update(joinRequests).set({ message: "" }).where(eq(joinRequests.userId, userId));
}

const merging = alias(teams, "merging");

/** What waits in a challenge: for this team's answer, asked by this team, or asked by this person. */
export async function selectWaiting(
	db: Db,
	of: { challengeId: string; teamId: string | null; userId: string },
) {
	const { teamId, userId } = of;
	return db
		.select({
			request: joinRequests,
			team: {
				id: teams.id,
				number: teams.number,
				name: teams.name,
				isBaseline: teams.isBaseline,
			},
			merging: { number: merging.number, name: merging.name },
			asker: { name: users.name, email: users.email },
		})
		.from(joinRequests)
		.innerJoin(teams, eq(teams.id, joinRequests.teamId))
		.innerJoin(users, eq(users.id, joinRequests.userId))
		.leftJoin(merging, eq(merging.id, joinRequests.mergingTeamId))
		.where(
			and(
				eq(joinRequests.challengeId, of.challengeId),
				waits,
				teamId === null
					? eq(joinRequests.userId, userId)
					: or(
							eq(joinRequests.teamId, teamId),
							eq(joinRequests.mergingTeamId, teamId),
							eq(joinRequests.userId, userId),
						),
			),
		)
		.orderBy(asc(joinRequests.createdAt));
}
