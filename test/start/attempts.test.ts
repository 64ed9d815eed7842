import assert from "node:assert/strict";
import path from "node:path";
import { after, test } from "node:test";
import { freePort, startSite, temporaryFolder } from "#test/support/site.ts";

const folder = temporaryFolder();
const site = await startSite(path.join(folder.path, "data"), await freePort());
// What reads the environment is loaded when it is the site's.
Object.assign(process.env, site.env());
const { closeDatabase, database } = await import("#lib/db/index.ts");
const { quotaSlots } = await import("#drizzle/schema/submissions.ts");
const { eq } = await import("drizzle-orm");
const { program } = await import("#test/support/programs.ts");
const { untilAllEnded } = await import("#test/support/until.ts");
const { killWorkers, startWorker } = await import("#test/support/worker.ts");
const { anotherFile, readyToSend } = await import("#test/support/world.ts");

after(async () => {
	await killWorkers();
	await closeDatabase();
	site.signal("SIGTERM");
	await site.ended;
	folder.remove();
});

test("codalab#1119: 200 submissions at once against 5 attempts, over HTTP and two worker processes: exactly 5", async () => {
	await startWorker();
	const place = await readyToSend({ dailyQuota: 5, totalQuota: 5, inFlightLimit: 200 });
	const ana = await program(site.url, place.ana);
	const answers = await Promise.all(
		Array.from({ length: 200 }, () => ana.send(place, anotherFile())),
	);
	const unexpected = answers.filter(({ status }) => status !== 201 && status !== 429);
	assert.deepEqual(unexpected, []);
	const states = await untilAllEnded(place.phase.id);
	assert.equal(states.length, answers.filter(({ status }) => status === 201).length);
	assert.equal(states.filter((state) => state === "scored").length, 5);
	assert.equal(states.filter((state) => state === "rejected").length, states.length - 5);
	const slots = await database()
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.phaseId, place.phase.id));
	assert.equal(slots.length, 5);
	assert.ok(slots.every(({ spentAt, refundedAt }) => spentAt && !refundedAt));
	const late = await ana.send(place, anotherFile());
	assert.equal(late.status, 429, "and once they are used, nothing is over the limit unseen");
});
