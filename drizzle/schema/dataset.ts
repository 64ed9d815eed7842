import { sql } from "drizzle-orm";
import {
	boolean,
	check,
	doublePrecision,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
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

export const datasetStewards = pgTable(
	"dataset_stewards",
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

export const datasetVersions = pgTable(
	"dataset_versions",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		version: text("version").notNull(),
		isDemonstration: boolean("is_demonstration").notNull(),
		publishedAt: instant("published_at"),
	},
	(table) => [unique("dataset_versions_version").on(table.datasetId, table.version)],
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
