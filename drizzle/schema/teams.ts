import { sql } from "drizzle-orm";
import {
	boolean,
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { challenges } from "./challenge.ts";
import { id, instant, oneOf } from "./columns.ts";
import { users } from "./people.ts";

export const teams = pgTable(
	"teams",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		name: text("name").notNull(),
		/** The organizers' own team: its methods are baselines and take no attempts. */
		isBaseline: boolean("is_baseline").notNull().default(false),
		/** What it is called while the challenge is anonymous: Team 17. */
		number: integer("number").generatedAlwaysAsIdentity(),
		description: text("description").notNull().default(""),
		/** Whether people may ask to join it. */
		isOpen: boolean("is_open").notNull().default(false),
		/** Its people, methods and submissions are that team's now. */
		mergedIntoId: uuid("merged_into_id"),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [
		foreignKey({
			name: "teams_merged_into",
			columns: [table.mergedIntoId, table.challengeId],
			foreignColumns: [table.id, table.challengeId],
		}),
		// Nobody takes Alpha for alpha.
		uniqueIndex("teams_name").on(table.challengeId, sql`lower(${table.name})`),
		unique("teams_challenge").on(table.id, table.challengeId),
		index("teams_in_order").on(table.challengeId, table.number),
	],
);

export const teamRoles = ["captain", "member"] as const;

export const teamMembers = pgTable(
	"team_members",
	{
		teamId: uuid("team_id").notNull(),
		challengeId: uuid("challenge_id").notNull(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		role: text("role", { enum: teamRoles }).notNull(),
		joinedAt: instant("joined_at").notNull().defaultNow(),
	},
	(table) => [
		// One team a person and challenge.
		primaryKey({ columns: [table.challengeId, table.userId] }),
		foreignKey({
			name: "team_members_team",
			columns: [table.teamId, table.challengeId],
			foreignColumns: [teams.id, teams.challengeId],
		}),
		oneOf("team_members_role", table.role, teamRoles),
		uniqueIndex("team_members_one_captain").on(table.teamId).where(sql`role = 'captain'`),
		index("team_members_team_id").on(table.teamId),
	],
);

/** A way into a team: for one mailbox, or for whoever has the link. */
export const teamInvitations = pgTable(
	"team_invitations",
	{
		id: id(),
		teamId: uuid("team_id")
			.notNull()
			.references(() => teams.id),
		/** Null for a link. */
		email: text("email"),
		invitedBy: uuid("invited_by")
			.notNull()
			.references(() => users.id),
		createdAt: instant("created_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		/** A mailed one is used once, a link until it is taken back or expires. */
		usedAt: instant("used_at"),
		revokedAt: instant("revoked_at"),
	},
	(table) => [
		uniqueIndex("team_invitations_one_mailbox")
			.on(table.teamId, sql`lower(${table.email})`)
			.where(sql`used_at is null and revoked_at is null`),
		index("team_invitations_team").on(table.teamId),
		check("team_invitations_expiry", sql`${table.expiresAt} > ${table.createdAt}`),
	],
);

export const joinRequestStates = ["waiting", "accepted", "declined", "withdrawn"] as const;

/** Somebody asks to be let into a team, or a whole team asks to merge into another. */
export const joinRequests = pgTable(
	"join_requests",
	{
		id: id(),
		teamId: uuid("team_id").notNull(),
		challengeId: uuid("challenge_id").notNull(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id),
		/** The team that wants to merge; null when a person asks for themselves. */
		mergingTeamId: uuid("merging_team_id"),
		message: text("message").notNull().default(""),
		state: text("state", { enum: joinRequestStates }).notNull().default("waiting"),
		createdAt: instant("created_at").notNull(),
		decidedAt: instant("decided_at"),
		decidedBy: uuid("decided_by").references(() => users.id),
	},
	(table) => [
		foreignKey({
			name: "join_requests_team",
			columns: [table.teamId, table.challengeId],
			foreignColumns: [teams.id, teams.challengeId],
		}),
		foreignKey({
			name: "join_requests_merging_team",
			columns: [table.mergingTeamId, table.challengeId],
			foreignColumns: [teams.id, teams.challengeId],
		}),
		oneOf("join_requests_state", table.state, joinRequestStates),
		uniqueIndex("join_requests_one_waiting")
			.on(table.teamId, table.userId)
			.where(sql`state = 'waiting'`),
		index("join_requests_user").on(table.challengeId, table.userId),
		check("join_requests_other_team", sql`${table.mergingTeamId} <> ${table.teamId}`),
	],
);

export const fashions = ["top-down", "bottom-up", "other"] as const;

/** What a row of the board is about. */
export const methods = pgTable(
	"methods",
	{
		id: id(),
		teamId: uuid("team_id")
			.notNull()
			.references(() => teams.id),
		name: text("name").notNull(),
		network: text("network").notNull(),
		backbone: text("backbone").notNull(),
		backboneFamily: text("backbone_family").notNull(),
		fashion: text("fashion", { enum: fashions }).notNull(),
		streams: text("streams").notNull(),
		pretraining: text("pretraining").notNull(),
		extraData: text("extra_data").notNull().default(""),
		description: text("description").notNull().default(""),
		paperUrl: text("paper_url"),
		codeUrl: text("code_url"),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [
		unique("methods_name").on(table.teamId, table.name),
		unique("methods_team").on(table.id, table.teamId),
		oneOf("methods_fashion", table.fashion, fashions),
	],
);
