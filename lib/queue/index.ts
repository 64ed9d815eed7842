import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import PgBoss from "pg-boss";
import { pool, type Transaction } from "#lib/db/index.ts";
import {
	errandKinds,
	type Job,
	type JobKind,
	type Jobs,
	type MailDraft,
	rescoringKind,
	type ScoringJobs,
	scoringKinds,
} from "./jobs.ts";

export {
	type Errands,
	errandKinds,
	type Job,
	type JobKind,
	type MailBlock,
	type MailDraft,
	rescoringKind,
	type ScoringJobs,
	scoringKinds,
} from "./jobs.ts";

export const jobsChannel = "onset_jobs";
export const submissionsChannel = "onset_submissions";
export const boardsChannel = "onset_boards";
/** What is said there when it is not about the board of one phase. */
export const everyBoard = "";

const overPool = {
	executeSql: (text: string, values: unknown[]) => pool().query(text, values),
};
const over = (tx: Transaction) => ({
	executeSql: (text: string, values: unknown[]) => tx.client.query(text, values),
});

type ExecuteSql = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

let shared: Promise<PgBoss> | undefined;

/**
 * Sends and claims over the process's own pool; maintenance is the worker's. It starts on the connection
 * of whoever asks first: were that a transaction and all connections lent out to others like it, each
 * would wait for one more, and none would end.
 */
function boss(first: { executeSql: ExecuteSql } = overPool): Promise<PgBoss> {
	let db = first;
	const executeSql: ExecuteSql = (text, values) => db.executeSql(text, values);
	shared ??= new PgBoss({
		db: { executeSql },
		...{ supervise: false, schedule: false, migrate: false },
	})
		.on("error", (error) => console.error("queue:", error.message))
		.start()
		.then((started) => {
			db = overPool;
			return started;
		})
		.catch((error: unknown) => {
			shared = undefined;
			throw error;
		});
	return shared;
}

const hour = 3600;

/** An errand that fails is tried again, later each time; one whose worker died, after its time. */
const errandRules = {
	"send-mail": {
		policy: "standard",
		retryLimit: 12,
		retryDelay: 15,
		retryBackoff: true,
		expireInSeconds: 120,
	},
	"tell-event": {
		policy: "standard",
		retryLimit: 12,
		retryDelay: 5,
		retryBackoff: true,
		expireInSeconds: 120,
	},
	"verify-file": {
		policy: "short",
		retryLimit: 12,
		retryDelay: 15,
		retryBackoff: true,
		expireInSeconds: 6 * hour,
	},
	"clear-objects": {
		policy: "standard",
		retryLimit: 12,
		retryDelay: 15,
		retryBackoff: true,
		expireInSeconds: hour,
	},
	// The other side may be away for hours: half a minute at first, in the end some hours between two.
	"deliver-webhook": {
		policy: "short",
		retryLimit: 10,
		retryDelay: 30,
		retryBackoff: true,
		expireInSeconds: 120,
	},
	"check-label-set": {
		policy: "short",
		retryLimit: 12,
		retryDelay: 15,
		retryBackoff: true,
		expireInSeconds: 600,
	},
	upkeep: { policy: "short", retryLimit: 2, retryDelay: 60, expireInSeconds: hour },
} as const;

/** Creates the queue's tables and queues; safe to run again. */
export async function installQueue(executeSql: ExecuteSql): Promise<void> {
	const installer = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
	await installer.start();
	// "short": one waiting job a key, so a sweep may ask again for what already waits.
	for (const kind of [...scoringKinds, rescoringKind])
		await installer.createQueue(kind, { name: kind, policy: "short", retryLimit: 0 });
	for (const kind of errandKinds)
		await installer.createQueue(kind, { name: kind, ...errandRules[kind] });
	await installer.stop({ graceful: false });
}

/** Starts the queue's own upkeep (expired and archived jobs, the hourly clock); any number of workers may. */
export async function maintainQueue(): Promise<() => Promise<void>> {
	const keeper = new PgBoss({ db: overPool, migrate: false });
	keeper.on("error", (error) => console.error("queue upkeep:", error.message));
	await keeper.start();
	await keeper.schedule("upkeep", "7 * * * *");
	return () => keeper.stop({ graceful: false });
}

/**
 * Puts a job beside the change that needs it: both happen or neither. While a job of a submission
 * waits, or one with this `key`, asking again adds nothing.
 */
export async function enqueue<K extends JobKind>(
	tx: Transaction,
	kind: K,
	payload: Jobs[K],
	options: { startAfterSeconds?: number; key?: string } = {},
): Promise<void> {
	const key = "submissionId" in payload ? payload.submissionId : options.key;
	const db = over(tx);
	await (await boss(db)).send(kind, payload, {
		db,
		...(key ? { singletonKey: key } : {}),
		...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
	});
	await notify(tx, jobsChannel, kind);
}

/**
 * True of a row about whose `key` a job waits; part of a query that looks for what was lost. The keys
 * are a list of their own, read once: looked up for each row, ten thousand of either are a hundred million.
 */
export const hasWaitingJob = (kind: JobKind, key: SQLWrapper): SQL<boolean> => sql`${key}::text in (
	select singleton_key from pgboss.job
	where name = ${kind} and singleton_key is not null and state in ('created', 'retry')
)`;

/** `enqueue` for many submissions at once, in as many statements as for one. */
export async function enqueueEach(
	tx: Transaction,
	kind: keyof ScoringJobs,
	submissionIds: readonly string[],
	options: { startAfterSeconds?: number } = {},
): Promise<void> {
	if (submissionIds.length === 0) return;
	// In one order everywhere: two that ask for the same ones must not wait for each other.
	const jobs = submissionIds.toSorted().map((submissionId) => ({
		name: kind,
		data: { submissionId },
		singletonKey: submissionId,
		...(options.startAfterSeconds ? { startAfter: `${options.startAfterSeconds} s` } : {}),
	}));
	await (await boss(over(tx))).insert(jobs, { db: over(tx) });
	await notify(tx, jobsChannel, kind);
}

/** `enqueue` for many mails at once, in as many statements as for one. */
export async function enqueueMails(tx: Transaction, mails: readonly MailDraft[]): Promise<void> {
	if (mails.length === 0) return;
	const jobs = mails.map((data) => ({ name: "send-mail", data }));
	await (await boss(over(tx))).insert(jobs, { db: over(tx) });
	await notify(tx, jobsChannel, "send-mail");
}

/** Takes a waiting job of a kind; it is this caller's alone. */
export async function claimJob<K extends JobKind>(kind: K): Promise<Job<K> | null> {
	const [job] = await (await boss()).fetch<Jobs[K]>(kind, { batchSize: 1 });
	// The payload under a queue's name is what `enqueue` put there.
	return job ? ({ id: job.id, kind, payload: job.data } as Job<K>) : null;
}

export async function finishJob(job: Job): Promise<void> {
	await (await boss()).complete(job.kind, job.id);
}

/** Takes up to so many waiting jobs of a kind off the queue, the oldest first: something else stands for them. */
export async function drawJobs<K extends JobKind>(
	tx: Transaction,
	kind: K,
	atMost: number,
): Promise<Jobs[K][]> {
	const db = over(tx);
	const queue = await boss(db);
	const jobs = await queue.fetch<Jobs[K]>(kind, { batchSize: atMost, db });
	if (jobs.length > 0)
		await queue.deleteJob(
			kind,
			jobs.map(({ id }) => id),
			{ db },
		);
	return jobs.map(({ data }) => data);
}

/** Says that an errand did not succeed, and why; it is tried again as its kind's rules say. */
export async function failJob(job: Job, message: string): Promise<void> {
	await (await boss()).fail(job.kind, job.id, { message });
}

/**
 * Forgets up to `limit` jobs of a kind that ended before an instant, wherever the queue keeps them.
 * @returns how many
 */
export async function forgetEnded(
	executeSql: ExecuteSql,
	of: { kind: JobKind; before: Date; limit: number },
): Promise<number> {
	let forgotten = 0;
	for (const table of ["job", "archive"]) {
		const { rows } = await executeSql(
			`delete from pgboss.${table} where name = $1 and id in (
				select id from pgboss.${table}
				where name = $1 and state in ('completed', 'failed', 'cancelled') and completed_on < $2
				limit $3
			) returning id`,
			[of.kind, of.before, of.limit],
		);
		forgotten += rows.length;
	}
	return forgotten;
}

/** Heard by every listener once the transaction commits, by nobody if it does not. */
export async function notify(tx: Transaction, channel: string, payload: string): Promise<void> {
	await tx.client.query("select pg_notify($1, $2)", [channel, payload]);
}

/** What a worker's own connection is called, so that others can see that it lives. */
export const workerName = "onset worker";

/** How many workers are connected at this moment; part of a query. */
export const liveWorkers = sql<number>`(
	select count(*)::int from pg_stat_activity
	where application_name = ${workerName} and datname = current_database()
)`;

export { listen } from "./listen.ts";
