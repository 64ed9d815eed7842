import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { eq } from "drizzle-orm";
import { migrateDatabase } from "#bin/commands/migrate.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { config } from "#lib/config.ts";
import { closeDatabase, database, pool } from "#lib/db/index.ts";
import { abandonRescoring, readRescoring, startRescoring } from "#lib/rescoring/index.ts";
import { submissionKey } from "#lib/submissions/index.ts";
import { anotherLabelSet, mendedLabels } from "#test/support/rescoring.ts";
import { bucketAs } from "#test/support/storage.ts";
import { untilState } from "#test/support/until.ts";
import { startWorker } from "#test/support/worker.ts";
import {
	encode,
	method,
	openPhase,
	person,
	proposalsFinding,
	submit,
} from "#test/support/world.ts";

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) throw new Error("run `npm run bench -- rescoring [submissions]`");
const many = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(many) || many < 1) throw new Error("how many submissions: a whole number");

type Ids = { id: string; intentId: string };

/** Rows like those of the first submission, each under ids of its own, by one statement a table. */
async function copyRows(first: Ids, fresh: readonly Ids[]): Promise<void> {
	const copy = (table: string, kept: string, of: string, own: string) =>
		pool().query(
			`insert into ${table} select copied.*
			from ${table} one, unnest($2::uuid[], $3::uuid[]) as fresh (submission, intent),
				jsonb_populate_record(one, jsonb_build_object(${own})) as copied
			where one.${kept} = $1`,
			[of, fresh.map(({ id }) => id), fresh.map(({ intentId }) => intentId)],
		);
	await copy("upload_intents", "id", first.intentId, "'id', intent");
	await copy("submissions", "id", first.id, "'id', submission, 'intent_id', intent");
	const own = "'id', gen_random_uuid(), 'submission_id', submission";
	await copy("evaluations", "submission_id", first.id, own);
}

/** The same bytes under many keys. */
async function putEach(keys: readonly string[], bytes: Uint8Array): Promise<void> {
	const bucket = bucketAs("site", "site");
	const waiting = keys.values();
	const putOn = async () => {
		for (const key of waiting)
			await bucket.putObject(key, bytes, { type: "application/octet-stream" });
	};
	await Promise.all(Array.from({ length: 32 }, putOn));
}

/** One scored file, and as many submissions of the same bytes beside it, each with its own object. */
async function scoredPhase() {
	const place = await openPhase();
	const who = await person("bench");
	const { id: methodId } = await method(who, place.challenge.slug);
	const worker = await startWorker();
	const bytes = encode(proposalsFinding(2));
	const first = await submit(who.at(), place.slugs, methodId, bytes);
	if ((await untilState(first)) !== "scored") throw new Error("the first file was not scored");
	await worker.kill("SIGTERM");
	const [of] = await database().select().from(submissions).where(eq(submissions.id, first));
	if (!of) throw new Error("the first file left no row");
	const fresh = Array.from({ length: many - 1 }, () => ({
		...{ id: randomUUID(), intentId: randomUUID() },
	}));
	const keys = fresh.map(({ intentId }) => submissionKey(intentId));
	await Promise.all([copyRows(of, fresh), putEach(keys, bytes)]);
	return place;
}

await migrateDatabase(DATABASE_URL);
const place = await scoredPhase();
// As autovacuum leaves tables that are at rest.
await pool().query("vacuum analyze submissions, evaluations");

/** From the organizer's request to the last evaluation, with so many worker processes waiting for it. */
async function rescored(workers: number): Promise<{ startSeconds: number; seconds: number }> {
	const at = () => place.organizer.at();
	const content = { ...mendedLabels, version: `bench ${workers}` };
	const { id: labelSetId } = await anotherLabelSet(place, { version: 10 + workers }, content);
	// Swept as often as on a site.
	const settings = { SWEEP_INTERVAL_SECONDS: String(config().SWEEP_INTERVAL_SECONDS) };
	const running = await Promise.all(Array.from({ length: workers }, () => startWorker(settings)));
	const begun = performance.now();
	const { id: rescoringId } = await startRescoring(at(), {
		...{ ...place.slugs, labelSetId, note: "Measured by the bench." },
	});
	const asked = performance.now();
	const input = { challenge: place.slugs.challenge, rescoringId };
	for (;;) {
		const { progress, isSettled } = await readRescoring(at(), input);
		if (progress.failed > 0) throw new Error(`${progress.failed} could not be scored`);
		if (isSettled) break;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	const seconds = (performance.now() - begun) / 1000;
	await Promise.all(running.map(({ kill }) => kill("SIGTERM")));
	await abandonRescoring(at(), input);
	return { startSeconds: (asked - begun) / 1000, seconds };
}

const shown = (value: number, digits = 1) => value.toFixed(digits).padStart(9);

console.log(
	`${many} submissions of four videos rescored on ${availableParallelism()} cores, ${config().WORKER_THREADS} threads a process`,
);
console.log("processes  to begin, s    whole, s  per second   ratio to one");
let one = 0;
for (const workers of [1, 2, 4]) {
	const { startSeconds, seconds } = await rescored(workers);
	const perSecond = many / seconds;
	if (workers === 1) one = perSecond;
	console.log(
		String(workers).padStart(9),
		shown(startSeconds, 2).padStart(13),
		shown(seconds).padStart(11),
		shown(perSecond).padStart(11),
		(perSecond / one).toFixed(2).padStart(14),
	);
}
await closeDatabase();
