import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { teams } from "#drizzle/schema/teams.ts";
import { inTransaction } from "#lib/db/index.ts";
import { lockTeam } from "#lib/submissions/quota-queries.ts";
import { freshDatabase } from "#test/support/database.ts";
import { method, readyToSend } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

test("while a team's attempts are counted, another count waits and rows that name the team do not", async () => {
	const { ana, challenge } = await readyToSend();
	await inTransaction(async (counting) => {
		const [team] = await counting.db.select().from(teams);
		if (!team) throw new Error("no team");
		await lockTeam(counting.db, team.id);
		await method(ana, challenge.slug, "Another method of the same team");
		await assert.rejects(
			inTransaction(async (other) => {
				await other.db.execute(sql`set local lock_timeout = '100ms'`);
				await lockTeam(other.db, team.id);
			}),
			(error) => /lock timeout/.test(String(error instanceof Error && error.cause)),
		);
	});
});
