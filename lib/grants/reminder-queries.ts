import { and, desc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { accessRequests, grantReminders, grants } from "#drizzle/schema/access.ts";
import { datasetOrganizers, datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type EndingRow = Awaited<ReturnType<typeof selectEnding>>[number];

/** Grants that end before an instant and whose last word has not been said, with the words that were. */
export async function selectEnding(db: Db, of: { before: Date; limit: number }) {
	const renewed = sql`exists (
		select from ${grants} as other
		where other.dataset_id = ${grants.datasetId} and other.user_id = ${grants.userId}
			and other.revoked_at is null and (other.ends_at, other.id) > (${grants.endsAt}, ${grants.id})
	)`;
	const said = (days: string) =>
		sql`select ${sql.raw(days)} from ${grantReminders} where ${grantReminders.grantId} = ${grants.id}`;
	return db
		.select({
			grant: grants,
			email: users.email,
			dataset: { title: datasets.title, slug: datasets.slug },
			lastSaid: sql<number | null>`(${said("min(days_before) filter (where days_before >= 0)")})`,
		})
		.from(grants)
		.innerJoin(users, and(eq(users.id, grants.userId), isNull(users.deletedAt)))
		.innerJoin(datasets, eq(datasets.id, grants.datasetId))
		.where(
			and(
				lte(grants.endsAt, of.before),
				isNull(grants.revokedAt),
				sql`not ${renewed}`,
				sql`not exists (${said("1")} and days_before = 0)`,
			),
		)
		.orderBy(grants.endsAt)
		.limit(of.limit);
}

/**
 * The running grants of a dataset whose holders have not been asked for a signature under a licence
 * version: of each person the last, so that a renewal does not ask once more.
 */
export async function selectUnasked(
	db: Db,
	of: { datasetId: string; licenceNumber: number; now: Date },
) {
	const asked = sql`exists (
		select from ${grantReminders}
		join ${grants} as other on other.id = ${grantReminders.grantId}
		where other.dataset_id = ${grants.datasetId} and other.user_id = ${grants.userId}
			and ${grantReminders.daysBefore} = ${-of.licenceNumber}
	)`;
	return db
		.selectDistinctOn([grants.userId], { grant: grants, email: users.email })
		.from(grants)
		.innerJoin(users, and(eq(users.id, grants.userId), isNull(users.deletedAt)))
		.where(
			and(
				eq(grants.datasetId, of.datasetId),
				isNull(grants.revokedAt),
				gt(grants.endsAt, of.now),
				sql`not ${asked}`,
			),
		)
		.orderBy(grants.userId, desc(grants.startsAt), desc(grants.id));
}

/** Claims a reminder: true for whoever comes first, and for nobody after. */
export async function insertReminder(
	db: Db,
	of: { grantId: string; daysBefore: number; sentAt: Date },
): Promise<boolean> {
	const made = await db.insert(grantReminders).values(of).onConflictDoNothing().returning();
	return made.length === 1;
}

/** Marks the reminders of requests that have waited since before an instant; each comes back once. */
export async function claimOverdue(
	db: Db,
	of: { datasetId: string; submittedBefore: Date; now: Date },
) {
	const overdue = sql`(
		select id from ${accessRequests}
		where dataset_id = ${of.datasetId} and state in ('submitted', 'in_review')
			and submitted_at <= ${of.submittedBefore.toISOString()} and escalated_at is null
		order by id for update skip locked
	)`;
	return db
		.update(accessRequests)
		.set({ escalatedAt: of.now })
		.where(sql`${accessRequests.id} in ${overdue}`)
		.returning({
			id: accessRequests.id,
			number: accessRequests.number,
			submittedAt: accessRequests.submittedAt,
		});
}

export async function selectDatasets(db: Db) {
	return db.select({ id: datasets.id, title: datasets.title, slug: datasets.slug }).from(datasets);
}

/** The addresses of all who may do something about a dataset's queue. */
export async function selectResponsible(db: Db, datasetId: string): Promise<string[]> {
	const rows = await db
		.selectDistinct({ email: users.email })
		.from(users)
		.where(
			and(
				isNull(users.deletedAt),
				sql`${users.id} in (
					select ${datasetStewards.userId} from ${datasetStewards} where ${datasetStewards.datasetId} = ${datasetId}
					union select ${datasetOrganizers.userId} from ${datasetOrganizers} where ${datasetOrganizers.datasetId} = ${datasetId}
				)`,
			),
		);
	return rows.map(({ email }) => email);
}
