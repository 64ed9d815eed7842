import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { count, eq } from "drizzle-orm";
import { evaluations, rescoringTries, submissions } from "#drizzle/schema/submissions.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	previewInput,
	publishRescoring,
	readPreview,
	readRescoring,
	retryRescoring,
	startRescoring,
} from "#lib/rescoring/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { anotherLabelSet, mendedLabels } from "#test/support/rescoring.ts";
import { untilAllEnded, untilState } from "#test/support/until.ts";
import { killWorkers, startWorker } from "#test/support/worker.ts";
import { anotherFile, method, openPhase, person, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
const folder = await mkdtemp(path.join(tmpdir(), "onset-rescoring-"));
after(async () => {
	await killWorkers();
	await fresh.drop();
	await rm(folder, { recursive: true });
});

const run = promisify(execFile);
const note = "The clips of two videos were a second late.";

/** What the command line says of the same bytes: another process, and no database. */
async function scoreAlone(file: Uint8Array): Promise<string> {
	const [labels, submission] = [path.join(folder, "labels.json"), path.join(folder, "file.json")];
	await writeFile(labels, JSON.stringify(mendedLabels));
	await writeFile(submission, file);
	const options = ["score", "--labels", labels, "--submission", submission, "--json"];
	const { stdout } = await run(process.execPath, ["--import", "tsx", "bin/cli.ts", ...options]);
	const { overall }: { overall: { auc: number } } = JSON.parse(stdout);
	return overall.auc.toFixed(2);
}

type Place = Awaited<ReturnType<typeof openPhase>>;

/** Files of a team's own method each, all scored. */
async function scoredFiles(place: Place, many: number) {
	const who = await person("many");
	const files = Array.from({ length: many }, (_, n) => anotherFile(n % 5));
	const ids: string[] = [];
	for (const [n, bytes] of files.entries()) {
		const { id } = await method(who, place.challenge.slug, `Method ${n}`);
		ids.push(await submit(who.at(), place.slugs, id, bytes));
	}
	const worker = await startWorker();
	assert.deepEqual(new Set(await untilAllEnded(place.phase.id)), new Set(["scored"]));
	await worker.kill("SIGTERM");
	return { ids, files };
}

async function countOn(labelSetId: string): Promise<number> {
	const [row] = await database()
		.select({ n: count() })
		.from(evaluations)
		.where(eq(evaluations.labelSetId, labelSetId));
	return row?.n ?? 0;
}

/** Resolves once so many evaluations stand on a label set; there is no notice of a single one. */
async function untilScored(labelSetId: string, many: number): Promise<void> {
	while ((await countOn(labelSetId)) < many) await new Promise(setImmediate);
}

const manyAttempts = { dailyQuota: 1000, totalQuota: 1000, inFlightLimit: 1000 };

test("labels are mended, the worker is killed in the middle over and over: each submission has one new evaluation, the preview says what the command line says, and it is published", async () => {
	const place = await openPhase(manyAttempts);
	const { ids, files } = await scoredFiles(place, 60);
	const { id: labelSetId } = await anotherLabelSet(place);
	const at = () => place.organizer.at();
	const { id: rescoringId } = await startRescoring(at(), { ...place.slugs, labelSetId, note });
	const input = { challenge: place.slugs.challenge, rescoringId };
	for (const reached of [3, 12, 25]) {
		const doomed = await startWorker();
		await untilScored(labelSetId, reached);
		await doomed.kill("SIGKILL");
	}
	await assert.rejects(publishRescoring(at(), input), /are still to be scored/);
	const workers = await Promise.all([startWorker(), startWorker()]);
	await untilScored(labelSetId, ids.length);
	for (const { kill } of workers) await kill("SIGTERM");
	assert.equal(await countOn(labelSetId), ids.length, "none twice");
	const tries = await database().select().from(rescoringTries);
	assert.deepEqual(tries, [], "nothing is left in anybody's hand");

	const preview = await wholePreview(place, input);
	for (const n of [0, 1, 2, 3, 4]) {
		const row = preview.find(({ after }) => after?.submissionId === ids[n]);
		const alone = await scoreAlone(files[n] ?? new Uint8Array());
		assert.equal(row?.after?.score.toFixed(2), alone, `file ${n}`);
	}
	await publishRescoring(at(), input);
	const board = await readBoard(contextFor(visitor), place.slugs);
	assert.equal(board.rows.length, ids.length);
	const ranks = new Map(preview.map((row) => [row.method, row.after]));
	for (const { method: name, rank } of board.rows) assert.equal(rank, ranks.get(name)?.rank);
});

async function wholePreview(place: Place, input: { challenge: string; rescoringId: string }) {
	const at = place.organizer.at();
	const first = await readPreview(at, previewInput.parse(input));
	const rows = [...first.rows];
	for (let page = 2; page <= first.pages; page++)
		rows.push(...(await readPreview(at, previewInput.parse({ ...input, page }))).rows);
	return rows;
}

test("a new file is scored before the rescoring of old ones is done", async () => {
	const place = await openPhase(manyAttempts);
	await scoredFiles(place, 40);
	const { id: labelSetId } = await anotherLabelSet(place);
	await startRescoring(place.organizer.at(), { ...place.slugs, labelSetId, note });
	const who = await person("live");
	const { id } = await method(who, place.challenge.slug);
	const live = await submit(who.at(), place.slugs, id);
	const worker = await startWorker({ WORKER_THREADS: "1" });
	assert.equal(await untilState(live), "scored");
	assert.ok((await countOn(labelSetId)) < 40, "the others were still waiting");
	await untilScored(labelSetId, 41);
	await worker.kill("SIGTERM");
});

test("a file that is missing from the storage is tried three times, then said; put back, it is scored", async () => {
	const place = await openPhase(manyAttempts);
	const { ids, files } = await scoredFiles(place, 2);
	const [lost = ""] = ids;
	const [row] = await database().select().from(submissions).where(eq(submissions.id, lost));
	const objectKey = `submissions/${row?.intentId}`;
	const at = () => place.organizer.at();
	await at().storage.deleteObject(objectKey);
	const { id: labelSetId } = await anotherLabelSet(place);
	const { id: rescoringId } = await startRescoring(at(), { ...place.slugs, labelSetId, note });
	const input = { challenge: place.slugs.challenge, rescoringId };
	const worker = await startWorker();
	let view = await readRescoring(at(), input);
	while (!view.isSettled) {
		await new Promise(setImmediate);
		view = await readRescoring(at(), input);
	}
	assert.deepEqual([view.progress.scored, view.progress.failed], [1, 1]);
	assert.match(view.failures[0]?.message ?? "", /missing from the storage/);
	const type = "application/octet-stream";
	await at().storage.putObject(objectKey, files[0] ?? new Uint8Array(), { type });
	await retryRescoring(at(), input);
	await untilScored(labelSetId, 2);
	await publishRescoring(at(), input);
	await worker.kill("SIGTERM");
});
