import assert from "node:assert/strict";
import { after, test } from "node:test";
import { migrateDatabase, run } from "#bin/commands/migrate.ts";
import { pool } from "#lib/db/index.ts";
import { freshDatabase } from "#test/support/database.ts";

const { url, drop } = await freshDatabase();
after(drop);

const tables = async () => {
	const { rows } = await pool().query(
		"select table_schema || '.' || table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') order by 1",
	);
	return rows.map(({ name }: { name: string }) => name);
};

test("a fresh database has our tables and the queue's", async () => {
	const names = await tables();
	assert.ok(names.includes("drizzle.__drizzle_migrations"));
	assert.ok(names.includes("pgboss.job"));
});

test("migrating again, and twice at once, changes nothing", async () => {
	const before = await tables();
	assert.equal(await run([]), 0);
	await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
	assert.deepEqual(await tables(), before);
});
