import { randomBytes } from "node:crypto";
import { config } from "#lib/config.ts";
import { contextFor, releaseStores } from "#lib/context.ts";
import { faultWords } from "#lib/errors.ts";
import { tellPhases } from "#lib/notices/index.ts";
import {
	claimJob,
	type Errands,
	errandKinds,
	failJob,
	finishJob,
	type Job,
	jobsChannel,
	listen,
	maintainQueue,
	scoringKinds,
	workerName,
} from "#lib/queue/index.ts";
import { followEvaluators, recoverRescorings } from "#lib/rescoring/index.ts";
import { recoverSubmissions } from "#lib/submissions/index.ts";
import { Bell } from "./bell.ts";
import { run } from "./errands.ts";
import { Handful } from "./handful.ts";
import { type Hands, handle } from "./handlers.ts";
import { startScoringPool } from "./pool.ts";
import { rescore } from "./rescore.ts";

const pollMilliseconds = 2000;

let stopping = false;
/** Null while there is no connection that would show that this worker lives: then nothing is claimed. */
let workerKey: bigint | null = null;
const bell = new Bell();

/** Every other pick looks for scoring first, so that a stream of uploads cannot starve it. */
let picks = 0;

async function nextScoringJob(): Promise<Job<(typeof scoringKinds)[number]> | null> {
	const kinds = picks++ % 2 === 0 ? scoringKinds : [...scoringKinds].reverse();
	for (const kind of kinds) {
		const job = await claimJob(kind);
		if (job) return job;
	}
	return null;
}

type ErrandKinds = readonly (keyof Errands)[];

/** What may take minutes, or waits for servers of others, has a lane of its own each: no mail waits for it. */
const slow: ErrandKinds = [
	"deliver-webhook",
	"verify-file",
	"clear-objects",
	"check-label-set",
	"upkeep",
];
const quick: ErrandKinds = errandKinds.filter((kind) => !slow.includes(kind));

async function nextErrand(kinds: ErrandKinds): Promise<Job<keyof Errands> | null> {
	for (const kind of kinds) {
		const job = await claimJob(kind);
		if (job) return job;
	}
	return null;
}

const pool = startScoringPool();

/** @returns whether to go on at once; otherwise there is nothing to do, or no way to do it */
async function scoreOnce(): Promise<boolean> {
	const key = workerKey;
	if (key === null) return false;
	const job = await nextScoringJob();
	if (!job) return rescoreOnce({ pool, workerKey: key });
	const outcome = await handle(job, { pool, workerKey: key });
	await finishJob(job);
	return outcome === "done";
}

const handful = new Handful();

/** Only where nothing else is to be scored; after each handful the lane looks for something else again. */
async function rescoreOnce(hands: Hands): Promise<boolean> {
	return (await rescore(handful, hands)) === "done";
}

async function runOnce(kinds: ErrandKinds): Promise<boolean> {
	const errand = await nextErrand(kinds);
	if (!errand) return false;
	try {
		await run(errand, pool);
		await finishJob(errand);
	} catch (error) {
		console.error(`${errand.kind}:`, faultWords(error));
		await failJob(errand, faultWords(error));
	}
	return true;
}

/** A lane does one job after the other until there is none. */
async function lane(once: () => Promise<boolean>): Promise<void> {
	while (!stopping) {
		const goOn = await once().catch((error: unknown) => {
			// The database is away: what this lane held is put back by a sweep.
			console.error("worker:", faultWords(error));
			return false;
		});
		if (!goOn) await bell.wait(pollMilliseconds);
	}
}

/** What an instant brings is told within seconds of it, so that the last hour of a phase is whole. */
async function tellInstants(): Promise<void> {
	try {
		await tellPhases(contextFor({ kind: "system", name: "sweep" }));
	} catch (error) {
		console.error("telling:", faultWords(error));
	}
}

async function sweep(): Promise<void> {
	await tellInstants();
	try {
		const heldLimitSeconds = config().SCORING_TIMEOUT_SECONDS + 60;
		const asSweep = () => contextFor({ kind: "system", name: "sweep" });
		const recovered = await recoverSubmissions(asSweep(), { heldLimitSeconds });
		if (recovered > 0) console.error(`worker: put ${recovered} abandoned submission(s) back`);
		await followEvaluators(asSweep());
		await recoverRescorings(asSweep(), { heldLimitSeconds });
	} catch (error) {
		console.error("sweep:", faultWords(error));
	}
}

const listener = listen({
	channels: [jobsChannel],
	name: workerName,
	heard: () => bell.ring(),
	// Alive is who holds this lock: it goes with the connection, however the process ends.
	connected: async (query) => {
		const key = randomBytes(8).readBigInt64BE();
		await query("select pg_advisory_lock($1)", [key]);
		workerKey = key;
		await sweep();
		bell.ring();
	},
	lost: () => {
		workerKey = null;
	},
});
await listener.ready;
const endUpkeep = await maintainQueue();
const sweeping = setInterval(sweep, config().SWEEP_INTERVAL_SECONDS * 1000);
// As many as there are threads to score in, and more, so that no errand ever waits for a score.
const lanes = [
	...Array.from({ length: config().WORKER_THREADS }, () => lane(scoreOnce)),
	lane(() => runOnce(quick)),
	...slow.map((kind) => lane(() => runOnce([kind]))),
];
// Before it says that it is ready: whoever hears that may ask it to stop in the same moment.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
console.log("worker ready");
process.send?.("ready");

async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	clearInterval(sweeping);
	bell.ring();
	await Promise.all(lanes);
	await listener.close();
	await endUpkeep();
	await pool.close();
	await releaseStores();
	process.exit(0);
}
