import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import {
	accessBlocks,
	accessRequests,
	grants,
	requestEvents,
	requestForms,
} from "#drizzle/schema/access.ts";
import { datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type RequestRow = typeof accessRequests.$inferSelect;
export type FormRow = typeof requestForms.$inferSelect;
export type DatasetName = { id: string; slug: string; title: string };
export type PersonRow = { id: string; name: string; email: string };

export const one = <T>(rows: T[]): T | null => rows[0] ?? null;
export const made = <T>(rows: T[]): T => {
	const [row] = rows;
	if (!row) throw new Error("an inserted row was not returned");
	return row;
};

const datasetName = { id: datasets.id, slug: datasets.slug, title: datasets.title };
/** The part before the @ stands in for a name that nobody gave. */
const shownName = sql<string>`coalesce(nullif(trim(${users.name}), ''), split_part(${users.email}, '@', 1))`;
const shownPerson = { id: users.id, name: shownName, email: users.email };

export const openStates = ["draft", "submitted", "in_review", "needs_changes"] as const;
const editableStates = ["draft", "needs_changes"] as const;

export async function selectRequest(db: Db, number: number) {
	return one(
		await db
			.select({ request: accessRequests, dataset: datasetName, applicant: shownPerson })
			.from(accessRequests)
			.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
			.innerJoin(users, eq(users.id, accessRequests.userId))
			.where(eq(accessRequests.number, number)),
	);
}

export async function selectRequestById(db: Db, requestId: string) {
	return one(
		await db
			.select({ request: accessRequests, dataset: datasetName, applicant: shownPerson })
			.from(accessRequests)
			.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
			.innerJoin(users, eq(users.id, accessRequests.userId))
			.where(eq(accessRequests.id, requestId)),
	);
}

export async function selectOpenNumber(
	db: Db,
	of: { datasetId: string; userId: string },
): Promise<number | null> {
	const rows = await db
		.select({ number: accessRequests.number })
		.from(accessRequests)
		.where(
			and(
				eq(accessRequests.datasetId, of.datasetId),
				eq(accessRequests.userId, of.userId),
				inArray(accessRequests.state, [...openStates]),
			),
		);
	return one(rows)?.number ?? null;
}

/** A person's requests, newest first; of one dataset if it is named. */
export async function selectRequestsOf(db: Db, of: { userId: string; datasetId?: string }) {
	return db
		.select({ request: accessRequests, dataset: datasetName })
		.from(accessRequests)
		.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
		.where(
			and(
				eq(accessRequests.userId, of.userId),
				of.datasetId === undefined ? undefined : eq(accessRequests.datasetId, of.datasetId),
			),
		)
		.orderBy(desc(accessRequests.number))
		.limit(500);
}

/** @returns null when the person has an open request for the dataset already */
export async function insertRequest(
	db: Db,
	values: typeof accessRequests.$inferInsert,
): Promise<RequestRow | null> {
	return one(await db.insert(accessRequests).values(values).onConflictDoNothing().returning());
}

type Fields = Partial<
	Omit<RequestRow, "id" | "number" | "state" | "stateChangedAt" | "revision" | "userId">
>;

/**
 * Changes what a request says, which makes it another revision.
 * @returns null when it cannot be edited (any more), or was changed since it was read
 */
export async function updateFields(
	db: Db,
	of: { id: string; revision: number | undefined },
	changes: Fields,
): Promise<RequestRow | null> {
	return one(
		await db
			.update(accessRequests)
			.set({ ...changes, revision: sql`${accessRequests.revision} + 1` })
			.where(
				and(
					eq(accessRequests.id, of.id),
					inArray(accessRequests.state, [...editableStates]),
					of.revision === undefined ? undefined : eq(accessRequests.revision, of.revision),
				),
			)
			.returning(),
	);
}

/** Something that a steward should know of came in from outside: nobody decides on what was before. */
export async function bumpRevision(db: Db, requestId: string): Promise<void> {
	await db
		.update(accessRequests)
		.set({ revision: sql`${accessRequests.revision} + 1` })
		.where(eq(accessRequests.id, requestId));
}

export async function selectForm(db: Db, datasetId: string): Promise<FormRow | null> {
	return one(
		await db
			.select()
			.from(requestForms)
			.where(eq(requestForms.datasetId, datasetId))
			.orderBy(desc(requestForms.number))
			.limit(1),
	);
}

/** @returns null when this number was published by somebody else meanwhile */
export async function insertForm(db: Db, values: typeof requestForms.$inferInsert) {
	return one(await db.insert(requestForms).values(values).onConflictDoNothing().returning());
}

export async function selectInQueue(db: Db, datasetId: string) {
	return db
		.select({ request: accessRequests, applicant: shownPerson })
		.from(accessRequests)
		.innerJoin(users, eq(users.id, accessRequests.userId))
		.where(
			and(
				eq(accessRequests.datasetId, datasetId),
				inArray(accessRequests.state, ["submitted", "in_review"]),
			),
		);
}

export async function selectBlockReason(
	db: Db,
	of: { datasetId: string; email: string },
): Promise<string | null> {
	const rows = await db
		.select({ reason: accessBlocks.reason })
		.from(accessBlocks)
		.where(
			and(
				eq(accessBlocks.datasetId, of.datasetId),
				eq(accessBlocks.email, of.email.toLowerCase()),
				isNull(accessBlocks.liftedAt),
			),
		);
	return one(rows)?.reason ?? null;
}

export async function selectPerson(db: Db, userId: string): Promise<PersonRow | null> {
	return one(await db.select(shownPerson).from(users).where(eq(users.id, userId)));
}

export async function selectPeople(db: Db, userIds: readonly string[]) {
	if (userIds.length === 0) return new Map<string, PersonRow>();
	const rows = await db
		.select(shownPerson)
		.from(users)
		.where(inArray(users.id, [...userIds]));
	return new Map(rows.map((row) => [row.id, row]));
}

/** Everybody who decides on a dataset and can still be written to. */
export async function selectStewards(db: Db, datasetId: string): Promise<PersonRow[]> {
	return db
		.select(shownPerson)
		.from(datasetStewards)
		.innerJoin(users, eq(users.id, datasetStewards.userId))
		.where(and(eq(datasetStewards.datasetId, datasetId), isNull(users.deletedAt)))
		.orderBy(asc(users.email));
}

/** Requests that wait for their applicant and were touched by nobody since. */
export async function selectUntouched(
	db: Db,
	of: { state: "draft" | "needs_changes"; since: Date; limit: number },
) {
	return db
		.select({ request: accessRequests, dataset: datasetName, applicant: shownPerson })
		.from(accessRequests)
		.innerJoin(datasets, eq(datasets.id, accessRequests.datasetId))
		.innerJoin(users, eq(users.id, accessRequests.userId))
		.where(
			and(
				eq(accessRequests.state, of.state),
				sql`${accessRequests.stateChangedAt} < ${of.since.toISOString()}::timestamptz`,
				sql`not exists (
					select from ${requestEvents}
					where ${requestEvents.requestId} = ${accessRequests.id}
						and ${requestEvents.at} >= ${of.since.toISOString()}::timestamptz
				)`,
			),
		)
		.orderBy(asc(accessRequests.number))
		.limit(of.limit);
}

export async function selectGrantOf(db: Db, requestId: string) {
	return one(await db.select().from(grants).where(eq(grants.requestId, requestId)));
}
