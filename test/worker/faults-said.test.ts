import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { evaluations, submissionLogs } from "#drizzle/schema/submissions.ts";
import { database, pool } from "#lib/db/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { untilState } from "#test/support/until.ts";
import { killWorkers, startWorker } from "#test/support/worker.ts";
import { readyToSend, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(async () => {
	await killWorkers();
	await fresh.drop();
});

async function untilLogged(submissionId: string): Promise<string> {
	for (;;) {
		const [log] = await database()
			.select({ message: submissionLogs.message })
			.from(submissionLogs)
			.where(eq(submissionLogs.submissionId, submissionId));
		if (log) return log.message;
		await new Promise(setImmediate);
	}
}

test("a database that does not take an evaluation is said in the organizers' log, and nothing of the evaluation", async () => {
	const { ana, slugs, methodId } = await readyToSend();
	const id = await submit(ana.at(), slugs, methodId);
	await pool().query("alter table evaluations add constraint full_disk check (false) not valid");
	const worker = await startWorker();
	const log = await untilLogged(id);
	await pool().query("alter table evaluations drop constraint full_disk");
	assert.equal(await untilState(id), "scored");
	await worker.kill("SIGTERM");
	assert.match(log, /full_disk/);
	const [row] = await database().select().from(evaluations).where(eq(evaluations.submissionId, id));
	assert.ok(row);
	assert.ok(!log.includes(String(row.score)), log);
	assert.doesNotMatch(log, /insert into|params|numerators|recall/);
});
