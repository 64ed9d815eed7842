import { sql } from "drizzle-orm";
import {
	bigint,
	boolean,
	check,
	doublePrecision,
	index,
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

/** The smallest hashes of a scored submission's likeness: those alike share one, so only they are compared. */
export const likenessKeys = pgTable(
	"likeness_keys",
	{
		phaseId: uuid("phase_id")
			.notNull()
			.references(() => phases.id),
		hash: bigint("hash", { mode: "number" }).notNull(),
		submissionId: uuid("submission_id")
			.notNull()
			.references(() => submissions.id),
	},
	(table) => [primaryKey({ columns: [table.phaseId, table.hash, table.submissionId] })],
);

export const judgements = ["nothing", "noted"] as const;

/** Two submissions of two teams that are the same or nearly: a thing to look at, and what was seen. */
export const similarPairs = pgTable(
	"similar_pairs",
	{
		id: id(),
		challengeId: uuid("challenge_id")
			.notNull()
			.references(() => challenges.id),
		/** The later one, by whose arrival the pair was found. */
		submissionId: uuid("submission_id")
			.notNull()
			.references(() => submissions.id),
		otherId: uuid("other_id")
			.notNull()
			.references(() => submissions.id),
		/** The very same bytes. */
		isIdentical: boolean("is_identical").notNull(),
		/** Of the proposal sets, 0 to 1; null where one has no likeness. */
		similarity: doublePrecision("similarity"),
		foundAt: instant("found_at").notNull(),
		judgement: text("judgement", { enum: judgements }),
		note: text("note"),
		judgedAt: instant("judged_at"),
		judgedBy: uuid("judged_by").references(() => users.id),
	},
	(table) => [
		unique("similar_pairs_once").on(table.submissionId, table.otherId),
		index("similar_pairs_newest").on(table.challengeId, table.foundAt, table.id),
		oneOf("similar_pairs_judgement", table.judgement, judgements),
		check(
			"similar_pairs_judged",
			sql`(${table.judgement} is null) = (${table.judgedAt} is null) and (${table.judgement} is null) = (${table.note} is null)`,
		),
		check("similar_pairs_similarity", sql`${table.similarity} between 0 and 1`),
	],
);
