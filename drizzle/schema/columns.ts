import { sql } from "drizzle-orm";
import { check, type PgColumn, timestamp, uuid } from "drizzle-orm/pg-core";

export const id = () => uuid("id").primaryKey().defaultRandom();

/** An instant; always stored with its zone, always read as UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The column holds one of these words, said once in TypeScript and once in the database. */
export const oneOf = (name: string, column: PgColumn, words: readonly string[]) =>
	check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`);

export const isSha256 = (name: string, column: PgColumn) =>
	check(name, sql`${column} ~ '^[0-9a-f]{64}$'`);
