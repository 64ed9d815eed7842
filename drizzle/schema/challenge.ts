import { sql } from "drizzle-orm";
import {
	bigint,
	boolean,
	check,
	doublePrecision,
	foreignKey,
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
	/** Where participants reach the organizers. */
	contact: text("contact").notNull().default(""),
	createdAt: instant("created_at").notNull().defaultNow(),
	/** Until then a draft that only its organizers know of. */
	publishedAt: instant("published_at"),
	minTeamMembers: integer("min_team_members").notNull().default(1),
	maxTeamMembers: integer("max_team_members").notNull().default(10),
	/** From then on nobody joins, leaves or merges. */
	teamsFreezeAt: instant("teams_freeze_at"),
	/** Until then teams and methods stand on boards under a number. */
	anonymousUntil: instant("anonymous_until"),
	/** Whether only people whose access to the dataset is in force may submit. */
	requiresAccess: boolean("requires_access").notNull().default(false),
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

/** Asks one mailbox to run a challenge with those who run it; whether it has an account is nobody's to know. */
export const organizerInvitations = pgTable(
	"organizer_invitations",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		email: text("email").notNull(),
		invitedBy: uuid("invited_by")
			.notNull()
			.references(() => users.id),
		createdAt: instant("created_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		usedAt: instant("used_at"),
		/** Taken back, or refused by whom it was for. */
		revokedAt: instant("revoked_at"),
	},
	(table) => [
		uniqueIndex("organizer_invitations_one_mailbox")
			.on(table.challengeId, sql`lower(${table.email})`)
			.where(sql`used_at is null and revoked_at is null`),
		check("organizer_invitations_expiry", sql`${table.expiresAt} > ${table.createdAt}`),
	],
);

export const labelSetStates = ["announced", "received", "checked", "refused"] as const;

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
		/** Only what a worker found sound can be used by a phase. */
		state: text("state", { enum: labelSetStates }).notNull(),
		checkedAt: instant("checked_at"),
		/** What is wrong with a refused one: pointers and messages, never a label. */
		problems: jsonb("problems"),
		/** Counts, ceiling and baselines, for organizers; nothing of a single video. */
		summary: jsonb("summary"),
		/** Why this version was made; organizers' words. */
		note: text("note").notNull().default(""),
		uploadedBy: uuid("uploaded_by").references(() => users.id),
	},
	(table) => [
		oneOf("label_sets_state", table.state, labelSetStates),
		check(
			"label_sets_checked",
			sql`(${table.state} in ('checked', 'refused')) = (${table.checkedAt} is not null)`,
		),
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
		datasetVersionId: uuid("dataset_version_id")
			.notNull()
			.references(() => datasetVersions.id),
		subset: text("subset").notNull(),
		/** None yet in a draft; a phase without labels cannot open. */
		labelSetId: uuid("label_set_id"),
		protocol: jsonb("protocol").notNull(),
		/** With the label set and the protocol, the one basis that the board shows figures of. */
		evaluatorVersion: text("evaluator_version").notNull(),
		protocolSha256: text("protocol_sha256").notNull(),
		opensAt: instant("opens_at").notNull(),
		closesAt: instant("closes_at"),
		dailyQuota: integer("daily_quota").notNull(),
		totalQuota: integer("total_quota").notNull(),
		rejectedDailyQuota: integer("rejected_daily_quota").notNull(),
		maxFileBytes: bigint("max_file_bytes", { mode: "number" }).notNull(),
		/** Submissions of a team that may be under way at once. */
		inFlightLimit: integer("in_flight_limit").notNull().default(20),
		/** How long a file announced in time may still arrive. */
		graceSeconds: integer("grace_seconds").notNull().default(3600),
		/** Who sees figures while the phase runs, and who when it is over. */
		figuresVisibility: text("figures_visibility", { enum: figuresVisibilities }).notNull(),
		closedVisibility: text("closed_visibility", { enum: figuresVisibilities }).notNull(),
		/** What is received from then on is shown to its own team at most, until the organizers reveal it. */
		freezesAt: instant("freezes_at"),
		revealedAt: instant("revealed_at"),
		/** A new best is shown only when it beats the shown one by more than the paired-bootstrap step. */
		hasStepRule: boolean("has_step_rule").notNull().default(false),
		/** A team needs a scored submission there before it may submit here. */
		prerequisitePhaseId: uuid("prerequisite_phase_id"),
		/** When its opening and its last day were announced, so that each is once. */
		openingToldAt: instant("opening_told_at"),
		closingToldAt: instant("closing_told_at"),
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
		foreignKey({
			name: "phases_prerequisite",
			columns: [table.prerequisitePhaseId, table.challengeId],
			foreignColumns: [table.id, table.challengeId],
		}),
		isSha256("phases_protocol_sha256", table.protocolSha256),
		oneOf("phases_visibility", table.figuresVisibility, figuresVisibilities),
		oneOf("phases_closed_visibility", table.closedVisibility, figuresVisibilities),
		check("phases_freeze", sql`${table.freezesAt} > ${table.opensAt}`),
		check("phases_reveal", sql`${table.revealedAt} is null or ${table.freezesAt} is not null`),
		check("phases_dates", sql`${table.closesAt} > ${table.opensAt}`),
		check(
			"phases_limits",
			sql`${table.dailyQuota} > 0 and ${table.totalQuota} >= ${table.dailyQuota} and ${table.rejectedDailyQuota} > 0 and ${table.maxFileBytes} > 0 and ${table.inFlightLimit} > 0 and ${table.graceSeconds} >= 0`,
		),
	],
);

/** The rules of a challenge, in versions; the newest is the one to accept. Never changed. */
export const challengeRules = pgTable(
	"challenge_rules",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		version: integer("version").notNull(),
		markdown: text("markdown").notNull(),
		sha256: text("sha256").notNull(),
		publishedAt: instant("published_at").notNull(),
	},
	(table) => [
		unique("challenge_rules_version").on(table.challengeId, table.version),
		isSha256("challenge_rules_sha256", table.sha256),
	],
);

export const rulesAcceptances = pgTable(
	"rules_acceptances",
	{
		rulesId: uuid("rules_id")
			.notNull()
			.references(() => challengeRules.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		acceptedAt: instant("accepted_at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.rulesId, table.userId] })],
);

/** What a challenge says on pages of its own. */
export const challengePages = pgTable(
	"challenge_pages",
	{
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		slug: text("slug").notNull(),
		title: text("title").notNull(),
		position: integer("position").notNull(),
		markdown: text("markdown").notNull(),
	},
	(table) => [primaryKey({ columns: [table.challengeId, table.slug] })],
);

/** The public change log: what was different before, and why. Append-only. */
export const challengeChanges = pgTable(
	"challenge_changes",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		at: instant("at").notNull(),
		/** Null for what Onset did by itself. */
		userId: uuid("user_id").references(() => users.id),
		/** The organizers' words to everybody. */
		note: text("note").notNull(),
		/** Each with the path of a field and what stood there: `{path, before, after}`. */
		changes: jsonb("changes").notNull(),
	},
	(table) => [index("challenge_changes_newest").on(table.challengeId, table.at)],
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
