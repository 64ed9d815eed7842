import {
	boolean,
	foreignKey,
	index,
	pgTable,
	primaryKey,
	text,
	unique,
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
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [
		unique("teams_name").on(table.challengeId, table.name),
		unique("teams_challenge").on(table.id, table.challengeId),
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
		index("team_members_team_id").on(table.teamId),
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
