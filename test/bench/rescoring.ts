import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { eq } from "drizzle-orm";
import { migrateDatabase } from "#bin/commands/migrate.ts";
import { evaluations, submissions, uploadIntents } from "#drizzle/schema/submissions.ts";
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

/** One scored file, and as many submissions of the same bytes beside it, each with its own object. */
async function scoredPhase() {
	const place = await openPhase();
	const who = await person("bench");
	const { id: methodId } = await method(who, place.challenge.slug);
	const bytes = encode(proposalsFinding(2));
	const worker = await startWorker();
	const first = await submit(who.at(), place.slugs, methodId, bytes);
	if ((await untilState(first)) !== "scored") throw new Error("the first file was not scored");
	await worker.kill("SIGTERM");
	const db = database();
	const [of] = await db.select().from(submissions).where(eq(submissions.id, first));
	const [intent] = await db
		.select()
		.from(uploadIntents)
		.where(eq(uploadIntents.id, of?.intentId ?? ""));
	const [evaluation] = await db
		.select()
		.from(evaluations)
		.where(eq(evaluations.submissionId, first));
	if (!of || !intent || !evaluation) throw new Error("the first file left no rows");
	const ids = Array.from({ length: many - 1 }, () => ({
		intentId: randomUUID(),
		submissionId: randomUUID(),
	}));
	const bucket = bucketAs("site", "site");
	const type = "application/octet-stream";
	for (let at = 0; at < ids.length; at += 500) {
		const some = ids.slice(at, at + 500);
		await db
			.insert(uploadIntents)
			.values(some.map(({ intentId }) => ({ ...intent, id: intentId })));
		await db
			.insert(submissions)
			.values(some.map(({ intentId, submissionId }) => ({ ...of, intentId, id: submissionId })));
		await db
			.insert(evaluations)
			.values(some.map(({ submissionId }) => ({ ...evaluation, id: randomUUID(), submissionId })));
		for (let from = 0; from < some.length; from += 20)
			await Promise.all(
				some
					.slice(from, from + 20)
					.map(({ intentId }) => bucket.putObject(submissionKey(intentId), bytes, { type })),
			);
	}
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
	const running = await Promise.all(Array.from({ length: workers }, () => startWorker()));
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
		await new Promise((resolve) => setTimeout(resolve, 200));
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
