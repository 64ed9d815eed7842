import { randomBytes } from "node:crypto";
import { config } from "#lib/config.ts";
import { contextFor, releaseStores } from "#lib/context.ts";
import {
	claimJobs,
	finishJob,
	type Job,
	jobKinds,
	jobsChannel,
	listen,
	maintainQueue,
} from "#lib/queue/index.ts";
import { recoverSubmissions } from "#lib/submissions/index.ts";
import { handle } from "./handlers.ts";
import { startScoringPool } from "./pool.ts";

const pollMilliseconds = 2000;

let stopping = false;
let workerKey = 0n;
let wake = () => {};

/** Returns at the next notice, or after a while in case one was missed. */
const idle = () =>
	new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, pollMilliseconds);
		const earlier = wake;
		wake = () => {
			clearTimeout(timer);
			earlier();
			resolve();
		};
	});

function wakeAll(): void {
	const waiting = wake;
	wake = () => {};
	waiting();
}

async function nextJob(): Promise<Job | null> {
	for (const kind of jobKinds) {
		const [job] = await claimJobs(kind, 1);
		if (job) return job;
	}
	return null;
}

const pool = startScoringPool();

/** A lane does one job after the other; there are as many lanes as threads. */
async function lane(): Promise<void> {
	while (!stopping) {
		try {
			const job = await nextJob();
			if (!job) {
				await idle();
				continue;
			}
			await handle(job, { pool, workerKey: () => workerKey });
			await finishJob(job);
		} catch (error) {
			// The database is away: what this lane held is put back by a sweep.
			console.error("worker:", error instanceof Error ? error.message : error);
			await idle();
		}
	}
}

async function sweep(): Promise<void> {
	try {
		const recovered = await recoverSubmissions(contextFor({ kind: "system", name: "sweep" }), {
			heldLimitSeconds: config().SCORING_TIMEOUT_SECONDS + 60,
		});
		if (recovered > 0) console.error(`worker: put ${recovered} abandoned submission(s) back`);
	} catch (error) {
		console.error("sweep:", error instanceof Error ? error.message : error);
	}
}

const listener = listen({
	channels: [jobsChannel],
	heard: wakeAll,
	// Alive is who holds this lock: it goes with the connection, however the process ends.
	connected: async (query) => {
		const key = randomBytes(8).readBigInt64BE();
		await query("select pg_advisory_lock($1)", [key]);
		workerKey = key;
		await sweep();
		wakeAll();
	},
});
await listener.ready;
const endUpkeep = await maintainQueue();
const sweeping = setInterval(sweep, config().SWEEP_INTERVAL_SECONDS * 1000);
const lanes = Array.from({ length: config().WORKER_THREADS }, lane);
console.log("worker ready");
process.send?.("ready");

async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	clearInterval(sweeping);
	wakeAll();
	await Promise.all(lanes);
	await listener.close();
	await endUpkeep();
	await pool.close();
	await releaseStores();
	process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
