import assert from "node:assert/strict";
import { pool } from "#lib/db/index.ts";
import { validateNow, workerKey } from "#test/support/hands.ts";
import { askUntil } from "#test/support/until.ts";
import { anotherFile, stateOf, submit } from "#test/support/world.ts";
import { ends, type Fault } from "./outcome.ts";

/** Rows that a worker needs, and the statement with which it waits for one that is held here. */
const rows = {
	submission: {
		hold: "select from submissions where id = $1 for update",
		waits: 'update "submissions"%',
	},
	team: {
		hold: "select from teams where id = (select team_id from submissions where id = $1) for update",
		waits: '%from "teams"%for no key update%',
	},
	phase: {
		hold: "select from phases where id = (select phase_id from submissions where id = $1) for no key update",
		waits: '%from "phases"%for no key update%',
	},
	job: {
		hold: "select from pgboss.job where data ->> 'submissionId' = $1 and state = 'active' for update",
		waits: "%pgboss.job%",
	},
} as const;

type Row = keyof typeof rows;

/** Holds a row of a submission's until it is let go. */
async function hold(row: Row, submissionId: string): Promise<() => Promise<void>> {
	const client = await pool().connect();
	await client.query("begin");
	await client.query(rows[row].hold, [submissionId]);
	return async () => {
		await client.query("rollback");
		client.release();
	};
}

const waiting = `pg_stat_activity where datname = current_database()
	and wait_event_type = 'Lock' and query ilike $1`;

async function untilStoppedAt(row: Row): Promise<void> {
	const { waits } = rows[row];
	await askUntil(`a worker that waits at ${row}`, (rows) => rows > 0, `select from ${waiting}`, [
		waits,
	]);
}

/** A dead worker's last statement would still be done once it need not wait any more. */
const endStatementsOf = (row: Row) =>
	pool().query(`select pg_terminate_backend(pid) from ${waiting}`, [rows[row].waits]);

/** A worker is killed before it can write the row `at`, having written the one `after`. */
type Step = { at: Row; after?: Row; from?: "queued"; leaves: string };

const steps: Readonly<Record<string, Step>> = {
	"with a file to check, not claimed": { at: "submission", leaves: "received" },
	"with a verdict, not written": { at: "team", leaves: "validating" },
	"with a verdict written, its job not done": { after: "team", at: "job", leaves: "queued" },
	"with a file to score, not claimed": { from: "queued", at: "submission", leaves: "queued" },
	"with a score, not written": { at: "phase", leaves: "scoring" },
	"with a score written, its job not done": { after: "phase", at: "job", leaves: "scored" },
};

async function queue(submissionId: string): Promise<void> {
	const hand = await workerKey();
	await validateNow(submissionId, hand.key);
	hand.die();
}

const killedAt =
	({ at, after, from, leaves }: Step): Fault =>
	async (site) => {
		const who = await site.newcomer();
		const id = await submit(who.ana.at(), who.slugs, who.methodId, anotherFile());
		if (from === "queued") await queue(id);
		let letGo = await hold(after ?? at, id);
		const doomed = await site.startWorker({ WORKER_THREADS: "1" });
		if (after) {
			await untilStoppedAt(after);
			const next = await hold(at, id);
			await letGo();
			letGo = next;
		}
		await untilStoppedAt(at);
		assert.equal((await stateOf(id)).state, leaves);
		await doomed.kill("SIGKILL");
		await endStatementsOf(at);
		await letGo();
		const next = await site.startWorker();
		const end = await ends(who);
		assert.equal(end, "1 scored");
		await next.kill("SIGTERM");
		return `left ${leaves}; ${end} by the next worker`;
	};

export const killsAtSteps: Readonly<Record<string, Fault>> = Object.fromEntries(
	Object.entries(steps).map(([name, step]) => [`worker killed ${name}`, killedAt(step)]),
);
