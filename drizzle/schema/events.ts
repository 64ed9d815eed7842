import { sql } from "drizzle-orm";
import {
	bigint,
	bigserial,
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from "drizzle-orm/pg-core";
import { challenges, phases } from "./challenge.ts";
import { id, instant, oneOf } from "./columns.ts";
import { users } from "./people.ts";
import { submissions } from "./submissions.ts";
import { teams } from "./teams.ts";

export const eventKinds = [
	"submission.scored",
	"submission.rejected",
	"submission.failed",
	"submission.disqualified",
	"submission.reinstated",
	"phase.opened",
	"phase.closing",
	"team.invited",
	"team.asked",
	"team.changed",
	"quota.granted",
	"rescoring.published",
	"challenge.changed",
	"announcement.published",
	"message.sent",
] as const;

/**
 * What happened in a challenge, written beside the change that it tells of. A worker turns each into
 * notices, mails and webhooks, once. Never holds a figure: who may see one is asked when it is told.
 */
export const events = pgTable(
	"events",
	{
		id: bigserial("id", { mode: "bigint" }).primaryKey(),
		at: instant("at").notNull(),
		kind: text("kind", { enum: eventKinds }).notNull(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		phaseId: uuid("phase_id").references(() => phases.id),
		teamId: uuid("team_id").references(() => teams.id),
		submissionId: uuid("submission_id").references(() => submissions.id),
		/** The one person it is for; null is for everybody whom its kind concerns. */
		userId: uuid("user_id").references(() => users.id),
		detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
		toldAt: instant("told_at"),
	},
	(table) => [
		oneOf("events_kind", table.kind, eventKinds),
		index("events_untold").on(table.id).where(sql`told_at is null`),
		index("events_challenge").on(table.challengeId, table.id),
	],
);

/** An event as one person has it on their page of notices. */
export const notices = pgTable(
	"notices",
	{
		id: id(),
		eventId: bigint("event_id", { mode: "bigint" })
			.notNull()
			.references(() => events.id),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		createdAt: instant("created_at").notNull(),
		readAt: instant("read_at"),
		/** Whether it leaves with the others of its day rather than alone. */
		inDigest: boolean("in_digest").notNull().default(false),
		/** When it left by mail, alone or in a digest. */
		mailedAt: instant("mailed_at"),
	},
	(table) => [
		unique("notices_once").on(table.eventId, table.userId),
		index("notices_newest").on(table.userId, table.createdAt),
		index("notices_unread").on(table.userId).where(sql`read_at is null`),
		index("notices_waiting").on(table.userId).where(sql`in_digest and mailed_at is null`),
	],
);

export const mailChoices = ["at_once", "digest", "never"] as const;

/** How a person wants to be mailed about a kind of event; no row is the kind's default. */
export const noticeChoices = pgTable(
	"notice_choices",
	{
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		kind: text("kind", { enum: eventKinds }).notNull(),
		mail: text("mail", { enum: mailChoices }).notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.kind] }),
		oneOf("notice_choices_kind", table.kind, eventKinds),
		oneOf("notice_choices_mail", table.mail, mailChoices),
	],
);

/** Where a challenge's events are posted to. Its secret is derived from the site's, never stored. */
export const webhooks = pgTable(
	"webhooks",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		url: text("url").notNull(),
		kinds: text("kinds").array().notNull(),
		/** Grows when the secret is changed. */
		secretVersion: integer("secret_version").notNull().default(1),
		/** Until when the secret before signs too, so that a receiver has time to change over. */
		oldSecretUntil: instant("old_secret_until"),
		isActive: boolean("is_active").notNull().default(true),
		createdBy: uuid("created_by")
			.notNull()
			.references(() => users.id),
		createdAt: instant("created_at").notNull(),
		removedAt: instant("removed_at"),
	},
	(table) => [index("webhooks_challenge").on(table.challengeId)],
);

/** One event for one webhook: what was sent, how often it was tried, what came back. */
export const webhookDeliveries = pgTable(
	"webhook_deliveries",
	{
		id: id(),
		webhookId: uuid("webhook_id")
			.notNull()
			.references(() => webhooks.id),
		/** Null for a test that an organizer asked for. */
		eventId: bigint("event_id", { mode: "bigint" }).references(() => events.id),
		body: text("body").notNull(),
		createdAt: instant("created_at").notNull(),
		tries: integer("tries").notNull().default(0),
		lastTriedAt: instant("last_tried_at"),
		/** What the other side said, or why it could not be asked. */
		lastAnswer: text("last_answer"),
		deliveredAt: instant("delivered_at"),
	},
	(table) => [
		unique("webhook_deliveries_once").on(table.webhookId, table.eventId),
		index("webhook_deliveries_newest").on(table.webhookId, table.createdAt),
	],
);

/** What the organizers say to everybody, on the challenge's page, in its feed and by mail. */
export const announcements = pgTable(
	"announcements",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		title: text("title").notNull(),
		markdown: text("markdown").notNull(),
		publishedAt: instant("published_at").notNull(),
		authorId: uuid("author_id")
			.notNull()
			.references(() => users.id),
	},
	(table) => [index("announcements_newest").on(table.challengeId, table.publishedAt)],
);

/** What was different in an announcement before somebody corrected it, and why. Append-only. */
export const announcementCorrections = pgTable(
	"announcement_corrections",
	{
		id: id(),
		announcementId: uuid("announcement_id")
			.notNull()
			.references(() => announcements.id),
		at: instant("at").notNull(),
		authorId: uuid("author_id")
			.notNull()
			.references(() => users.id),
		/** What is different now; the organizers' words to everybody. */
		note: text("note").notNull(),
		titleBefore: text("title_before").notNull(),
		markdownBefore: text("markdown_before").notNull(),
	},
	(table) => [index("announcement_corrections_of").on(table.announcementId, table.at)],
);

/** What the organizers wrote to some teams, and to how many people it went. */
export const messages = pgTable(
	"messages",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		/** Which teams, as the filter said it when it was sent. */
		audience: jsonb("audience").notNull(),
		recipients: integer("recipients").notNull(),
		subject: text("subject").notNull(),
		body: text("body").notNull(),
		sentAt: instant("sent_at").notNull(),
		sentBy: uuid("sent_by")
			.notNull()
			.references(() => users.id),
	},
	(table) => [
		index("messages_newest").on(table.challengeId, table.sentAt),
		check("messages_recipients", sql`${table.recipients} >= 0`),
	],
);
