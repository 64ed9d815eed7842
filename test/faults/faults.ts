import assert from "node:assert/strict";
import { pool } from "#lib/db/index.ts";
import type { Answer } from "#test/support/programs.ts";
import { untilAllEnded, untilState } from "#test/support/until.ts";
import { anotherFile, arrive, slotOf, stateOf, submit, uploadOf } from "#test/support/world.ts";
import { type FaultySite, type Newcomer, slowFile } from "./site.ts";

/** Does something bad to a site; says in words how it ended, or fails. */
type Fault = (site: FaultySite) => Promise<string>;

const pause = (seconds: number) =>
	new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));

const storageSeconds = Number(process.env.FAULTS_STORAGE_SECONDS ?? 10);
const databaseSeconds = Number(process.env.FAULTS_DATABASE_SECONDS ?? 10);

function idOf({ status, body }: Answer): string {
	assert.equal(status, 201, JSON.stringify(body));
	return String(body.submissionId);
}

const several = (who: Newcomer, number: number) =>
	Promise.all(Array.from({ length: number }, () => who.program.send(who, anotherFile())));

/** Waits for the end of everything a newcomer sent, and counts the ends. */
async function ends(who: Newcomer): Promise<string> {
	const counts = new Map<string, number>();
	for (const state of await untilAllEnded(who.phase.id))
		counts.set(state, (counts.get(state) ?? 0) + 1);
	return [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
}

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
		const { body } = await who.program.ask("/uploads", uploadOf(who.slugs, who.methodId, bytes));
		const intentId = String(body.intentId);
		await arrive({ intentId }, bytes);
		await site.web.kill();
		await assert.rejects(who.program.ask(`/uploads/${intentId}/complete`));
		await site.web.start();
		const worker = await site.startWorker();
		const id = idOf(await who.program.ask(`/uploads/${intentId}/complete`));
		assert.equal(idOf(await who.program.ask(`/uploads/${intentId}/complete`)), id);
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
		site.storage.cut();
		const worker = await site.startWorker();
		await pause(storageSeconds);
		site.storage.mend();
		const end = await ends(who);
		assert.equal(end, "5 scored");
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
	"clock at the day's edge": async (site) => {
		const who = await site.newcomer({ dailyQuota: 1 });
		// Today's: a file that has waited for longer than a day would be given up.
		const today = new Date().toISOString().slice(0, 10);
		const midnight = Date.parse(`${today}T00:00:00Z`);
		const [last, first] = [
			await submit(who.ana.at(new Date(midnight - 1)), who.slugs, who.methodId),
			await submit(who.ana.at(new Date(midnight)), who.slugs, who.methodId),
		];
		const worker = await site.startWorker();
		const end = await ends(who);
		assert.equal(end, "2 scored");
		assert.equal((await slotOf(last))?.day, new Date(midnight - 1).toISOString().slice(0, 10));
		assert.equal((await slotOf(first))?.day, today);
		await worker.kill("SIGTERM");
		return `one millisecond apart, a day each: ${end}`;
	},
	"clock at the phase's edge": async (site) => {
		const closesAt = new Date(Date.now() + 4000);
		const who = await site.newcomer({ closesAt });
		const bytes = anotherFile();
		const { body } = await who.program.ask("/uploads", uploadOf(who.slugs, who.methodId, bytes));
		const intentId = String(body.intentId);
		await arrive({ intentId }, bytes);
		await pause((closesAt.getTime() - Date.now()) / 1000 + 0.05);
		assert.equal((await who.program.send(who, anotherFile())).status, 403);
		idOf(await who.program.ask(`/uploads/${intentId}/complete`));
		const worker = await site.startWorker();
		const end = await ends(who);
		assert.equal(end, "1 scored");
		await worker.kill("SIGTERM");
		return `begun in time and completed after: ${end}; begun after: refused`;
	},
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
