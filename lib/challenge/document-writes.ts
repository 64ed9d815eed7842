import { and, eq, isNull } from "drizzle-orm";
import {
	challengeChanges,
	challengeOrganizers,
	challengePages,
	challengeRules,
	challenges,
} from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";
import { sha256Of } from "#lib/licensing/index.ts";
import type { ChallengeDocument } from "./document/index.ts";
import { instantOf } from "./phase-writes.ts";
import type { ChallengeRow } from "./queries.ts";

const challengeValues = (document: ChallengeDocument, datasetId: string) => ({
	datasetId,
	title: document.title,
	summary: document.summary,
	demonstrationNotice: document.demonstrationNotice,
	contact: document.contact,
	minTeamMembers: document.minTeamMembers,
	maxTeamMembers: document.maxTeamMembers,
	teamsFreezeAt: instantOf(document.teamsFreezeAt),
	anonymousUntil: instantOf(document.anonymousUntil),
	requiresAccess: document.requiresAccess,
});

/** A draft with its organizer; null when another challenge has the name. */
export async function insertChallenge(
	db: Db,
	of: { document: ChallengeDocument; datasetId: string; userId: string; now: Date },
): Promise<ChallengeRow | null> {
	const [made] = await db
		.insert(challenges)
		.values({
			slug: of.document.slug,
			createdAt: of.now,
			...challengeValues(of.document, of.datasetId),
		})
		.onConflictDoNothing()
		.returning();
	if (!made) return null;
	await db.insert(challengeOrganizers).values({ challengeId: made.id, userId: of.userId });
	return made;
}

export async function updateChallenge(
	db: Db,
	challengeId: string,
	of: { document: ChallengeDocument; datasetId: string },
): Promise<void> {
	await db
		.update(challenges)
		.set(challengeValues(of.document, of.datasetId))
		.where(eq(challenges.id, challengeId));
}

export async function writePages(
	db: Db,
	challengeId: string,
	pages: ChallengeDocument["pages"],
): Promise<void> {
	await db.delete(challengePages).where(eq(challengePages.challengeId, challengeId));
	if (pages.length === 0) return;
	await db
		.insert(challengePages)
		.values(pages.map((page, at) => ({ ...page, challengeId, position: at + 1 })));
}

export async function insertRules(
	db: Db,
	of: { challengeId: string; version: number; markdown: string; now: Date },
): Promise<void> {
	const { challengeId, version, markdown, now } = of;
	await db
		.insert(challengeRules)
		.values({ challengeId, version, markdown, sha256: sha256Of(markdown), publishedAt: now });
}

/** A line of the public change log. */
export async function insertChange(
	db: Db,
	change: typeof challengeChanges.$inferInsert,
): Promise<void> {
	await db.insert(challengeChanges).values(change);
}

/** Makes a draft public; false when it already is. */
export async function publishRow(db: Db, challengeId: string, now: Date): Promise<boolean> {
	const made = await db
		.update(challenges)
		.set({ publishedAt: now })
		.where(and(eq(challenges.id, challengeId), isNull(challenges.publishedAt)))
		.returning({ id: challenges.id });
	return made.length > 0;
}
