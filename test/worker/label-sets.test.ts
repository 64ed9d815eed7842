import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, test } from "node:test";
import { inTransaction, pool } from "#lib/db/index.ts";
import { attendLabelSets, completeLabelSet, readLabelSet } from "#lib/label-sets/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import {
	announceLabels,
	challengeWithCard,
	clips,
	labelFile,
	labelWorker,
	sendLabels,
} from "#test/support/label-files.ts";
import { startSmtp } from "#test/support/smtp.ts";
import { killWorkers, startWorker } from "#test/support/worker.ts";

const fresh = await freshDatabase();
after(async () => {
	await killWorkers();
	await fresh.drop();
});

/** A worker that does what waits, and stops in order: what it has begun is done by then. */
async function workOnce(env: Record<string, string> = {}): Promise<string> {
	const worker = await startWorker(env);
	await worker.kill("SIGTERM");
	return worker.said();
}

const marks = ["7.391", "9.1739", "weltschmerz"];

test("a worker looks into an uploaded label set, and says nothing of it in its log", async () => {
	const { slug, organizer } = await challengeWithCard();
	const sound = await sendLabels(organizer.at(), slug, labelFile());
	const first = await workOnce();
	const read = (labelSetId: string) =>
		readLabelSet(organizer.at(), { challenge: slug, labelSetId });
	const checked = await read(sound.id);
	assert.deepEqual([checked.state, checked.summary?.clips], ["checked", 4]);
	const broken = labelFile({ a: clips([{ segment: [7.391, 9.1739], label: "weltschmerz" }]) });
	const sent = await sendLabels(organizer.at(), slug, broken);
	const second = await workOnce();
	const refused = await read(sent.id);
	assert.deepEqual(
		[refused.state, refused.problems?.listed[0]?.rule],
		["refused", "category-unknown"],
	);
	for (const mark of marks) assert.ok(!`${first}${second}`.includes(mark), mark);
});

test("a label set that was said to be there and is not is refused, not waited for", async () => {
	const { slug, organizer } = await challengeWithCard();
	const { labelSetId } = await announceLabels(organizer.at(), slug, labelFile());

	await completeLabelSet(organizer.at(), { challenge: slug, labelSetId });
	await workOnce();
	const { state, problems } = await readLabelSet(organizer.at(), { challenge: slug, labelSetId });
	assert.deepEqual([state, problems?.listed[0]?.rule], ["refused", "bytes-missing"]);
});

test("a file that takes a worker too much memory is refused, and the worker lives on", async () => {
	const { slug, organizer } = await challengeWithCard();
	const names = Array.from({ length: 600_000 }, (_, n) => `"${String(n).padStart(30, "v")}":{}`);
	const heavy = new TextEncoder().encode(`{"database":{${names.join(",")}}}`);
	const first = await sendLabels(organizer.at(), slug, heavy);
	const worker = await startWorker({ SCORING_MEMORY_BYTES: String(32 * 2 ** 20) });
	await worker.kill("SIGTERM");
	assert.equal(worker.process.exitCode, 0);
	const { state, problems } = await readLabelSet(organizer.at(), {
		challenge: slug,
		labelSetId: first.id,
	});
	assert.deepEqual([state, problems?.listed[0]?.rule], ["refused", "too-heavy"]);
});

/** A storage that takes every question and never answers. */
async function silentStorage() {
	const silent = createServer().listen(0, "127.0.0.1");
	await once(silent, "listening");
	const address = silent.address();
	assert.ok(address && typeof address === "object");
	return { silent, url: `http://127.0.0.1:${address.port}`, asked: once(silent, "connection") };
}

test("while a label set is looked into, a mail goes out", async () => {
	const { slug, organizer } = await challengeWithCard();
	const { id } = await sendLabels(organizer.at(), slug, labelFile());
	const { silent, url, asked } = await silentStorage();
	const smtp = await startSmtp();
	const worker = await startWorker({ S3_ENDPOINT: url, SMTP_URL: smtp.url });
	await asked;
	const to = "meanwhile@test.invalid";
	await inTransaction((tx) =>
		queueMail(tx, { to, subject: { en: "Meanwhile", zh: "同时" }, en: ["One."], zh: ["一。"] }),
	);
	const mail = await smtp.message((message) => message.to.includes(to));
	assert.match(mail.subject, /Meanwhile/);
	assert.equal(
		(await readLabelSet(organizer.at(), { challenge: slug, labelSetId: id })).state,
		"received",
	);
	await worker.kill("SIGKILL");
	silent.close();
	await smtp.close();
	await pool().query("delete from pgboss.job where name = 'check-label-set'");
});

test("a worker killed in the middle of a check leaves it to the next", async () => {
	const { slug, organizer } = await challengeWithCard();
	const { id } = await sendLabels(organizer.at(), slug, labelFile());
	const { silent, url, asked } = await silentStorage();
	const doomed = await startWorker({ S3_ENDPOINT: url });
	// It is in the middle of it then.
	await asked;
	await doomed.kill("SIGKILL");
	silent.close();
	const read = () => readLabelSet(organizer.at(), { challenge: slug, labelSetId: id });
	assert.equal((await read()).state, "received");
	await attendLabelSets(labelWorker());
	// What the upkeep asked for beside it: the sets of other tests, that nobody has measured.
	await pool().query(
		"delete from pgboss.job where name = 'check-label-set' and data ->> 'labelSetId' <> $1",
		[id],
	);
	await workOnce();
	assert.equal((await read()).state, "checked");
});
