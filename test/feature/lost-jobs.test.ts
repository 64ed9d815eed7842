import assert from "node:assert/strict";
import { after, test } from "node:test";
import { contextFor } from "#lib/context.ts";
import { pool } from "#lib/db/index.ts";
import { claimJob } from "#lib/queue/index.ts";
import { recoverSubmissions } from "#lib/submissions/index.ts";
import { countQueries } from "#test/support/count-queries.ts";
import { freshDatabase } from "#test/support/database.ts";
import { asWorker, validateNow, workerKey } from "#test/support/hands.ts";
import { readyToSend, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
const worker = await workerKey();
after(async () => {
	worker.die();
	await fresh.drop();
});

const { ana, slugs, methodId } = await readyToSend();
const send = () => submit(ana.at(), slugs, methodId);
const waiting: string[] = [await send()];

/** A sweep so late that every submission has waited for longer than a job takes to be asked for. */
const sweep = () => {
	const later = contextFor(asWorker().actor, new Date(Date.now() + 60_000));
	return recoverSubmissions(later, { heldLimitSeconds: 600 });
};

const loseJobs = () => pool().query("delete from pgboss.job");

async function jobs(): Promise<{ kind: string; id: string }[]> {
	const { rows } = await pool().query(
		"select name as kind, data ->> 'submissionId' as id from pgboss.job order by 1, 2",
	);
	return rows;
}

test("a submission whose job was lost gets the one it waits for, and one that has a job no second", async () => {
	const queued = await send();
	await validateNow(queued, worker.key);
	await loseJobs();
	const received = await send();
	const kept = await jobs();
	assert.deepEqual(kept, [{ kind: "validate-submission", id: received }]);
	waiting.push(received, queued);
	await sweep();
	const wanted = [
		{ kind: "score-submission", id: queued },
		...[waiting[0], received].sort().map((id) => ({ kind: "validate-submission", id })),
	];
	assert.deepEqual(await jobs(), wanted);
	await sweep();
	assert.deepEqual(await jobs(), wanted, "nothing was lost since");
});

test("a job in a hand that may be dead does not keep its submission from a new one", async () => {
	await loseJobs();
	await sweep();
	const taken = await claimJob("score-submission");
	await sweep();
	const next = await claimJob("score-submission");
	assert.ok(taken && next && taken.id !== next.id);
	assert.deepEqual(next.payload, taken.payload);
});

test("the sweep asks the database as often for many waiting submissions as for few", async () => {
	await loseJobs();
	const few = await countQueries(sweep);
	const fewWithJobs = await countQueries(sweep);
	await Promise.all(Array.from({ length: 9 }, send));
	await loseJobs();
	assert.equal(await countQueries(sweep), few);
	assert.equal((await jobs()).length, waiting.length + 9);
	assert.equal(await countQueries(sweep), fewWithJobs);
	assert.ok(few > 0 && fewWithJobs < few);
});
