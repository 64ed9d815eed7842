import { sql } from "drizzle-orm";
import {
	bigint,
	bigserial,
	check,
	index,
	pgTable,
	primaryKey,
	text,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant, oneOf } from "./columns.ts";
import { datasetFiles, datasetVersions } from "./dataset.ts";
import { licenceVersions } from "./licensing.ts";
import { users } from "./people.ts";

/**
 * A holder's own list of addresses, for programs that fetch many files. The addresses carry its
 * signature and ask the policy again at every use; the list ends early with its holder's access.
 */
export const downloadManifests = pgTable(
	"download_manifests",
	{
		id: id(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		datasetVersionId: uuid("dataset_version_id")
			.notNull()
			.references(() => datasetVersions.id),
		createdAt: instant("created_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		/** Ended by its holder or a steward before its time. */
		endedAt: instant("ended_at"),
	},
	(table) => [
		index("download_manifests_user").on(table.userId, table.createdAt),
		check("download_manifests_term", sql`${table.expiresAt} > ${table.createdAt}`),
	],
);

export const downloadWays = ["browser", "token", "manifest"] as const;

/** Every signed URL ever issued: to whom, for which file, under which licence. Append-only. */
export const downloadLedger = pgTable(
	"download_ledger",
	{
		id: bigserial("id", { mode: "bigint" }).primaryKey(),
		at: instant("at").notNull(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		fileId: uuid("file_id")
			.notNull()
			.references(() => datasetFiles.id),
		licenceVersionId: uuid("licence_version_id").references(() => licenceVersions.id),
		way: text("way", { enum: downloadWays }).notNull(),
		manifestId: uuid("manifest_id").references(() => downloadManifests.id),
	},
	(table) => [
		index("download_ledger_user").on(table.userId, table.fileId),
		index("download_ledger_file").on(table.fileId),
		oneOf("download_ledger_way", table.way, downloadWays),
	],
);

/** Where a download came from, as a keyed hash that can be told from others for a month and then not. */
export const downloadOrigins = pgTable(
	"download_origins",
	{
		ledgerId: bigint("ledger_id", { mode: "bigint" })
			.primaryKey()
			.references(() => downloadLedger.id),
		addressHash: text("address_hash").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [index("download_origins_at").on(table.at)],
);

/** The key of a month's address hashes; removed after its time, and the hashes with it. */
export const addressKeys = pgTable("address_keys", {
	month: text("month").primaryKey(),
	key: text("key").notNull(),
	createdAt: instant("created_at").notNull(),
});

/** A holder's word that a file arrived whole: their program compared its digest. */
export const downloadConfirmations = pgTable(
	"download_confirmations",
	{
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		fileId: uuid("file_id")
			.notNull()
			.references(() => datasetFiles.id),
		confirmedAt: instant("confirmed_at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.userId, table.fileId] })],
);
