import { sql } from "drizzle-orm";
import {
	bigint,
	bigserial,
	boolean,
	check,
	date,
	doublePrecision,
	foreignKey,
	index,
	integer,
	json,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { labelSets, phases } from "./challenge.ts";
import { id, instant, isSha256, oneOf } from "./columns.ts";
import { users } from "./people.ts";
import { methods, teams } from "./teams.ts";

/** Somebody is about to upload: free, expires, holds no attempt. Its receipt decides the deadline. */
export const uploadIntents = pgTable(
	"upload_intents",
	{
		id: id(),
		/** Of both the phase and the team, which therefore cannot be of two challenges. */
		challengeId: uuid("challenge_id").notNull(),
		phaseId: uuid("phase_id").notNull(),
		teamId: uuid("team_id").notNull(),
		methodId: uuid("method_id").notNull(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		fileName: text("file_name").notNull(),
		fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
		sha256: text("sha256").notNull(),
		receivedAt: instant("received_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		completedAt: instant("completed_at"),
	},
	(table) => [
		foreignKey({
			name: "upload_intents_phase_of_the_challenge",
			columns: [table.phaseId, table.challengeId],
			foreignColumns: [phases.id, phases.challengeId],
		}),
		foreignKey({
			name: "upload_intents_team_of_the_challenge",
			columns: [table.teamId, table.challengeId],
			foreignColumns: [teams.id, teams.challengeId],
		}),
		unique("upload_intents_announced").on(table.id, table.phaseId, table.teamId, table.methodId),
		foreignKey({
			name: "upload_intents_method_of_the_team",
			columns: [table.methodId, table.teamId],
			foreignColumns: [methods.id, methods.teamId],
			// Teams that merge bring their methods along, and what was sent with them.
		}).onUpdate("cascade"),
		index("upload_intents_open").on(table.teamId, table.phaseId).where(sql`completed_at is null`),
		isSha256("upload_intents_sha256", table.sha256),
		check("upload_intents_bytes", sql`${table.fileBytes} > 0`),
		check("upload_intents_expiry", sql`${table.expiresAt} > ${table.receivedAt}`),
	],
);

export const submissionStates = [
	"received",
	"validating",
	"rejected",
	"queued",
	"scoring",
	"scored",
	"failed",
	"cancelled",
	"withdrawn",
	"disqualified",
] as const;

export const submissions = pgTable(
	"submissions",
	{
		id: id(),
		intentId: uuid("intent_id").notNull().unique(),
		phaseId: uuid("phase_id").notNull(),
		teamId: uuid("team_id").notNull(),
		methodId: uuid("method_id").notNull(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		state: text("state", { enum: submissionStates }).notNull().default("received"),
		stateChangedAt: instant("state_changed_at").notNull().defaultNow(),
		receivedAt: instant("received_at").notNull(),
		fileName: text("file_name").notNull(),
		fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
		sha256: text("sha256").notNull(),
		/** Which worker holds it: the key of an advisory lock that dies with that worker's connection. */
		claimedBy: bigint("claimed_by", { mode: "bigint" }),
		tries: integer("tries").notNull().default(0),
		problems: json("problems"),
		problemTotal: integer("problem_total").notNull().default(0),
		failureMessage: text("failure_message"),
		/** It failed by the time or the memory that its own file took. */
		isTooHeavy: boolean("is_too_heavy").notNull().default(false),
		/** Why it was taken off the board, and how to appeal. */
		disqualification: text("disqualification"),
		/** The organizers have seen code or weights that make these figures. */
		verifiedAt: instant("verified_at"),
		verifiedBy: uuid("verified_by").references(() => users.id),
		verificationNote: text("verification_note"),
		/** A compact likeness of its proposals, to find near-identical files of other teams. */
		signature: text("signature"),
	},
	(table) => [
		// A submission is what was announced; that phase, team and method agree is said there.
		foreignKey({
			name: "submissions_as_announced",
			columns: [table.intentId, table.phaseId, table.teamId, table.methodId],
			foreignColumns: [
				uploadIntents.id,
				uploadIntents.phaseId,
				uploadIntents.teamId,
				uploadIntents.methodId,
			],
		}).onUpdate("cascade"),
		oneOf("submissions_state", table.state, submissionStates),
		isSha256("submissions_sha256", table.sha256),
		check(
			"submissions_claim",
			sql`(${table.state} in ('validating', 'scoring')) = (${table.claimedBy} is not null)`,
		),
		check(
			"submissions_disqualified_says_why",
			sql`${table.state} <> 'disqualified' or ${table.disqualification} is not null`,
		),
		check(
			"submissions_verified_says_how",
			sql`(${table.verifiedAt} is null) = (${table.verificationNote} is null)`,
		),
		index("submissions_bytes").on(table.phaseId, table.sha256),
		check(
			"submissions_failure_says_why",
			sql`${table.state} <> 'failed' or ${table.failureMessage} is not null`,
		),
		index("submissions_phase_state").on(table.phaseId, table.state, table.receivedAt, table.id),
		index("submissions_newest").on(table.phaseId, table.receivedAt, table.id),
		index("submissions_team").on(table.teamId, table.receivedAt),
		index("submissions_unfinished")
			.on(table.stateChangedAt)
			.where(sql`state in ('received', 'validating', 'queued', 'scoring')`),
	],
);

/** One attempt of a team on a UTC day of a phase. A refunded row keeps its reason and frees the slot. */
export const quotaSlots = pgTable(
	"quota_slots",
	{
		id: id(),
		teamId: uuid("team_id")
			.notNull()
			.references(() => teams.id),
		phaseId: uuid("phase_id")
			.notNull()
			.references(() => phases.id),
		day: date("day", { mode: "string" }).notNull(),
		slot: integer("slot").notNull(),
		submissionId: uuid("submission_id")
			.notNull()
			.unique()
			.references(() => submissions.id),
		reservedAt: instant("reserved_at").notNull(),
		spentAt: instant("spent_at"),
		refundedAt: instant("refunded_at"),
		refundReason: text("refund_reason"),
	},
	(table) => [
		uniqueIndex("quota_slots_taken")
			.on(table.teamId, table.phaseId, table.day, table.slot)
			.where(sql`refunded_at is null`),
		check("quota_slots_slot", sql`${table.slot} > 0`),
		check(
			"quota_slots_refund_says_why",
			sql`(${table.refundedAt} is null) = (${table.refundReason} is null)`,
		),
		check("quota_slots_one_end", sql`${table.spentAt} is null or ${table.refundedAt} is null`),
	],
);

/** Attempts that an organizer gave a team beyond the quota of a UTC day and of the phase. */
export const quotaGrants = pgTable(
	"quota_grants",
	{
		id: id(),
		teamId: uuid("team_id")
			.notNull()
			.references(() => teams.id),
		phaseId: uuid("phase_id")
			.notNull()
			.references(() => phases.id),
		day: date("day", { mode: "string" }).notNull(),
		slots: integer("slots").notNull(),
		reason: text("reason").notNull(),
		grantedBy: uuid("granted_by")
			.notNull()
			.references(() => users.id),
		grantedAt: instant("granted_at").notNull(),
	},
	(table) => [
		index("quota_grants_team").on(table.teamId, table.phaseId),
		check("quota_grants_slots", sql`${table.slots} between 1 and 100`),
	],
);

export const rescoringStates = ["running", "published", "abandoned"] as const;

/** New labels, protocol or evaluator for a phase: evaluations beside the old ones until published. */
export const rescorings = pgTable(
	"rescorings",
	{
		id: id(),
		phaseId: uuid("phase_id")
			.notNull()
			.references(() => phases.id),
		labelSetId: uuid("label_set_id")
			.notNull()
			.references(() => labelSets.id),
		evaluatorName: text("evaluator_name").notNull(),
		evaluatorVersion: text("evaluator_version").notNull(),
		protocol: jsonb("protocol").notNull(),
		protocolSha256: text("protocol_sha256").notNull(),
		/** What the phase stood on when it began: publishing asks that it still does. */
		fromLabelSetId: uuid("from_label_set_id")
			.notNull()
			.references(() => labelSets.id),
		fromEvaluatorVersion: text("from_evaluator_version").notNull(),
		fromProtocol: jsonb("from_protocol").notNull(),
		fromProtocolSha256: text("from_protocol_sha256").notNull(),
		/** The public words on the board: what was wrong and what is different. */
		note: text("note").notNull(),
		state: text("state", { enum: rescoringStates }).notNull().default("running"),
		startedAt: instant("started_at").notNull(),
		startedBy: uuid("started_by")
			.notNull()
			.references(() => users.id),
		endedAt: instant("ended_at"),
		endedBy: uuid("ended_by").references(() => users.id),
	},
	(table) => [
		oneOf("rescorings_state", table.state, rescoringStates),
		check("rescorings_end", sql`(${table.state} = 'running') = (${table.endedAt} is null)`),
		isSha256("rescorings_protocol_sha256", table.protocolSha256),
		isSha256("rescorings_from_protocol_sha256", table.fromProtocolSha256),
		check(
			"rescorings_differ",
			sql`(${table.labelSetId}, ${table.evaluatorVersion}, ${table.protocolSha256}) <> (${table.fromLabelSetId}, ${table.fromEvaluatorVersion}, ${table.fromProtocolSha256})`,
		),
		uniqueIndex("rescorings_one_at_once").on(table.phaseId).where(sql`state = 'running'`),
	],
);

/**
 * A submission that a rescoring has taken up and has not scored: in a worker's hand, waiting for
 * another try, or given up after the last. What was given up holds the rescoring back.
 */
export const rescoringTries = pgTable(
	"rescoring_tries",
	{
		rescoringId: uuid("rescoring_id")
			.notNull()
			.references(() => rescorings.id),
		submissionId: uuid("submission_id")
			.notNull()
			.references(() => submissions.id),
		tries: integer("tries").notNull(),
		/** Which worker holds it, as of a submission. */
		claimedBy: bigint("claimed_by", { mode: "bigint" }),
		/** When it was taken up last, or given up. */
		at: instant("at").notNull(),
		/** Why the last try came to nothing. */
		message: text("message").notNull().default(""),
		failedAt: instant("failed_at"),
	},
	(table) => [
		primaryKey({ columns: [table.rescoringId, table.submissionId] }),
		check(
			"rescoring_tries_failed_in_no_hand",
			sql`${table.failedAt} is null or ${table.claimedBy} is null`,
		),
	],
);

/** What happened to a submission in the worker's words; the organizers' side of a failure. */
export const submissionLogs = pgTable(
	"submission_logs",
	{
		id: bigserial("id", { mode: "bigint" }).primaryKey(),
		submissionId: uuid("submission_id")
			.notNull()
			.references(() => submissions.id),
		at: instant("at").notNull(),
		message: text("message").notNull(),
	},
	(table) => [index("submission_logs_submission").on(table.submissionId, table.id)],
);

/** What one evaluator, under one protocol, on one label set, says of one submission. Append-only. */
export const evaluations = pgTable(
	"evaluations",
	{
		id: id(),
		submissionId: uuid("submission_id")
			.notNull()
			.references(() => submissions.id),
		labelSetId: uuid("label_set_id")
			.notNull()
			.references(() => labelSets.id),
		evaluatorName: text("evaluator_name").notNull(),
		evaluatorVersion: text("evaluator_version").notNull(),
		protocol: json("protocol").notNull(),
		protocolSha256: text("protocol_sha256").notNull(),
		submissionSha256: text("submission_sha256").notNull(),
		labelSetSha256: text("label_set_sha256").notNull(),
		videos: integer("videos").notNull(),
		clips: integer("clips").notNull(),
		proposals: integer("proposals").notNull(),
		/** The figure that boards rank by: a percentage, higher is better, whatever the evaluator. */
		score: doublePrecision("score").notNull(),
		/** Its 95 % interval; null where the evaluator gives none. */
		scoreLow: doublePrecision("score_low"),
		scoreHigh: doublePrecision("score_high"),
		// json, not jsonb: what was computed keeps its order of members, to the byte.
		/** All figures by their keys, the ranking one too, in the evaluator's order. */
		figures: json("figures").notNull(),
		/**
		 * Under the step rule: which other submissions of its method it beats by more than the step, or
		 * is beaten by so, always the later received one against the earlier. Of two evaluations on one
		 * basis the one made later has it, so what is shown can be told for any of them being taken off.
		 */
		steps: jsonb("steps").$type<{ beats: string[]; beatenBy: string[] }>(),
		/** The same figures of each slice, by dimension and value. */
		slices: json("slices"),
		curve: json("curve"),
		warnings: json("warnings").notNull(),
		warningTotal: integer("warning_total").notNull(),
		/** Private: says which videos were found. Only the bootstrap reads it. */
		perVideo: json("per_video"),
		timings: json("timings").notNull(),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [
		unique("evaluations_once").on(
			table.submissionId,
			table.labelSetId,
			table.evaluatorName,
			table.evaluatorVersion,
			table.protocolSha256,
		),
		isSha256("evaluations_protocol_sha256", table.protocolSha256),
		isSha256("evaluations_submission_sha256", table.submissionSha256),
		isSha256("evaluations_label_set_sha256", table.labelSetSha256),
		// A comparison with NaN is true in Postgres for "greater", so the bounds keep NaN out too.
		check(
			"evaluations_percentages",
			sql.raw(
				["score", "score_low", "score_high"]
					.map((figure) => `${figure} between 0 and 100.000001`)
					.join(" and "),
			),
		),
		check("evaluations_interval", sql`(${table.scoreLow} is null) = (${table.scoreHigh} is null)`),
	],
);
