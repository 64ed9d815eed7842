import {
	and,
	count,
	desc,
	eq,
	exists,
	gte,
	isNull,
	min,
	not,
	notExists,
	type SQL,
	sql,
} from "drizzle-orm";
import { challengeRules, rulesAcceptances } from "#drizzle/schema/challenge.ts";
import { messages } from "#drizzle/schema/events.ts";
import { users } from "#drizzle/schema/people.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

type MessageRow = typeof messages.$inferSelect;

/**
 * Everybody in the teams that a condition picks, less the organizers' own baselines; one person is
 * in one team of a challenge.
 */
export async function selectRecipients(db: Db, challengeId: string, which: SQL | undefined) {
	return db
		.select({ userId: users.id, number: teams.number, name: teams.name, teamId: teams.id })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.innerJoin(users, eq(users.id, teamMembers.userId))
		.where(
			and(
				eq(teamMembers.challengeId, challengeId),
				eq(teams.isBaseline, false),
				isNull(users.deletedAt),
				which,
			),
		)
		.orderBy(teams.number, users.id);
}

export type Recipient = Awaited<ReturnType<typeof selectRecipients>>[number];

export const hasNumber = (number: number): SQL => eq(teams.number, number);

const sent = (db: Db, phaseId: string, state: "scored" | "failed") =>
	db
		.select({ id: submissions.id })
		.from(submissions)
		.where(
			and(
				eq(submissions.teamId, teams.id),
				eq(submissions.phaseId, phaseId),
				eq(submissions.state, state),
			),
		);

export const hasNoScored = (db: Db, phaseId: string): SQL => notExists(sent(db, phaseId, "scored"));
export const hasFailed = (db: Db, phaseId: string): SQL => exists(sent(db, phaseId, "failed"));

/** The person has not accepted this version of the rules. */
export const hasNotAccepted = (db: Db, rulesId: string): SQL =>
	not(
		exists(
			db
				.select({ at: rulesAcceptances.acceptedAt })
				.from(rulesAcceptances)
				.where(and(eq(rulesAcceptances.rulesId, rulesId), eq(rulesAcceptances.userId, users.id))),
		),
	);

/** The rules to accept now; null where there are none. */
export async function selectRulesToAccept(db: Db, challengeId: string): Promise<string | null> {
	const [newest] = await db
		.select({ id: challengeRules.id, markdown: challengeRules.markdown })
		.from(challengeRules)
		.where(eq(challengeRules.challengeId, challengeId))
		.orderBy(desc(challengeRules.version))
		.limit(1);
	return newest && newest.markdown !== "" ? newest.id : null;
}

export async function insertMessage(
	db: Db,
	message: typeof messages.$inferInsert,
): Promise<MessageRow> {
	const [made] = await db.insert(messages).values(message).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

/** How many were sent since an instant, to one team or to several, and the first of them. */
export async function selectSentSince(
	db: Db,
	{ challengeId, since, isToOne }: { challengeId: string; since: Date; isToOne: boolean },
) {
	const [row] = await db
		.select({ made: count(), first: min(messages.sentAt) })
		.from(messages)
		.where(
			and(
				eq(messages.challengeId, challengeId),
				gte(messages.sentAt, since),
				sql`(${messages.audience} ->> 'to' = 'team') = ${isToOne}`,
			),
		);
	return row ?? { made: 0, first: null };
}

export async function selectMessages(db: Db, challengeId: string) {
	return db
		.select({ message: messages, sender: users.name })
		.from(messages)
		.innerJoin(users, eq(users.id, messages.sentBy))
		.where(eq(messages.challengeId, challengeId))
		.orderBy(desc(messages.sentAt))
		.limit(200);
}
