import { sql } from "drizzle-orm";
import {
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	text,
	unique,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant, isSha256, oneOf } from "./columns.ts";
import { datasets } from "./dataset.ts";
import { users } from "./people.ts";

export const licenceLanguages = ["en", "zh"] as const;
export const licenceChanges = ["editorial", "material"] as const;

/**
 * A version of a dataset's licence, in both languages as Markdown. A draft until it is published;
 * then a trigger keeps every letter as it is.
 */
export const licenceVersions = pgTable(
	"licence_versions",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		number: integer("number").notNull(),
		/** The title of the text, for instance "SDFE-LV Academic Use Licence". */
		titleEn: text("title_en").notNull(),
		titleZh: text("title_zh").notNull(),
		/** Canonical: NFC, lines ended by LF, one LF at the end. The digests are of their UTF-8 bytes. */
		textEn: text("text_en").notNull(),
		textZh: text("text_zh").notNull(),
		sha256En: text("sha256_en").notNull(),
		sha256Zh: text("sha256_zh").notNull(),
		/** Which of the two counts where they differ. */
		authoritative: text("authoritative", { enum: licenceLanguages }).notNull(),
		change: text("change", { enum: licenceChanges }).notNull(),
		/** What changed, for whoever must decide whether to sign again. */
		changesEn: text("changes_en").notNull().default(""),
		changesZh: text("changes_zh").notNull().default(""),
		/** From when it is in force; a material version ends older signatures after the grace period. */
		inForceFrom: instant("in_force_from"),
		graceDays: integer("grace_days").notNull().default(0),
		editedAt: instant("edited_at").notNull(),
		editedBy: uuid("edited_by").references(() => users.id),
		publishedAt: instant("published_at"),
		publishedBy: uuid("published_by").references(() => users.id),
	},
	(table) => [
		unique("licence_versions_number").on(table.datasetId, table.number),
		unique("licence_versions_dataset").on(table.id, table.datasetId),
		uniqueIndex("licence_versions_one_draft").on(table.datasetId).where(sql`published_at is null`),
		oneOf("licence_versions_authoritative", table.authoritative, licenceLanguages),
		oneOf("licence_versions_change", table.change, licenceChanges),
		isSha256("licence_versions_sha256_en", table.sha256En),
		isSha256("licence_versions_sha256_zh", table.sha256Zh),
		check("licence_versions_grace", sql`${table.graceDays} between 0 and 365`),
		check(
			"licence_versions_first_is_material",
			sql`${table.number} > 1 or ${table.change} = 'material'`,
		),
		check(
			"licence_versions_published",
			sql`(${table.publishedAt} is null) or (${table.inForceFrom} is not null and ${table.textEn} <> '' and ${table.textZh} <> '')`,
		),
	],
);

export const positions = ["faculty", "researcher", "postdoc", "student", "other"] as const;

/** Somebody's signature under exactly these bytes. Never changed, never removed. */
export const signatures = pgTable(
	"signatures",
	{
		id: id(),
		/** What the receipt is called: short enough to read out, and no secret. */
		receipt: text("receipt").notNull().unique(),
		datasetId: uuid("dataset_id").notNull(),
		licenceVersionId: uuid("licence_version_id").notNull(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		sha256En: text("sha256_en").notNull(),
		sha256Zh: text("sha256_zh").notNull(),
		typedName: text("typed_name").notNull(),
		position: text("position", { enum: positions }).notNull(),
		institution: text("institution").notNull(),
		rorId: text("ror_id"),
		/** The proven mailbox of the account at that moment. */
		email: text("email").notNull(),
		signedAt: instant("signed_at").notNull(),
	},
	(table) => [
		foreignKey({
			name: "signatures_licence_of_the_dataset",
			columns: [table.licenceVersionId, table.datasetId],
			foreignColumns: [licenceVersions.id, licenceVersions.datasetId],
		}),
		unique("signatures_once").on(table.userId, table.licenceVersionId),
		index("signatures_dataset").on(table.datasetId, table.userId),
		oneOf("signatures_position", table.position, positions),
		isSha256("signatures_sha256_en", table.sha256En),
		isSha256("signatures_sha256_zh", table.sha256Zh),
	],
);
