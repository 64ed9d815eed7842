import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, max } from "drizzle-orm";
import { grants } from "#drizzle/schema/access.ts";
import { datasets } from "#drizzle/schema/dataset.ts";
import { licenceVersions, signatures } from "#drizzle/schema/licensing.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type LicenceRow = typeof licenceVersions.$inferSelect;
export type SignatureRow = typeof signatures.$inferSelect;
export type SignedRow = NonNullable<Awaited<ReturnType<typeof selectReceipt>>>;
export type HeldRow = Awaited<ReturnType<typeof selectUnended>>[number];

const isDraft = isNull(licenceVersions.publishedAt);

/** The published versions of a dataset's licence, oldest first. */
export async function selectPublished(db: Db, datasetId: string): Promise<LicenceRow[]> {
	return db
		.select()
		.from(licenceVersions)
		.where(and(eq(licenceVersions.datasetId, datasetId), isNotNull(licenceVersions.publishedAt)))
		.orderBy(asc(licenceVersions.number));
}

export async function selectDraft(db: Db, datasetId: string): Promise<LicenceRow | null> {
	const [draft] = await db
		.select()
		.from(licenceVersions)
		.where(and(eq(licenceVersions.datasetId, datasetId), isDraft));
	return draft ?? null;
}

/** @returns null when the dataset has a draft already */
export async function insertDraft(
	db: Db,
	values: typeof licenceVersions.$inferInsert,
): Promise<LicenceRow | null> {
	const [made] = await db.insert(licenceVersions).values(values).onConflictDoNothing().returning();
	return made ?? null;
}

type DraftState = { datasetId: string; editedAt: Date };

/** The dataset's draft, as it was when somebody read it. */
const asRead = ({ datasetId, editedAt }: DraftState) =>
	and(eq(licenceVersions.datasetId, datasetId), isDraft, eq(licenceVersions.editedAt, editedAt));

/** @returns null when the draft has been edited, published or discarded since */
export async function updateDraft(
	db: Db,
	state: DraftState,
	values: Partial<typeof licenceVersions.$inferInsert>,
): Promise<LicenceRow | null> {
	const [changed] = await db.update(licenceVersions).set(values).where(asRead(state)).returning();
	return changed ?? null;
}

/** @returns null when the draft has been edited, published or discarded since */
export async function deleteDraft(db: Db, state: DraftState): Promise<LicenceRow | null> {
	const [gone] = await db.delete(licenceVersions).where(asRead(state)).returning();
	return gone ?? null;
}

/**
 * Signatures of one dataset's licence go on side by side; a publication waits for them, and they
 * for it, so that nobody signs a version that has just been replaced.
 */
export async function lockLicence(
	db: Db,
	datasetId: string,
	strength: "share" | "no key update",
): Promise<void> {
	await db
		.select({ id: datasets.id })
		.from(datasets)
		.where(eq(datasets.id, datasetId))
		.for(strength);
}

/** The newest version each of these people signed. */
export async function selectSignedNumbers(db: Db, datasetId: string, userIds: readonly string[]) {
	if (userIds.length === 0) return [];
	return db
		.select({ userId: signatures.userId, number: max(licenceVersions.number) })
		.from(signatures)
		.innerJoin(licenceVersions, eq(licenceVersions.id, signatures.licenceVersionId))
		.where(and(eq(signatures.datasetId, datasetId), inArray(signatures.userId, [...userIds])))
		.groupBy(signatures.userId);
}

/**
 * When each published version counts, oldest first, once for each of these people who signed it, or
 * once with nobody; its texts stay where they are.
 */
export async function selectPublishedAndSigners(
	db: Db,
	datasetId: string,
	userIds: readonly string[],
) {
	const { number, change, inForceFrom, graceDays } = licenceVersions;
	return db
		.select({ number, change, inForceFrom, graceDays, signedBy: signatures.userId })
		.from(licenceVersions)
		.leftJoin(
			signatures,
			and(
				eq(signatures.licenceVersionId, licenceVersions.id),
				inArray(signatures.userId, [...userIds]),
			),
		)
		.where(and(eq(licenceVersions.datasetId, datasetId), isNotNull(licenceVersions.publishedAt)))
		.orderBy(asc(number));
}

/** The account as a signature needs it; null once it is deleted. */
export async function selectSigner(db: Db, userId: string) {
	const [found] = await db
		.select({ name: users.name, email: users.email })
		.from(users)
		.where(and(eq(users.id, userId), isNull(users.deletedAt)));
	return found ?? null;
}

export async function selectSignature(
	db: Db,
	of: { userId: string; licenceVersionId: string },
): Promise<SignatureRow | null> {
	const [found] = await db
		.select()
		.from(signatures)
		.where(
			and(eq(signatures.userId, of.userId), eq(signatures.licenceVersionId, of.licenceVersionId)),
		);
	return found ?? null;
}

/** @returns null when the person has signed this version already */
export async function insertSignature(
	db: Db,
	values: typeof signatures.$inferInsert,
): Promise<SignatureRow | null> {
	const [made] = await db
		.insert(signatures)
		.values(values)
		.onConflictDoNothing({ target: [signatures.userId, signatures.licenceVersionId] })
		.returning();
	return made ?? null;
}

const withItsLicence = (db: Db) =>
	db
		.select({ signature: signatures, licence: licenceVersions, dataset: datasets })
		.from(signatures)
		.innerJoin(licenceVersions, eq(licenceVersions.id, signatures.licenceVersionId))
		.innerJoin(datasets, eq(datasets.id, signatures.datasetId));

export async function selectReceipt(db: Db, receipt: string) {
	const [found] = await withItsLicence(db).where(eq(signatures.receipt, receipt));
	return found ?? null;
}

/** What a person signed, newest first; of one dataset, or of all. */
export async function selectSignaturesOf(db: Db, userId: string, datasetId?: string) {
	return withItsLicence(db)
		.where(
			and(
				eq(signatures.userId, userId),
				...(datasetId ? [eq(signatures.datasetId, datasetId)] : []),
			),
		)
		.orderBy(desc(signatures.signedAt));
}

/** The grants of a dataset that neither ended nor were revoked by an instant, and whose they are. */
export async function selectUnended(db: Db, datasetId: string, now: Date) {
	return db
		.select({ grant: grants, name: users.name, email: users.email })
		.from(grants)
		.innerJoin(users, eq(users.id, grants.userId))
		.where(
			and(
				eq(grants.datasetId, datasetId),
				gt(grants.endsAt, now),
				isNull(grants.revokedAt),
				isNull(users.deletedAt),
			),
		)
		.orderBy(asc(users.name), asc(users.email), asc(grants.startsAt));
}
