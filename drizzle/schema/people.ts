import { sql } from "drizzle-orm";
import {
	bigint,
	boolean,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { id, instant, isSha256 } from "./columns.ts";

export const users = pgTable(
	"users",
	{
		id: id(),
		name: text("name"),
		email: text("email").notNull().unique(),
		emailVerified: instant("email_verified"),
		image: text("image"),
		isAdmin: boolean("is_admin").notNull().default(false),
		/** The account is gone; the row stays for the signatures that name it, without name or address. */
		deletedAt: instant("deleted_at"),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [uniqueIndex("users_email_any_case").on(sql`lower(${table.email})`)],
);

// Column names of the four tables below are next-auth's adapter contract.
export const accounts = pgTable(
	"accounts",
	{
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id, { onDelete: "cascade" }),
		type: text("type").$type<"oauth" | "oidc" | "email" | "webauthn">().notNull(),
		provider: text("provider").notNull(),
		providerAccountId: text("provider_account_id").notNull(),
		refresh_token: text("refresh_token"),
		access_token: text("access_token"),
		expires_at: integer("expires_at"),
		token_type: text("token_type"),
		scope: text("scope"),
		id_token: text("id_token"),
		session_state: text("session_state"),
	},
	(table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

export const sessions = pgTable(
	"sessions",
	{
		sessionToken: text("session_token").primaryKey(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id, { onDelete: "cascade" }),
		expires: instant("expires").notNull(),
	},
	(table) => [index("sessions_user").on(table.userId)],
);

export const verificationTokens = pgTable(
	"verification_tokens",
	{
		identifier: text("identifier").notNull(),
		token: text("token").notNull(),
		expires: instant("expires").notNull(),
	},
	(table) => [primaryKey({ columns: [table.identifier, table.token] })],
);

/** A personal token for programs; only its digest is kept. */
export const apiTokens = pgTable(
	"api_tokens",
	{
		id: id(),
		userId: uuid("user_id")
			.notNull()
			.references(() => users.id, { onDelete: "cascade" }),
		name: text("name").notNull(),
		tokenSha256: text("token_sha256").notNull().unique(),
		createdAt: instant("created_at").notNull().defaultNow(),
		lastUsedAt: instant("last_used_at"),
		revokedAt: instant("revoked_at"),
	},
	(table) => [
		isSha256("api_tokens_digest", table.tokenSha256),
		index("api_tokens_user").on(table.userId),
	],
);

/** The rate limiter's own layout. */
export const rateLimits = pgTable("rate_limits", {
	key: text("key").primaryKey(),
	points: integer("points").notNull().default(0),
	expire: bigint("expire", { mode: "number" }),
});
