import { and, asc, count, countDistinct, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { accessRequests, grants, requestComments } from "#drizzle/schema/access.ts";
import {
	challengeOrganizers,
	challenges,
	organizerInvitations,
} from "#drizzle/schema/challenge.ts";
import { datasetOrganizers, datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import { downloadLedger, downloadManifests } from "#drizzle/schema/downloads.ts";
import { noticeChoices, notices } from "#drizzle/schema/events.ts";
import { signatures } from "#drizzle/schema/licensing.ts";
import {
	accounts,
	apiTokens,
	sessions,
	users,
	verificationTokens,
} from "#drizzle/schema/people.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

const openStates = ["draft", "submitted", "in_review", "needs_changes"] as const;

/** The live account, locked until the transaction ends. */
export async function lockAccount(db: Db, userId: string) {
	const [found] = await db
		.select({ email: users.email })
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)))
		.for("update");
	return found ?? null;
}

export async function selectAccount(db: Db, userId: string) {
	const [found] = await db
		.select({ email: users.email, name: users.name })
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)));
	return found ?? null;
}

/** What stays of an account: a row that signatures and grants can name, and that says nothing. */
export async function buryAccount(db: Db, userId: string, now: Date): Promise<void> {
	await db
		.update(users)
		.set({
			name: null,
			email: `deleted-${userId}@deleted.invalid`,
			emailVerified: null,
			image: null,
			isAdmin: false,
			deletedAt: now,
		})
		.where(eq(users.id, userId));
}

/** Every way in: sessions, accounts elsewhere, tokens, and links that are on their way by mail. */
export async function deleteWaysIn(db: Db, userId: string, email: string): Promise<void> {
	await db.delete(sessions).where(eq(sessions.userId, userId));
	await db.delete(accounts).where(eq(accounts.userId, userId));
	await db.delete(apiTokens).where(eq(apiTokens.userId, userId));
	await db.delete(verificationTokens).where(eq(verificationTokens.identifier, email));
}

/** What was told to them, and how they wanted to be told: nobody else's, and of no use to anybody. */
export async function deleteNotices(db: Db, userId: string): Promise<void> {
	await db.delete(notices).where(eq(notices.userId, userId));
	await db.delete(noticeChoices).where(eq(noticeChoices.userId, userId));
}

export const revocationReason = "account deleted by its holder";

const ofLivingGrants = (userId: string, now: Date) =>
	and(eq(grants.userId, userId), isNull(grants.revokedAt), gt(grants.endsAt, now));

/** @returns how many grants ended by it */
export async function revokeGrants(db: Db, userId: string, now: Date): Promise<number> {
	const ended = await db
		.update(grants)
		.set({ revokedAt: now, revokedBy: userId, revocationReason })
		.where(ofLivingGrants(userId, now))
		.returning({ id: grants.id });
	await db
		.update(downloadManifests)
		.set({ endedAt: now })
		.where(
			and(
				eq(downloadManifests.userId, userId),
				isNull(downloadManifests.endedAt),
				gt(downloadManifests.expiresAt, now),
			),
		);
	return ended.length;
}

const removedComment = "(Removed: who wrote it deleted their account.)";

export async function emptyComments(db: Db, userId: string): Promise<number> {
	const emptied = await db
		.update(requestComments)
		.set({ body: removedComment })
		.where(eq(requestComments.userId, userId))
		.returning({ id: requestComments.id });
	return emptied.length;
}

/** What asked them to organize goes with its address; what they asked others for is taken back. */
export async function forgetOrganizing(
	db: Db,
	of: { userId: string; email: string; now: Date },
): Promise<void> {
	const isTheirs = eq(sql`lower(${organizerInvitations.email})`, of.email.toLowerCase());
	await db.delete(organizerInvitations).where(isTheirs);
	await db
		.update(organizerInvitations)
		.set({ revokedAt: of.now })
		.where(
			and(
				eq(organizerInvitations.invitedBy, of.userId),
				isNull(organizerInvitations.usedAt),
				isNull(organizerInvitations.revokedAt),
			),
		);
}

/** Gives back what the person was entrusted with, and what they had in hand. */
export async function leaveOffices(db: Db, userId: string): Promise<void> {
	await db.delete(datasetStewards).where(eq(datasetStewards.userId, userId));
	await db.delete(datasetOrganizers).where(eq(datasetOrganizers.userId, userId));
	await db.delete(challengeOrganizers).where(eq(challengeOrganizers.userId, userId));
	await db
		.update(accessRequests)
		.set({ reviewerId: null })
		.where(
			and(eq(accessRequests.reviewerId, userId), inArray(accessRequests.state, [...openStates])),
		);
}

/**
 * What the person answers for, so that nobody else who answers for it leaves at the same moment. Before
 * any account: whoever changes organizers takes them in that order too.
 */
export async function lockOffices(db: Db, userId: string): Promise<void> {
	const holds = (role: typeof datasetStewards | typeof datasetOrganizers) =>
		inArray(
			datasets.id,
			db.select({ id: role.datasetId }).from(role).where(eq(role.userId, userId)),
		);
	await db
		.select({ id: datasets.id })
		.from(datasets)
		.where(or(holds(datasetStewards), holds(datasetOrganizers)))
		.orderBy(asc(datasets.id))
		.for("no key update");
	const run = db
		.select({ id: challengeOrganizers.challengeId })
		.from(challengeOrganizers)
		.where(eq(challengeOrganizers.userId, userId));
	await db
		.select({ id: challenges.id })
		.from(challenges)
		.where(inArray(challenges.id, run))
		.orderBy(asc(challenges.id))
		.for("no key update");
}

const isOnlyOne = (member: PgColumn, userId: string) =>
	and(sql`bool_or(${member} = ${userId}::uuid)`, sql`count(*) = 1`);

/** Titles of what would be left with nobody to answer for it. */
export async function selectSoleOffices(db: Db, userId: string): Promise<string[]> {
	const stewarded = await db
		.select({ title: datasets.title })
		.from(datasets)
		.innerJoin(datasetStewards, eq(datasetStewards.datasetId, datasets.id))
		.groupBy(datasets.id)
		.having(isOnlyOne(datasetStewards.userId, userId));
	const organized = await db
		.select({ title: datasets.title })
		.from(datasets)
		.innerJoin(datasetOrganizers, eq(datasetOrganizers.datasetId, datasets.id))
		.groupBy(datasets.id)
		.having(isOnlyOne(datasetOrganizers.userId, userId));
	const run = await db
		.select({ title: challenges.title })
		.from(challenges)
		.innerJoin(challengeOrganizers, eq(challengeOrganizers.challengeId, challenges.id))
		.groupBy(challenges.id)
		.having(isOnlyOne(challengeOrganizers.userId, userId));
	return [...new Set([...stewarded, ...organized, ...run].map(({ title }) => title))].sort();
}

/** What a deletion would remove, end and keep. */
export async function selectEffects(db: Db, userId: string, now: Date) {
	const [
		[sessionCount],
		[tokenCount],
		requests,
		living,
		[signed],
		[ledger],
		[comments],
		[sent],
		teamNames,
	] = await Promise.all([
		db.select({ n: count() }).from(sessions).where(eq(sessions.userId, userId)),
		db
			.select({ n: count() })
			.from(apiTokens)
			.where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt))),
		db
			.select({ number: accessRequests.number, dataset: datasets.title })
			.from(accessRequests)
			.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
			.where(and(eq(accessRequests.userId, userId), inArray(accessRequests.state, [...openStates])))
			.orderBy(asc(accessRequests.number)),
		db
			.select({ dataset: datasets.title, endsAt: grants.endsAt })
			.from(grants)
			.innerJoin(datasets, eq(datasets.id, grants.datasetId))
			.where(ofLivingGrants(userId, now))
			.orderBy(asc(grants.endsAt)),
		db.select({ n: count() }).from(signatures).where(eq(signatures.userId, userId)),
		db
			.select({ n: count(), files: countDistinct(downloadLedger.fileId) })
			.from(downloadLedger)
			.where(eq(downloadLedger.userId, userId)),
		db.select({ n: count() }).from(requestComments).where(eq(requestComments.userId, userId)),
		db.select({ n: count() }).from(submissions).where(eq(submissions.userId, userId)),
		db
			.select({ name: teams.name })
			.from(teams)
			.innerJoin(teamMembers, eq(teamMembers.teamId, teams.id))
			.where(eq(teamMembers.userId, userId))
			.orderBy(asc(teams.name)),
	]);
	return {
		sessions: sessionCount?.n ?? 0,
		tokens: tokenCount?.n ?? 0,
		requests,
		grants: living,
		signatures: signed?.n ?? 0,
		downloads: ledger?.n ?? 0,
		comments: comments?.n ?? 0,
		submissions: sent?.n ?? 0,
		teams: teamNames.map(({ name }) => name),
	};
}
