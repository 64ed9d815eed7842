import assert from "node:assert/strict";
import { after, test } from "node:test";
import { config } from "#lib/config.ts";
import { inTransaction } from "#lib/db/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import { freshDatabase } from "#test/support/database.ts";

const { drop } = await freshDatabase();
after(drop);

test("the first jobs of a process get through when they come at once on every connection there is", async () => {
	const many = config().DATABASE_POOL_SIZE;
	let begun = 0;
	let open = () => {};
	const allBegun = new Promise<void>((resolve) => {
		open = resolve;
	});
	const one = () =>
		inTransaction(async (tx) => {
			begun += 1;
			if (begun === many) open();
			await allBegun;
			await enqueue(tx, "upkeep", {});
			throw new Error("undone");
		});
	await Promise.all(Array.from({ length: many }, () => assert.rejects(one(), /undone/)));
});
