import { and, asc, eq, gt, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accessEndAnswers, accessRequests, grants } from "#drizzle/schema/access.ts";
import { datasets, datasetVersions } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db, Transaction } from "#lib/db/index.ts";

export type GrantRow = typeof grants.$inferSelect;
type Holder = { datasetId: string; userId: string };

/**
 * One word on a person's access at a time: a renewal and a revocation that meet are done one after
 * the other, and the later sees what the earlier did.
 */
export async function lockHolder(tx: Transaction, { datasetId, userId }: Holder): Promise<void> {
	await tx.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
		`access of ${userId} to ${datasetId}`,
	]);
}

export async function selectGrantsOf(db: Db, of: Holder): Promise<GrantRow[]> {
	return db
		.select()
		.from(grants)
		.where(and(eq(grants.datasetId, of.datasetId), eq(grants.userId, of.userId)))
		.orderBy(asc(grants.startsAt));
}

export async function insertGrant(db: Db, values: typeof grants.$inferInsert): Promise<GrantRow> {
	const [made] = await db.insert(grants).values(values).returning();
	if (!made) throw new Error("the grant was not made");
	return made;
}

/** Grants that still run at an instant: neither revoked nor over. */
const running = ({ datasetId, userId }: Holder, now: Date): SQL | undefined =>
	and(
		eq(grants.datasetId, datasetId),
		eq(grants.userId, userId),
		isNull(grants.revokedAt),
		gt(grants.endsAt, now),
	);

type Change = Partial<typeof grants.$inferInsert>;

export async function updateRunning(
	db: Db,
	of: Holder & { now: Date; change: Change },
): Promise<GrantRow[]> {
	return db.update(grants).set(of.change).where(running(of, of.now)).returning();
}

export async function updateRunningUnsuspended(
	db: Db,
	of: Holder & { now: Date; change: Change },
): Promise<GrantRow[]> {
	return db
		.update(grants)
		.set(of.change)
		.where(and(running(of, of.now), isNull(grants.suspendedAt)))
		.returning();
}

export async function updateSuspended(
	db: Db,
	of: Holder & { now: Date; change: Change },
): Promise<GrantRow[]> {
	return db
		.update(grants)
		.set(of.change)
		.where(and(running(of, of.now), isNotNull(grants.suspendedAt)))
		.returning();
}

export async function selectHolder(db: Db, userId: string) {
	const [found] = await db
		.select({ id: users.id, name: users.name, email: users.email, deletedAt: users.deletedAt })
		.from(users)
		.where(eq(users.id, userId));
	return found ?? null;
}

const first = alias(datasetVersions, "first_version");
const last = alias(datasetVersions, "last_version");

/** True of a grant after which its holder was given none for the dataset. */
const isLast = sql<boolean>`not exists (
	select from ${grants} as later
	where later.dataset_id = ${grants.datasetId} and later.user_id = ${grants.userId}
		and (later.starts_at, later.id) > (${grants.startsAt}, ${grants.id})
)`;

/** A pattern that finds the text itself, whatever signs it has. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const named = (text: string | undefined): SQL | undefined => {
	if (!text) return undefined;
	const pattern = containing(text);
	return or(
		ilike(users.name, pattern),
		ilike(users.email, pattern),
		ilike(accessRequests.institution, pattern),
	);
};

const beyond = (after: string | undefined): SQL | undefined =>
	after === undefined
		? undefined
		: sql`(${grants.startsAt}, ${grants.id}) < (select cursor.starts_at, cursor.id from ${grants} as cursor where cursor.id = ${after})`;

export type GrantLineRow = Awaited<ReturnType<typeof selectGrantLines>>[number];

/** Grants with all that is said of them (person, request, versions, answer), newest first. */
export async function selectGrantLines(
	db: Db,
	of: {
		datasetId?: string | undefined;
		userId?: string | undefined;
		text?: string | undefined;
		after?: string | undefined;
		limit: number;
	},
) {
	return db
		.select({
			grant: grants,
			dataset: { slug: datasets.slug, title: datasets.title },
			person: { name: users.name, email: users.email, deletedAt: users.deletedAt },
			request: {
				number: accessRequests.number,
				institution: accessRequests.institution,
				position: accessRequests.position,
			},
			firstVersion: first.version,
			lastVersion: last.version,
			end: accessEndAnswers,
			isLast,
		})
		.from(grants)
		.innerJoin(datasets, eq(datasets.id, grants.datasetId))
		.innerJoin(users, eq(users.id, grants.userId))
		.innerJoin(accessRequests, eq(accessRequests.id, grants.requestId))
		.leftJoin(
			first,
			and(eq(first.datasetId, grants.datasetId), eq(first.sequence, grants.firstSequence)),
		)
		.leftJoin(
			last,
			and(eq(last.datasetId, grants.datasetId), eq(last.sequence, grants.lastSequence)),
		)
		.leftJoin(accessEndAnswers, eq(accessEndAnswers.grantId, grants.id))
		.where(
			and(
				of.datasetId === undefined ? undefined : eq(grants.datasetId, of.datasetId),
				of.userId === undefined ? undefined : eq(grants.userId, of.userId),
				named(of.text),
				beyond(of.after),
			),
		)
		.orderBy(sql`${grants.startsAt} desc`, sql`${grants.id} desc`)
		.limit(of.limit);
}

export async function selectVersionNames(db: Db, datasetId: string) {
	return db
		.select({ sequence: datasetVersions.sequence, version: datasetVersions.version })
		.from(datasetVersions)
		.where(and(eq(datasetVersions.datasetId, datasetId), isNotNull(datasetVersions.publishedAt)))
		.orderBy(asc(datasetVersions.sequence));
}
