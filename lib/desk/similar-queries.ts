import { and, count, desc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { phases } from "#drizzle/schema/challenge.ts";
import { likenessKeys, similarPairs } from "#drizzle/schema/likeness.ts";
import { users } from "#drizzle/schema/people.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teams } from "#drizzle/schema/teams.ts";
import type { Db, Transaction } from "#lib/db/index.ts";

/** What is found alike in a phase is found one after the other, so that two at once see each other. */
export async function lockLikeness(tx: Transaction, phaseId: string): Promise<void> {
	await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
		`likeness in ${phaseId}`,
	]);
}

export type Likened = NonNullable<Awaited<ReturnType<typeof selectLikened>>>;

/** A submission with what it is compared by; null for the organizers' own. */
export async function selectLikened(db: Db, submissionId: string) {
	const [found] = await db
		.select({
			id: submissions.id,
			phaseId: submissions.phaseId,
			teamId: submissions.teamId,
			sha256: submissions.sha256,
			signature: submissions.signature,
			challengeId: phases.challengeId,
		})
		.from(submissions)
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.where(and(eq(submissions.id, submissionId), eq(teams.isBaseline, false)));
	return found ?? null;
}

const ofOthers = (one: Likened): SQL | undefined =>
	and(
		eq(submissions.phaseId, one.phaseId),
		ne(submissions.teamId, one.teamId),
		eq(teams.isBaseline, false),
	);

const compared = {
	id: submissions.id,
	teamId: submissions.teamId,
	sha256: submissions.sha256,
	signature: submissions.signature,
};
export type Compared = { id: string; teamId: string; sha256: string; signature: string | null };

/** The very same bytes of other teams: the first of each. */
export async function selectIdentical(db: Db, one: Likened): Promise<Compared[]> {
	return db
		.selectDistinctOn([submissions.teamId], compared)
		.from(submissions)
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.where(and(ofOthers(one), eq(submissions.sha256, one.sha256)))
		.orderBy(submissions.teamId, submissions.receivedAt);
}

/** Submissions of other teams that share keys with one, those that share most first. */
export async function selectSharing(
	db: Db,
	one: Likened,
	of: { keys: readonly number[]; limit: number },
): Promise<Compared[]> {
	const sharing = db
		.select({ submissionId: likenessKeys.submissionId, shared: count().as("shared") })
		.from(likenessKeys)
		.where(and(eq(likenessKeys.phaseId, one.phaseId), inArray(likenessKeys.hash, [...of.keys])))
		.groupBy(likenessKeys.submissionId)
		.as("sharing");
	return db
		.select(compared)
		.from(sharing)
		.innerJoin(submissions, eq(submissions.id, sharing.submissionId))
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.where(ofOthers(one))
		.orderBy(desc(sharing.shared))
		.limit(of.limit);
}

export async function insertKeys(db: Db, one: Likened, keys: readonly number[]): Promise<void> {
	if (keys.length === 0) return;
	await db
		.insert(likenessKeys)
		.values(keys.map((hash) => ({ phaseId: one.phaseId, hash, submissionId: one.id })))
		.onConflictDoNothing();
}

export async function insertPairs(
	db: Db,
	rows: readonly (typeof similarPairs.$inferInsert)[],
): Promise<void> {
	if (rows.length > 0)
		await db
			.insert(similarPairs)
			.values([...rows])
			.onConflictDoNothing();
}

const first = alias(submissions, "first_submission");
const second = alias(submissions, "second_submission");
const firstTeam = alias(teams, "first_team");
const secondTeam = alias(teams, "second_team");

export type PairRow = Awaited<ReturnType<typeof selectPairs>>[number];

/** A page of pairs, the newest first. Teams that have merged since are one: theirs are no pairs any more. */
export async function selectPairs(
	db: Db,
	of: {
		challengeId: string;
		judgement: "open" | "nothing" | "noted";
		after: string | undefined;
		limit: number;
	},
) {
	const { foundAt, id, judgement } = similarPairs;
	return db
		.select({
			pair: similarPairs,
			phase: { slug: phases.slug, title: phases.title },
			one: first,
			oneTeam: { id: firstTeam.id, number: firstTeam.number, name: firstTeam.name },
			other: second,
			otherTeam: { id: secondTeam.id, number: secondTeam.number, name: secondTeam.name },
			judgedBy: users.name,
		})
		.from(similarPairs)
		.innerJoin(first, eq(first.id, similarPairs.submissionId))
		.innerJoin(second, eq(second.id, similarPairs.otherId))
		.innerJoin(firstTeam, eq(firstTeam.id, first.teamId))
		.innerJoin(secondTeam, eq(secondTeam.id, second.teamId))
		.innerJoin(phases, eq(phases.id, first.phaseId))
		.leftJoin(users, eq(users.id, similarPairs.judgedBy))
		.where(
			and(
				eq(similarPairs.challengeId, of.challengeId),
				ne(first.teamId, second.teamId),
				of.judgement === "open" ? isNull(judgement) : eq(judgement, of.judgement),
				of.after === undefined
					? undefined
					: sql`(${foundAt}, ${id}) < (select last.found_at, last.id from similar_pairs as last where last.id = ${of.after})`,
			),
		)
		.orderBy(desc(foundAt), desc(id))
		.limit(of.limit);
}

export async function lockPair(db: Db, of: { challengeId: string; pairId: string }) {
	const [found] = await db
		.select()
		.from(similarPairs)
		.where(and(eq(similarPairs.id, of.pairId), eq(similarPairs.challengeId, of.challengeId)))
		.for("update");
	return found ?? null;
}

export async function updateJudgement(
	db: Db,
	pairId: string,
	change: Pick<typeof similarPairs.$inferSelect, "judgement" | "note" | "judgedAt" | "judgedBy">,
): Promise<void> {
	await db.update(similarPairs).set(change).where(eq(similarPairs.id, pairId));
}
