import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import PgBoss from "pg-boss";
import { pool, type Transaction } from "#lib/db/index.ts";

/** What a worker can be asked to do, and what it must be told. */
export type Jobs = {
	"validate-submission": { submissionId: string };
	"score-submission": { submissionId: string };
};
export type JobKind = keyof Jobs;
export type Job<K extends JobKind = JobKind> = { id: string; kind: K; payload: Jobs[K] };

/** In order of claiming: a quick answer to a broken file comes before a long computation. */
export const jobKinds = ["validate-submission", "score-submission"] as const;

export const jobsChannel = "onset_jobs";
export const submissionsChannel = "onset_submissions";
export const boardsChannel = "onset_boards";

const overPool = {
	executeSql: (text: string, values: unknown[]) => pool().query(text, values),
};
const over = (tx: Transaction) => ({
	executeSql: (text: string, values: unknown[]) => tx.client.query(text, values),
});

let shared: Promise<PgBoss> | undefined;

/** Sends and claims over the process's own pool; maintenance is the worker's. */
function boss(): Promise<PgBoss> {
	shared ??= new PgBoss({ db: overPool, supervise: false, schedule: false, migrate: false })
		.on("error", (error) => console.error("queue:", error.message))
		.start()
		.catch((error: unknown) => {
			shared = undefined;
			throw error;
		});
	return shared;
}

type ExecuteSql = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

/** Creates the queue's tables and queues; safe to run again. */
export async function installQueue(executeSql: ExecuteSql): Promise<void> {
	const installer = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
	await installer.start();
	// "short": one waiting job a key, so a sweep may ask again for what already waits.
	for (const kind of jobKinds)
		await installer.createQueue(kind, { name: kind, policy: "short", retryLimit: 0 });
	await installer.stop({ graceful: false });
}

/** Starts the queue's own upkeep (expired and archived jobs); one or more workers may run it. */
export async function maintainQueue(): Promise<() => Promise<void>> {
	const keeper = new PgBoss({ db: overPool, schedule: false, migrate: false });
	keeper.on("error", (error) => console.error("queue upkeep:", error.message));
	await keeper.start();
	return () => keeper.stop({ graceful: false });
}

/**
 * Puts a job beside the change that needs it: both happen or neither. `key` names what the job is
 * about; while one waits, asking again for the same key adds nothing.
 */
export async function enqueue<K extends JobKind>(
	tx: Transaction,
	kind: K,
	payload: Jobs[K] & { submissionId: string },
	options: { startAfterSeconds?: number } = {},
): Promise<void> {
	await (await boss()).send(kind, payload, {
		db: over(tx),
		singletonKey: payload.submissionId,
		...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
	});
	await notify(tx, jobsChannel, kind);
}

/** True of a row about whose `key` a job waits; part of a query that looks for what was lost. */
export const hasWaitingJob = (kind: JobKind, key: SQLWrapper): SQL<boolean> => sql`exists (
	select from pgboss.job
	where name = ${kind} and coalesce(singleton_key, '') = ${key}::text
		and state in ('created', 'retry')
)`;

/** `enqueue` for many submissions at once, in as many statements as for one. */
export async function enqueueEach(
	tx: Transaction,
	kind: JobKind,
	submissionIds: readonly string[],
): Promise<void> {
	if (submissionIds.length === 0) return;
	const jobs = submissionIds.map((submissionId) => ({
		name: kind,
		data: { submissionId },
		singletonKey: submissionId,
	}));
	await (await boss()).insert(jobs, { db: over(tx) });
	await notify(tx, jobsChannel, kind);
}

/** Takes up to `limit` waiting jobs of a kind; each is this caller's alone. */
export async function claimJobs<K extends JobKind>(kind: K, limit: number): Promise<Job<K>[]> {
	const jobs = await (await boss()).fetch<Jobs[K]>(kind, { batchSize: limit });
	return jobs.map((job) => ({ id: job.id, kind, payload: job.data }));
}

export async function finishJob(job: Job): Promise<void> {
	await (await boss()).complete(job.kind, job.id);
}

/** Heard by every listener once the transaction commits, by nobody if it does not. */
export async function notify(tx: Transaction, channel: string, payload: string): Promise<void> {
	await tx.client.query("select pg_notify($1, $2)", [channel, payload]);
}

export { listen } from "./listen.ts";
