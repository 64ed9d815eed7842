import { sql } from "drizzle-orm";
import {
	bigserial,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	serial,
	text,
	unique,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant, isSha256, oneOf } from "./columns.ts";
import { datasets } from "./dataset.ts";
import { positions } from "./licensing.ts";
import { users } from "./people.ts";

/** A question of the request form beyond those that every dataset asks. */
export type FormQuestion = {
	key: string;
	labelEn: string;
	labelZh: string;
	kind: "line" | "lines" | "yes-no";
	isRequired: boolean;
};

/** The request form of a dataset; requests remember which version they answered. Append-only. */
export const requestForms = pgTable(
	"request_forms",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		number: integer("number").notNull(),
		questions: jsonb("questions").$type<FormQuestion[]>().notNull(),
		publishedAt: instant("published_at").notNull(),
		publishedBy: uuid("published_by").references(() => users.id),
	},
	(table) => [unique("request_forms_number").on(table.datasetId, table.number)],
);

export const requestStates = [
	"draft",
	"submitted",
	"in_review",
	"needs_changes",
	"approved",
	"declined",
	"withdrawn",
	"lapsed",
] as const;

export const requestKinds = ["first", "renewal"] as const;

export const declineReasons = [
	"not_eligible",
	"identity_not_shown",
	"supervisor_missing",
	"purpose_not_covered",
	"incomplete",
	"other",
] as const;

export const accessRequests = pgTable(
	"access_requests",
	{
		id: id(),
		/** What people call it: "request 17". */
		number: serial("number").notNull().unique(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		kind: text("kind", { enum: requestKinds }).notNull().default("first"),
		state: text("state", { enum: requestStates }).notNull().default("draft"),
		stateChangedAt: instant("state_changed_at").notNull(),
		/** Grows with every change of what it says, so that nobody decides on what they have not read. */
		revision: integer("revision").notNull().default(1),
		formNumber: integer("form_number").notNull(),
		position: text("position", { enum: positions }),
		institution: text("institution").notNull().default(""),
		rorId: text("ror_id"),
		homepage: text("homepage").notNull().default(""),
		intendedUse: text("intended_use").notNull().default(""),
		/** A renewal's: what has come of it so far. */
		publications: text("publications").notNull().default(""),
		answers: jsonb("answers").$type<Record<string, string>>().notNull().default({}),
		supervisorName: text("supervisor_name").notNull().default(""),
		supervisorEmail: text("supervisor_email").notNull().default(""),
		createdAt: instant("created_at").notNull(),
		/** When it first came into the queue: its waiting is counted from here. */
		submittedAt: instant("submitted_at"),
		/** Which steward has it in hand. */
		reviewerId: uuid("reviewer_id").references(() => users.id),
		decidedAt: instant("decided_at"),
		decidedBy: uuid("decided_by").references(() => users.id),
		declineReason: text("decline_reason", { enum: declineReasons }),
		/** What the steward said with the last decision or wish. */
		words: text("words").notNull().default(""),
		escalatedAt: instant("escalated_at"),
	},
	(table) => [
		uniqueIndex("access_requests_one_open")
			.on(table.datasetId, table.userId)
			.where(sql`state in ('draft', 'submitted', 'in_review', 'needs_changes')`),
		// In the order of a queue's pages, so that a page begins where the last one ended.
		index("access_requests_queue").on(
			table.datasetId,
			table.state,
			table.submittedAt,
			table.number,
		),
		index("access_requests_decisions")
			.on(table.datasetId, table.decidedAt, table.submittedAt)
			.where(sql`state in ('approved', 'declined')`),
		index("access_requests_user").on(table.userId, table.createdAt),
		oneOf("access_requests_kind", table.kind, requestKinds),
		oneOf("access_requests_state", table.state, requestStates),
		oneOf("access_requests_position", table.position, positions),
		oneOf("access_requests_decline_reason", table.declineReason, declineReasons),
		check(
			"access_requests_declined_says_why",
			sql`${table.state} <> 'declined' or (${table.declineReason} is not null and ${table.words} <> '')`,
		),
		check(
			"access_requests_decided_by_a_person",
			sql`${table.state} not in ('approved', 'declined') or (${table.decidedBy} is not null and ${table.decidedAt} is not null and ${table.decidedBy} <> ${table.userId})`,
		),
		check(
			"access_requests_waits_since",
			sql`${table.state} in ('draft', 'withdrawn', 'lapsed') or ${table.submittedAt} is not null`,
		),
	],
);

/** Everything that happened to a request, with what it said at that moment. Append-only. */
export const requestEvents = pgTable(
	"request_events",
	{
		id: bigserial("id", { mode: "bigint" }).primaryKey(),
		requestId: uuid("request_id")
			.notNull()
			.references(() => accessRequests.id),
		at: instant("at").notNull(),
		/** Null is Onset itself, or a supervisor who has no account. */
		userId: uuid("user_id").references(() => users.id),
		action: text("action").notNull(),
		fromState: text("from_state", { enum: requestStates }),
		toState: text("to_state", { enum: requestStates }),
		detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
	},
	(table) => [index("request_events_request").on(table.requestId, table.id)],
);

export const commentAudiences = ["everyone", "stewards"] as const;

export const requestComments = pgTable(
	"request_comments",
	{
		id: id(),
		requestId: uuid("request_id")
			.notNull()
			.references(() => accessRequests.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		audience: text("audience", { enum: commentAudiences }).notNull(),
		body: text("body").notNull(),
		at: instant("at").notNull(),
	},
	(table) => [
		index("request_comments_request").on(table.requestId, table.at),
		oneOf("request_comments_audience", table.audience, commentAudiences),
	],
);

/** A document the applicant adds; its bytes go after the decision, that there was one stays. */
export const requestAttachments = pgTable(
	"request_attachments",
	{
		id: id(),
		requestId: uuid("request_id")
			.notNull()
			.references(() => accessRequests.id),
		fileName: text("file_name").notNull(),
		mediaType: text("media_type").notNull(),
		fileBytes: integer("file_bytes").notNull(),
		sha256: text("sha256").notNull(),
		objectKey: text("object_key").notNull().unique(),
		addedAt: instant("added_at").notNull(),
		emptiedAt: instant("emptied_at"),
	},
	(table) => [
		index("request_attachments_request").on(table.requestId),
		isSha256("request_attachments_sha256", table.sha256),
	],
);

export const supervisorAnswers = ["confirmed", "refused"] as const;

/** A supervisor is asked by mail; the link in it is signed, works once, and proves that mailbox. */
export const supervisorAsks = pgTable(
	"supervisor_asks",
	{
		id: id(),
		requestId: uuid("request_id")
			.notNull()
			.references(() => accessRequests.id),
		name: text("name").notNull(),
		email: text("email").notNull(),
		askedAt: instant("asked_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		/** Another supervisor was named, or the request ended. */
		revokedAt: instant("revoked_at"),
		answer: text("answer", { enum: supervisorAnswers }),
		answeredAt: instant("answered_at"),
		words: text("words").notNull().default(""),
	},
	(table) => [
		index("supervisor_asks_request").on(table.requestId),
		oneOf("supervisor_asks_answer", table.answer, supervisorAnswers),
		check(
			"supervisor_asks_answered",
			sql`(${table.answer} is null) = (${table.answeredAt} is null)`,
		),
	],
);

/** The steward's own word on a mail domain, beside the shipped list: evidence too, never a verdict. */
export const domainNotes = pgTable("domain_notes", {
	domain: text("domain").primaryKey(),
	institution: text("institution").notNull(),
	isAcademic: text("is_academic", { enum: ["yes", "no"] }).notNull(),
	note: text("note").notNull(),
	by: uuid("by")
		.notNull()
		.references(() => users.id),
	at: instant("at").notNull(),
});

/** The Research Organization Registry, once an administrator has loaded its published dump. */
export const rorOrganizations = pgTable(
	"ror_organizations",
	{
		rorId: text("ror_id").primaryKey(),
		name: text("name").notNull(),
		country: text("country").notNull(),
		/** All its names and acronyms, in lower case. */
		names: text("names").array().notNull(),
		domains: text("domains").array().notNull(),
		/** Which dump it came from, for instance "v1.63-2026-10-01". */
		dump: text("dump").notNull(),
	},
	(table) => [
		index("ror_organizations_names").using("gin", table.names),
		index("ror_organizations_words").using("gin", sql`to_tsvector('simple', ${table.name})`),
		index("ror_organizations_domains").using("gin", table.domains),
	],
);

/** Access of a person to a range of versions until a day. What it is worth today is derived. */
export const grants = pgTable(
	"grants",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		requestId: uuid("request_id")
			.notNull()
			.unique()
			.references(() => accessRequests.id),
		firstSequence: integer("first_sequence").notNull(),
		/** Null covers every later version. */
		lastSequence: integer("last_sequence"),
		startsAt: instant("starts_at").notNull(),
		endsAt: instant("ends_at").notNull(),
		grantedBy: uuid("granted_by")
			.notNull()
			.references(() => users.id),
		suspendedAt: instant("suspended_at"),
		suspendedBy: uuid("suspended_by").references(() => users.id),
		suspensionReason: text("suspension_reason").notNull().default(""),
		revokedAt: instant("revoked_at"),
		revokedBy: uuid("revoked_by").references(() => users.id),
		revocationReason: text("revocation_reason").notNull().default(""),
	},
	(table) => [
		index("grants_holder").on(table.datasetId, table.userId),
		index("grants_end").on(table.endsAt),
		check("grants_term", sql`${table.endsAt} > ${table.startsAt}`),
		check(
			"grants_versions",
			sql`${table.firstSequence} > 0 and (${table.lastSequence} is null or ${table.lastSequence} >= ${table.firstSequence})`,
		),
		check(
			"grants_revoked_says_why",
			sql`${table.revokedAt} is null or (${table.revocationReason} <> '' and ${table.revokedBy} is not null)`,
		),
		check(
			"grants_suspended_says_why",
			sql`${table.suspendedAt} is null or (${table.suspensionReason} <> '' and ${table.suspendedBy} is not null)`,
		),
	],
);

/** Which mails about a grant, of those that a schedule sends, have been sent. */
export const grantReminders = pgTable(
	"grant_reminders",
	{
		grantId: uuid("grant_id")
			.notNull()
			.references(() => grants.id),
		/**
		 * Days before the end: 60, 30, 7, and 0 for the question what became of the copies. Below zero
		 * it is no day: -2 says that the signature under licence version 2 was asked for.
		 */
		daysBefore: integer("days_before").notNull(),
		sentAt: instant("sent_at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.grantId, table.daysBefore] })],
);

export const endAnswers = ["deleted", "kept"] as const;

/** What somebody whose access ended says has become of their copies. */
export const accessEndAnswers = pgTable(
	"access_end_answers",
	{
		grantId: uuid("grant_id")
			.primaryKey()
			.references(() => grants.id),
		answer: text("answer", { enum: endAnswers }).notNull(),
		because: text("because").notNull().default(""),
		answeredAt: instant("answered_at").notNull(),
	},
	(table) => [
		oneOf("access_end_answers_answer", table.answer, endAnswers),
		check(
			"access_end_answers_kept_says_why",
			sql`${table.answer} <> 'kept' or ${table.because} <> ''`,
		),
	],
);

/** Somebody who may not ask for a dataset, why, and until it is lifted. */
export const accessBlocks = pgTable(
	"access_blocks",
	{
		id: id(),
		datasetId: uuid("dataset_id")
			.notNull()
			.references(() => datasets.id),
		/** A mail address in lower case: it outlives the account. */
		email: text("email").notNull(),
		reason: text("reason").notNull(),
		blockedAt: instant("blocked_at").notNull(),
		blockedBy: uuid("blocked_by")
			.notNull()
			.references(() => users.id),
		liftedAt: instant("lifted_at"),
		liftedBy: uuid("lifted_by").references(() => users.id),
		liftReason: text("lift_reason").notNull().default(""),
	},
	(table) => [
		uniqueIndex("access_blocks_standing")
			.on(table.datasetId, table.email)
			.where(sql`lifted_at is null`),
		check("access_blocks_says_why", sql`${table.reason} <> ''`),
		check("access_blocks_lower_case", sql`${table.email} = lower(${table.email})`),
	],
);
