import { and, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { challenges } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import { teamInvitations, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

export type InvitationRow = typeof teamInvitations.$inferSelect;

const standing = and(isNull(teamInvitations.usedAt), isNull(teamInvitations.revokedAt));
const forMailbox = (email: string) => sql`lower(${teamInvitations.email}) = ${email.toLowerCase()}`;

/** How many were made for a team since an instant, and when the first of them was. */
export async function selectMadeSince(db: Db, teamId: string, since: Date) {
	const [row] = await db
		.select({
			made: count(),
			first: sql<Date | null>`min(${teamInvitations.createdAt})`.mapWith(teamInvitations.createdAt),
		})
		.from(teamInvitations)
		.where(and(eq(teamInvitations.teamId, teamId), gt(teamInvitations.createdAt, since)));
	return { made: row?.made ?? 0, first: row?.first ?? null };
}

/** Takes the earlier invitation of a mailbox back, so that a new one can take its place. */
export async function revokeForMailbox(
	db: Db,
	of: { teamId: string; email: string; now: Date },
): Promise<void> {
	await db
		.update(teamInvitations)
		.set({ revokedAt: of.now })
		.where(and(eq(teamInvitations.teamId, of.teamId), forMailbox(of.email), standing));
}

export async function insertInvitation(
	db: Db,
	invitation: typeof teamInvitations.$inferInsert,
): Promise<InvitationRow> {
	const [made] = await db.insert(teamInvitations).values(invitation).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

/** @returns null when it is none of this team's, or was used or taken back before */
export async function revokeInvitationOf(
	db: Db,
	of: { id: string; teamId: string; now: Date },
): Promise<InvitationRow | null> {
	const [revoked] = await db
		.update(teamInvitations)
		.set({ revokedAt: of.now })
		.where(and(eq(teamInvitations.id, of.id), eq(teamInvitations.teamId, of.teamId), standing))
		.returning();
	return revoked ?? null;
}

/** Uses a mailed invitation up; a link stays. @returns false when it no longer stands */
export async function takeUp(
	db: Db,
	of: { id: string; isLink: boolean; now: Date },
): Promise<boolean> {
	const taken = await db
		.update(teamInvitations)
		.set({ usedAt: of.isLink ? null : of.now })
		.where(and(eq(teamInvitations.id, of.id), standing, gt(teamInvitations.expiresAt, of.now)))
		.returning({ id: teamInvitations.id });
	return taken.length > 0;
}

export async function revokeAllOf(db: Db, teamId: string, now: Date): Promise<void> {
	await db
		.update(teamInvitations)
		.set({ revokedAt: now })
		.where(and(eq(teamInvitations.teamId, teamId), standing));
}

/** Takes the links of a team back, which anybody who has one joins by. @returns how many stood */
export async function revokeLinksOf(db: Db, teamId: string, now: Date): Promise<number> {
	const revoked = await db
		.update(teamInvitations)
		.set({ revokedAt: now })
		.where(and(eq(teamInvitations.teamId, teamId), isNull(teamInvitations.email), standing))
		.returning({ id: teamInvitations.id });
	return revoked.length;
}

/** A deleted account's address is not kept on invitations either. */
export async function forgetMailbox(db: Db, email: string): Promise<void> {
	await db.delete(teamInvitations).where(forMailbox(email));
}

const stillOpen = (now: Date) => and(standing, gt(teamInvitations.expiresAt, now));

/** What a team has out: the newest first. */
export async function selectOpenOfTeam(db: Db, teamId: string, now: Date) {
	return db
		.select()
		.from(teamInvitations)
		.where(and(eq(teamInvitations.teamId, teamId), stillOpen(now)))
		.orderBy(desc(teamInvitations.createdAt));
}

/** What waits for a person's mailbox in a challenge. */
export async function selectOpenForMailbox(
	db: Db,
	of: { challengeId: string; email: string; now: Date },
) {
	return db
		.select({
			id: teamInvitations.id,
			expiresAt: teamInvitations.expiresAt,
			team: { number: teams.number, name: teams.name },
		})
		.from(teamInvitations)
		.innerJoin(teams, eq(teams.id, teamInvitations.teamId))
		.where(and(eq(teams.challengeId, of.challengeId), forMailbox(of.email), stillOpen(of.now)))
		.orderBy(desc(teamInvitations.createdAt));
}

/** An invitation with everything that its page says. */
export async function selectDescribedInvitation(db: Db, id: string) {
	const [found] = await db
		.select({
			invitation: teamInvitations,
			team: teams,
			challenge: { id: challenges.id, slug: challenges.slug, title: challenges.title },
			inviter: { name: users.name, email: users.email },
		})
		.from(teamInvitations)
		.innerJoin(teams, eq(teams.id, teamInvitations.teamId))
		.innerJoin(challenges, eq(challenges.id, teams.challengeId))
		.innerJoin(users, eq(users.id, teamInvitations.invitedBy))
		.where(eq(teamInvitations.id, id));
	return found ?? null;
}

export async function selectUserOfMailbox(db: Db, email: string): Promise<string | null> {
	const [found] = await db
		.select({ id: users.id })
		.from(users)
		.where(and(sql`lower(${users.email}) = ${email.toLowerCase()}`, isNull(users.deletedAt)));
	return found?.id ?? null;
}
