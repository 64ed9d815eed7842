import { sql } from "drizzle-orm";
import {
	type AnyPgColumn,
	bigint,
	boolean,
	check,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant, isSha256, oneOf } from "./columns.ts";
import { users } from "./people.ts";

export const datasets = pgTable("datasets", {
	id: id(),
	slug: text("slug").notNull().unique(),
	title: text("title").notNull(),
	summary: text("summary").notNull(),
	/** The card: facts with their source, as the seed or a steward wrote them. */
	card: jsonb("card").$type<Record<string, unknown>>().notNull(),
	createdAt: instant("created_at").notNull().defaultNow(),
});

const datasetRole = (name: string) =>
	pgTable(
		name,
		{
			datasetId: uuid("dataset_id")
				.notNull()
				.references(() => datasets.id),
			userId: uuid("user_id")
				.notNull()
				.references(() => users.id),
		},
		(table) => [primaryKey({ columns: [table.datasetId, table.userId] })],
	);

/** Who decides on access to a dataset. */
export const datasetStewards = datasetRole("dataset_stewards");

/** Who publishes its versions, its licence and its request form. */
export const datasetOrganizers = datasetRole("dataset_organizers");

export const datasetVersions = pgTable(
	"dataset_versions",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		version: text("version").notNull(),
		/** The order of versions: a grant covers a range of these. */
		sequence: integer("sequence").notNull(),
		isDemonstration: boolean("is_demonstration").notNull(),
		/** What changed since the version before, in a few lines. */
		changes: text("changes").notNull().default(""),
		createdAt: instant("created_at").notNull().defaultNow(),
		/** A draft until then; nothing of it changes afterwards. */
		publishedAt: instant("published_at"),
		publishedBy: uuid("published_by").references(() => users.id),
	},
	(table) => [
		unique("dataset_versions_version").on(table.datasetId, table.version),
		unique("dataset_versions_sequence").on(table.datasetId, table.sequence),
		uniqueIndex("dataset_versions_one_draft").on(table.datasetId).where(sql`published_at is null`),
		check("dataset_versions_counted_from_one", sql`${table.sequence} > 0`),
	],
);

/** What anybody may know of a video: its id, its subset, its length. Never what happens in it. */
export const datasetVideos = pgTable(
	"dataset_videos",
	{
		datasetVersionId: uuid("dataset_version_id")
			.notNull()
			.references(() => datasetVersions.id),
		videoId: text("video_id").notNull(),
		subset: text("subset").notNull(),
		durationSeconds: doublePrecision("duration_seconds").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.datasetVersionId, table.videoId] }),
		check("dataset_videos_duration", sql`${table.durationSeconds} > 0`),
	],
);

export const fileAccesses = ["public", "licensed", "withheld"] as const;
export const fileKinds = ["video", "annotation", "document", "archive", "sample"] as const;

/**
 * A file of a version. Its bytes lie in the site's bucket under their digest, so versions share
 * them; a withheld file has no object there at all.
 */
export const datasetFiles = pgTable(
	"dataset_files",
	{
		id: id(),
		datasetVersionId: uuid("dataset_version_id")
			.notNull()
			.references(() => datasetVersions.id),
		/** Where it stands within the version: segments joined by "/", none of them empty, "." or "..". */
		path: text("path").notNull(),
		kind: text("kind", { enum: fileKinds }).notNull(),
		access: text("access", { enum: fileAccesses }).notNull(),
		subset: text("subset"),
		/** Which video it is of; a takedown of the video reaches the file by this. */
		videoId: text("video_id"),
		mediaType: text("media_type").notNull(),
		fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
		sha256: text("sha256").notNull(),
		objectKey: text("object_key"),
		/** When a worker read the stored bytes through and found them to be these. */
		verifiedAt: instant("verified_at"),
		/** What was wrong with the stored bytes, if anything. */
		problem: text("problem"),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [
		unique("dataset_files_path").on(table.datasetVersionId, table.path),
		index("dataset_files_object").on(table.objectKey),
		oneOf("dataset_files_kind", table.kind, fileKinds),
		oneOf("dataset_files_access", table.access, fileAccesses),
		isSha256("dataset_files_sha256", table.sha256),
		check("dataset_files_bytes", sql`${table.fileBytes} >= 0`),
		check(
			"dataset_files_withheld_is_nowhere",
			sql`(${table.access} = 'withheld') = (${table.objectKey} is null)`,
		),
	],
);

/** A file on its way into a draft, in parts straight to the storage; the storage keeps the parts. */
export const fileUploads = pgTable(
	"file_uploads",
	{
		id: id(),
		datasetVersionId: uuid("dataset_version_id")
			.notNull()
			.references(() => datasetVersions.id),
		path: text("path").notNull(),
		kind: text("kind", { enum: fileKinds }).notNull(),
		access: text("access", { enum: ["public", "licensed"] }).notNull(),
		subset: text("subset"),
		videoId: text("video_id"),
		mediaType: text("media_type").notNull(),
		fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
		sha256: text("sha256").notNull(),
		objectKey: text("object_key").notNull(),
		/** The storage's own name of the multipart upload. */
		storageUploadId: text("storage_upload_id").notNull(),
		partBytes: bigint("part_bytes", { mode: "number" }).notNull(),
		createdBy: uuid("created_by")
			.notNull()
			.references(() => users.id),
		createdAt: instant("created_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		completedAt: instant("completed_at"),
		abandonedAt: instant("abandoned_at"),
	},
	(table) => [
		uniqueIndex("file_uploads_open")
			.on(table.datasetVersionId, table.path)
			.where(sql`completed_at is null and abandoned_at is null`),
		isSha256("file_uploads_sha256", table.sha256),
		oneOf("file_uploads_kind", table.kind, fileKinds),
		oneOf("file_uploads_access", table.access, ["public", "licensed"]),
		check("file_uploads_bytes", sql`${table.fileBytes} > 0 and ${table.partBytes} > 0`),
	],
);

/** A video that may no longer be had, in any version, and the version that leaves it out. */
export const takedowns = pgTable(
	"takedowns",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		videoId: text("video_id").notNull(),
		/** Said to holders and on the public page. */
		reason: text("reason").notNull(),
		/** What it means for the boards, in a sentence. */
		boardEffect: text("board_effect").notNull(),
		at: instant("at").notNull(),
		by: uuid("by")
			.notNull()
			.references(() => users.id),
		tombstoneVersionId: uuid("tombstone_version_id")
			.notNull()
			.references((): AnyPgColumn => datasetVersions.id),
	},
	(table) => [unique("takedowns_video").on(table.datasetId, table.videoId)],
);

export const takedownAnswers = ["deleted", "never_had", "kept"] as const;

/** What a holder says has become of their copy. */
export const takedownReplies = pgTable(
	"takedown_replies",
	{
		takedownId: uuid("takedown_id")
			.notNull()
			.references(() => takedowns.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		askedAt: instant("asked_at").notNull(),
		answer: text("answer", { enum: takedownAnswers }),
		because: text("because").notNull().default(""),
		answeredAt: instant("answered_at"),
	},
	(table) => [
		primaryKey({ columns: [table.takedownId, table.userId] }),
		oneOf("takedown_replies_answer", table.answer, takedownAnswers),
		check(
			"takedown_replies_answered",
			sql`(${table.answer} is null) = (${table.answeredAt} is null)`,
		),
		check(
			"takedown_replies_kept_says_why",
			sql`${table.answer} <> 'kept' or ${table.because} <> ''`,
		),
	],
);
