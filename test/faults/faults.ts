import assert from "node:assert/strict";
import { pool } from "#lib/db/index.ts";
import { untilState } from "#test/support/until.ts";
import { anotherFile, arrive, stateOf, uploadOf } from "#test/support/world.ts";
import { clocks } from "./clocks.ts";
import { ends, type Fault, idOf, pause } from "./outcome.ts";
import { type FaultySite, type Newcomer, slowFile } from "./site.ts";
import { killsAtSteps } from "./steps.ts";

const storageSeconds = Number(process.env.FAULTS_STORAGE_SECONDS ?? 60);
const databaseSeconds = Number(process.env.FAULTS_DATABASE_SECONDS ?? 10);

const several = (who: Newcomer, number: number) =>
	Promise.all(Array.from({ length: number }, () => who.program.send(who, anotherFile())));

async function killedWhile(site: FaultySite, state: "validating" | "scoring"): Promise<string> {
	const who = await site.newcomer();
	const doomed = await site.startWorker();
	const id = idOf(await who.program.send(who, slowFile()));
	await untilState(id, (now) => now === state);
	await doomed.kill("SIGKILL");
	assert.equal((await stateOf(id)).state, state, "it died in the middle");
	const next = await site.startWorker();
	const end = await ends(who);
	assert.equal(end, "1 scored");
	await next.kill("SIGTERM");
	return `${end} by the next worker`;
}

export const faults: Readonly<Record<string, Fault>> = {
	"web killed between announcement and completion": async (site) => {
		const who = await site.newcomer();
		const bytes = anotherFile();
		const { body } = await who.program.insist("/uploads", uploadOf(who.slugs, who.methodId, bytes));
		const intentId = String(body.intentId);
		await arrive({ intentId }, bytes);
		await site.web.kill();
		await assert.rejects(who.program.ask(`/uploads/${intentId}/complete`));
		await site.web.start();
		const worker = await site.startWorker();
		const id = idOf(await who.program.insist(`/uploads/${intentId}/complete`));
		assert.equal(idOf(await who.program.insist(`/uploads/${intentId}/complete`)), id);
		const end = await ends(who);
		assert.equal(end, "1 scored");
		await worker.kill("SIGTERM");
		return `completed afterwards, twice: ${end}`;
	},
	"web killed in the middle of twenty completions": async (site) => {
		const who = await site.newcomer();
		const files = Array.from({ length: 20 }, () => anotherFile());
		const going = Promise.allSettled(files.map((bytes) => who.program.send(who, bytes)));
		await untilSome(who.phase.id);
		await site.web.kill();
		await going;
		await site.web.start();
		const worker = await site.startWorker();
		// Who has no answer sends again: what had arrived is recognised, the rest is made.
		for (const bytes of files) idOf(await who.program.send(who, bytes));
		const end = await ends(who);
		assert.equal(end, "20 scored");
		await worker.kill("SIGTERM");
		return `all sent again: ${end}`;
	},
	"worker killed while it validates": (site) => killedWhile(site, "validating"),
	"worker killed while it scores": (site) => killedWhile(site, "scoring"),
	...killsAtSteps,
	"three workers killed on one file": async (site) => {
		const who = await site.newcomer();
		const id = idOf(await who.program.send(who, slowFile()));
		for (let n = 0; n < 3; n++) {
			const doomed = await site.startWorker();
			await untilState(id, (now) => now === "validating");
			await doomed.kill("SIGKILL");
		}
		const last = await site.startWorker();
		const end = await ends(who);
		assert.equal(end, "1 failed");
		await last.kill("SIGTERM");
		return `${end}, nothing charged, the organizers told`;
	},
	[`Postgres away for ${databaseSeconds} s`]: async (site) => {
		const who = await site.newcomer();
		const worker = await site.startWorker();
		await several(who, 10);
		idOf(await who.program.send(who, slowFile()));
		site.database.cut();
		await pause(databaseSeconds);
		const upload = uploadOf(who.slugs, who.methodId, anotherFile());
		assert.equal((await who.program.ask("/uploads", upload)).status, 503);
		site.database.mend();
		const end = await ends(who);
		assert.equal(end, "11 scored");
		await worker.kill("SIGTERM");
		return end;
	},
	[`storage away for ${storageSeconds} s`]: async (site) => {
		const who = await site.newcomer();
		await several(who, 5);
		const bytes = anotherFile();
		const { body } = await who.program.insist("/uploads", uploadOf(who.slugs, who.methodId, bytes));
		const completion = `/uploads/${body.intentId}/complete`;
		await arrive({ intentId: String(body.intentId) }, bytes);
		site.storage.cut();
		const worker = await site.startWorker();
		assert.equal((await who.program.ask(completion)).status, 503);
		await pause(storageSeconds);
		site.storage.mend();
		idOf(await who.program.insist(completion));
		const end = await ends(who);
		assert.equal(end, "6 scored");
		await worker.kill("SIGTERM");
		return `${end}, no try lost`;
	},
	"two workers on thirty files": async (site) => {
		const who = await site.newcomer();
		const workers = await Promise.all([site.startWorker(), site.startWorker()]);
		await several(who, 30);
		const end = await ends(who);
		assert.equal(end, "30 scored");
		await Promise.all(workers.map((worker) => worker.kill("SIGTERM")));
		return end;
	},
	"every job delivered over and over": async (site) => {
		const who = await site.newcomer();
		await several(who, 10);
		await deliverAgain(who.phase.id);
		await deliverAgain(who.phase.id);
		const workers = await Promise.all([site.startWorker(), site.startWorker()]);
		const end = await ends(who);
		await deliverAgain(who.phase.id);
		await untilNoJob(who.phase.id);
		assert.equal(await ends(who), "10 scored");
		await Promise.all(workers.map((worker) => worker.kill("SIGTERM")));
		return end;
	},
	...clocks,
};

/** Resolves once a phase has its first submission. */
async function untilSome(phaseId: string): Promise<void> {
	for (;;) {
		const { rows } = await pool().query("select from submissions where phase_id = $1", [phaseId]);
		if (rows.length > 0) return;
		await pause(0.01);
	}
}

const jobsOf =
	"from pgboss.job where data ->> 'submissionId' in (select id::text from submissions where phase_id = $1)";

/** A second copy of every job of a phase that there ever was, as a queue that forgot would bring. */
const deliverAgain = (phaseId: string) =>
	pool().query(`insert into pgboss.job (name, data) select name, data ${jobsOf}`, [phaseId]);

async function untilNoJob(phaseId: string): Promise<void> {
	for (;;) {
		const waiting = `select ${jobsOf} and state in ('created', 'retry', 'active')`;
		const { rows } = await pool().query(waiting, [phaseId]);
		if (rows.length === 0) return;
		await pause(0.1);
	}
}
