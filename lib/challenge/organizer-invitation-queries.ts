import { and, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { challenges, organizerInvitations } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type OrganizerInvitationRow = typeof organizerInvitations.$inferSelect;

const standing = and(isNull(organizerInvitations.usedAt), isNull(organizerInvitations.revokedAt));
const stillOpen = (now: Date) => and(standing, gt(organizerInvitations.expiresAt, now));

/** What a challenge has out: the newest first. */
export async function selectOpenInvitations(
	db: Db,
	challengeId: string,
	now: Date,
): Promise<OrganizerInvitationRow[]> {
	return db
		.select()
		.from(organizerInvitations)
		.where(and(eq(organizerInvitations.challengeId, challengeId), stillOpen(now)))
		.orderBy(desc(organizerInvitations.createdAt));
}

export async function countInvitedSince(db: Db, challengeId: string, since: Date): Promise<number> {
	const [row] = await db
		.select({ made: count() })
		.from(organizerInvitations)
		.where(
			and(
				eq(organizerInvitations.challengeId, challengeId),
				gt(organizerInvitations.createdAt, since),
			),
		);
	return row?.made ?? 0;
}

type Of = { challengeId: string; now: Date };

/** Takes back what stands of a challenge, narrowed to one invitation, one mailbox or one who invited. */
export async function revokeInvitations(
	db: Db,
	of: Of & ({ id: string } | { email: string } | { invitedBy: string }),
): Promise<OrganizerInvitationRow[]> {
	const which =
		"id" in of
			? eq(organizerInvitations.id, of.id)
			: "email" in of
				? eq(sql`lower(${organizerInvitations.email})`, of.email.toLowerCase())
				: eq(organizerInvitations.invitedBy, of.invitedBy);
	return db
		.update(organizerInvitations)
		.set({ revokedAt: of.now })
		.where(and(eq(organizerInvitations.challengeId, of.challengeId), which, standing))
		.returning();
}

export async function insertInvitation(
	db: Db,
	invitation: typeof organizerInvitations.$inferInsert,
): Promise<OrganizerInvitationRow> {
	const [made] = await db.insert(organizerInvitations).values(invitation).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

/** Uses an invitation up. @returns false when it no longer stands */
export async function takeUp(db: Db, id: string, now: Date): Promise<boolean> {
	const taken = await db
		.update(organizerInvitations)
		.set({ usedAt: now })
		.where(and(eq(organizerInvitations.id, id), stillOpen(now)))
		.returning({ id: organizerInvitations.id });
	return taken.length > 0;
}

/** An invitation with everything that its page says. */
export async function selectDescribedInvitation(db: Db, id: string) {
	const [found] = await db
		.select({
			invitation: organizerInvitations,
			challenge: { id: challenges.id, slug: challenges.slug, title: challenges.title },
			inviter: { name: users.name, email: users.email },
		})
		.from(organizerInvitations)
		.innerJoin(challenges, eq(challenges.id, organizerInvitations.challengeId))
		.innerJoin(users, eq(users.id, organizerInvitations.invitedBy))
		.where(eq(organizerInvitations.id, id));
	return found ?? null;
}
