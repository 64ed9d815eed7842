import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { run as seed } from "#bin/commands/seed.ts";
import { database } from "#lib/db/index.ts";
import { freshDatabase } from "#test/support/database.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const tables = [
	"users",
	"datasets",
	"dataset_versions",
	"dataset_videos",
	"challenges",
	"phases",
	"label_sets",
	"reported_results",
	"teams",
	"methods",
	"submissions",
] as const;

async function counts(): Promise<Record<string, number>> {
	const rows = await Promise.all(
		tables.map(async (table) => {
			const { rows: found } = await database().execute<{ n: number }>(
				sql`select count(*)::int as n from ${sql.identifier(table)}`,
			);
			return [table, found[0]?.n ?? 0] as const;
		}),
	);
	return Object.fromEntries(rows);
}

test("seeding fills an empty site, and seeding again adds nothing", async () => {
	assert.equal(await seed(), 0);
	const first = await counts();
	assert.deepEqual(
		[first.dataset_videos, first.phases, first.label_sets, first.reported_results],
		[1191, 2, 2, 48],
	);
	assert.equal(first.submissions, 8, "four baselines in each of two phases");
	assert.equal(await seed(), 0);
	assert.deepEqual(await counts(), first);
});
