import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { datasetOrganizers, datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

const tables = { steward: datasetStewards, organizer: datasetOrganizers };
export type DatasetRole = keyof typeof tables;
type Seat = { datasetId: string; userId: string };

const account = { userId: users.id, name: users.name, email: users.email };
export type OfficerRow = { userId: string; name: string | null; email: string };

const officersOf = (db: Db, datasetId: string, role: DatasetRole) =>
	db
		.select(account)
		.from(tables[role])
		.innerJoin(users, eq(users.id, tables[role].userId))
		.where(and(eq(tables[role].datasetId, datasetId), isNull(users.deletedAt)))
		.orderBy(asc(users.email));

export async function selectOfficers(
	db: Db,
	datasetId: string,
	role: DatasetRole,
): Promise<OfficerRow[]> {
	return officersOf(db, datasetId, role);
}

/** Who holds an office as it stays until the commit: nobody else changes it, and no account of theirs is deleted. */
export async function lockOfficers(
	db: Db,
	datasetId: string,
	role: DatasetRole,
): Promise<OfficerRow[]> {
	await db
		.select({ id: datasets.id })
		.from(datasets)
		.where(eq(datasets.id, datasetId))
		.for("no key update");
	// A statement of its own: it sees what was done while this one waited for the dataset.
	return officersOf(db, datasetId, role).for("share", { of: users });
}

export async function lockAccountOf(db: Db, email: string): Promise<OfficerRow | null> {
	const [found] = await db
		.select(account)
		.from(users)
		.where(and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.deletedAt)))
		.for("share");
	return found ?? null;
}

export async function insertOfficer(db: Db, role: DatasetRole, seat: Seat): Promise<void> {
	await db.insert(tables[role]).values(seat);
}

export async function deleteOfficer(db: Db, role: DatasetRole, of: Seat): Promise<void> {
	const table = tables[role];
	await db.delete(table).where(and(eq(table.datasetId, of.datasetId), eq(table.userId, of.userId)));
}
