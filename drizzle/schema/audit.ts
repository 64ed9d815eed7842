import { bigserial, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { challenges } from "./challenge.ts";
import { instant } from "./columns.ts";

/** Who did what to which thing, before and after. Append-only. */
export const auditLog = pgTable(
	"audit_log",
	{
		id: bigserial("id", { mode: "bigint" }).primaryKey(),
		at: instant("at").notNull(),
		actorKind: text("actor_kind").notNull(),
		actorId: text("actor_id"),
		action: text("action").notNull(),
		subjectKind: text("subject_kind").notNull(),
		subjectId: text("subject_id").notNull(),
		detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
		/** The challenge that it is of, where it is of one: its organizers read it. */
		challengeId: uuid("challenge_id").references(() => challenges.id),
	},
	(table) => [
		index("audit_log_subject").on(table.subjectKind, table.subjectId, table.id),
		index("audit_log_challenge").on(table.challengeId, table.id),
	],
);
