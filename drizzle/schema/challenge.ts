import { sql } from "drizzle-orm";
import {
	bigint,
	boolean,
	check,
	doublePrecision,
	foreignKey,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant, isSha256, oneOf } from "./columns.ts";
import { datasets, datasetVersions } from "./dataset.ts";
import { users } from "./people.ts";

export const challenges = pgTable("challenges", {
	id: id(),
	slug: text("slug").notNull().unique(),
	datasetId: uuid("dataset_id")
		.notNull()
		.references(() => datasets.id),
	title: text("title").notNull(),
	summary: text("summary").notNull(),
	/** Said on every page of the challenge when its labels are generated rather than annotated. */
	demonstrationNotice: text("demonstration_notice"),
	createdAt: instant("created_at").notNull().defaultNow(),
});

export const challengeOrganizers = pgTable(
	"challenge_organizers",
	{
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
	},
	(table) => [primaryKey({ columns: [table.challengeId, table.userId] })],
);

/** A version of the true intervals of one subset. The bytes lie in the label bucket, not here. */
export const labelSets = pgTable(
	"label_sets",
	{
		id: id(),
		datasetVersionId: uuid("dataset_version_id")
			.notNull()
			.references(() => datasetVersions.id),
		subset: text("subset").notNull(),
		version: integer("version").notNull(),
		objectKey: text("object_key").notNull().unique(),
		sha256: text("sha256").notNull(),
		fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
		isDemonstration: boolean("is_demonstration").notNull(),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [
		unique("label_sets_version").on(table.datasetVersionId, table.subset, table.version),
		unique("label_sets_subset").on(table.id, table.datasetVersionId, table.subset),
		isSha256("label_sets_sha256", table.sha256),
	],
);

export const figuresVisibilities = ["none", "own", "everyone"] as const;

export const phases = pgTable(
	"phases",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		slug: text("slug").notNull(),
		title: text("title").notNull(),
		position: integer("position").notNull(),
		datasetVersionId: uuid("dataset_version_id").notNull(),
		subset: text("subset").notNull(),
		labelSetId: uuid("label_set_id").notNull(),
		protocol: jsonb("protocol").notNull(),
		opensAt: instant("opens_at").notNull(),
		closesAt: instant("closes_at"),
		dailyQuota: integer("daily_quota").notNull(),
		totalQuota: integer("total_quota").notNull(),
		rejectedDailyQuota: integer("rejected_daily_quota").notNull(),
		maxFileBytes: bigint("max_file_bytes", { mode: "number" }).notNull(),
		figuresVisibility: text("figures_visibility", { enum: figuresVisibilities }).notNull(),
		/** On a hidden split figures leave rounded, and nothing per video leaves at all. */
		isHiddenSplit: boolean("is_hidden_split").notNull(),
		/** Grows with every change of what the board shows: the caches' key. */
		boardRevision: bigint("board_revision", { mode: "number" }).notNull().default(0),
	},
	(table) => [
		unique("phases_slug").on(table.challengeId, table.slug),
		unique("phases_challenge").on(table.id, table.challengeId),
		foreignKey({
			name: "phases_label_set_of_their_subset",
			columns: [table.labelSetId, table.datasetVersionId, table.subset],
			foreignColumns: [labelSets.id, labelSets.datasetVersionId, labelSets.subset],
		}),
		oneOf("phases_visibility", table.figuresVisibility, figuresVisibilities),
		check("phases_dates", sql`${table.closesAt} > ${table.opensAt}`),
		check(
			"phases_limits",
			sql`${table.dailyQuota} > 0 and ${table.totalQuota} >= ${table.dailyQuota} and ${table.rejectedDailyQuota} > 0 and ${table.maxFileBytes} > 0`,
		),
	],
);

/** A row of somebody's paper: what it states and nothing more. Never ranked. */
export const reportedResults = pgTable(
	"reported_results",
	{
		id: id(),
		phaseId: uuid("phase_id")
			.notNull()
			.references(() => phases.id),
		network: text("network").notNull(),
		backbone: text("backbone").notNull(),
		backboneFamily: text("backbone_family").notNull(),
		fashion: text("fashion").notNull(),
		streams: text("streams").notNull(),
		pretraining: text("pretraining").notNull(),
		auc: doublePrecision("auc"),
		ar1: doublePrecision("ar1"),
		ar5: doublePrecision("ar5"),
		ar10: doublePrecision("ar10"),
		ar50: doublePrecision("ar50"),
		ar100: doublePrecision("ar100"),
		/** Where the figures stand, for instance "Table 3, Table 5". */
		source: text("source").notNull(),
	},
	(table) => [
		unique("reported_results_row").on(
			table.phaseId,
			table.network,
			table.backbone,
			table.streams,
			table.pretraining,
		),
	],
);
