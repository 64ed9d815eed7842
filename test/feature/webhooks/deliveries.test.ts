import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { and, eq } from "drizzle-orm";
import { events } from "#drizzle/schema/events.ts";
import { database, inTransaction, pool } from "#lib/db/index.ts";
import { faultWords } from "#lib/errors.ts";
import { claimJob, failJob, finishJob } from "#lib/queue/index.ts";
import { disqualifySubmission } from "#lib/submissions/index.ts";
import {
	createWebhook,
	deliverWebhook,
	newWebhookInput,
	noteForWebhooks,
	readWebhook,
	testWebhook,
} from "#lib/webhooks/index.ts";
import { asWorker, databaseWithWorker } from "#test/support/hands.ts";
import { withNames } from "#test/support/names.ts";
import {
	deliveriesOf,
	kinds,
	onlyDelivery,
	receiver,
	tell,
	told,
	waitingJob,
} from "#test/support/webhooks.ts";
import { openPhase } from "#test/support/world.ts";

process.env.WEBHOOKS_TO_PRIVATE = "yes";
const key = await databaseWithWorker();

test("an event told twice makes one delivery for each webhook, and one that did not ask for it has none", async () => {
	const { url } = await receiver();
	const { webhook, event, organizer, slugs } = await told(key, url);
	const deaf = await createWebhook(organizer.at(), { ...slugs, url, kinds: ["phase.opened"] });
	await tell(String(event.id));
	await inTransaction((tx) => noteForWebhooks(tx, asWorker(), event));
	await Promise.all([
		inTransaction((tx) => noteForWebhooks(tx, asWorker(), event)),
		inTransaction((tx) => noteForWebhooks(tx, asWorker(), event)),
	]);
	await onlyDelivery(webhook.id);
	assert.equal((await deliveriesOf(deaf.id)).length, 0);
});

test("a receiver that answers 500 is asked again by the queue until it takes it, and of its answers the status alone is kept", async () => {
	const answer = `\u001b[31mno\u0000\n${"x".repeat(5000)}`;
	const { url, told: heard } = await receiver([{ status: 500, text: answer }, { status: 200 }]);
	const { webhook, delivery } = await told(key, url);
	const job = await waitingJob(delivery.id);
	const error = await deliverWebhook(asWorker(), job.payload).catch((thrown: unknown) => thrown);
	assert.match(String(error), /500/);
	await failJob(job, faultWords(error));
	const failed = await onlyDelivery(webhook.id);
	assert.deepEqual([failed.tries, failed.deliveredAt], [1, null]);
	assert.equal(failed.lastAnswer, "500 Internal Server Error");
	const { rows } = await pool().query<{ seconds: number }>(
		"update pgboss.job set start_after = now() where id = $1 and state = 'retry' returning retry_delay as seconds",
		[job.id],
	);
	assert.deepEqual(rows, [{ seconds: 30 }]);
	const again = await waitingJob(delivery.id);
	assert.equal(again.id, job.id);
	await deliverWebhook(asWorker(), again.payload);
	await finishJob(again);
	const done = await onlyDelivery(webhook.id);
	assert.deepEqual([done.tries, done.lastAnswer], [2, "200 OK"]);
	assert.ok(done.deliveredAt);
	assert.equal(heard[0]?.headers["webhook-id"], heard[1]?.headers["webhook-id"]);
});

test("the delivery waits in the queue, put there with the event's telling and only once", async () => {
	const { url } = await receiver();
	const { delivery } = await told(key, url);
	const waiting: string[] = [];
	for (let job = await claimJob("deliver-webhook"); job; job = await claimJob("deliver-webhook")) {
		waiting.push(job.payload.deliveryId);
		await finishJob(job);
	}
	assert.equal(waiting.filter((id) => id === delivery.id).length, 1);
});

test("a redirect is not followed, and counts as not arrived", async () => {
	const elsewhere = await receiver();
	const { url } = await receiver([{ status: 302, location: elsewhere.url }]);
	const { delivery, webhook } = await told(key, url);
	await assert.rejects(deliverWebhook(asWorker(), { deliveryId: delivery.id }), /302/);
	assert.equal(elsewhere.told.length, 0);
	assert.equal((await onlyDelivery(webhook.id)).lastAnswer, "302 redirects are not followed");
});

test("the address that was checked is the one that is asked, whatever the name says a moment later", async () => {
	const { url, told: heard } = await receiver();
	const host = `rebinding.invalid:${new URL(url).port}`;
	const { delivery } = await told(key, `http://${host}/hook`);
	const looked = await withNames([["127.0.0.1"], ["127.0.0.2"]], () =>
		deliverWebhook(asWorker(), { deliveryId: delivery.id }),
	);
	assert.equal(looked, 1);
	assert.deepEqual(
		heard.map(({ headers }) => headers.host),
		[host],
	);
});

test("an answer that does not end is not waited for, and its connection is closed", async () => {
	const server = createServer((request, response) => {
		request.resume();
		response.write("secret ".repeat(10_000));
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const { webhook, delivery } = await told(key, `http://127.0.0.1:${port}/`);
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	assert.equal((await onlyDelivery(webhook.id)).lastAnswer, "200 OK");
	server.close();
	await once(server, "close");
});

test("deliveries are listed newest first, page by page", async () => {
	const { url } = await receiver();
	const { organizer, slugs } = await openPhase();
	const { challenge } = slugs;
	const { id: webhookId } = await createWebhook(organizer.at(), { challenge, url, kinds });
	const made: string[] = [];
	for (let n = 0; n < 35; n++)
		made.unshift((await testWebhook(organizer.at(), { challenge, webhookId })).deliveryId);
	const first = await readWebhook(organizer.at(), { challenge, webhookId });
	assert.ok(first.next);
	const second = await readWebhook(organizer.at(), { challenge, webhookId, after: first.next });
	const ids = [...first.deliveries, ...second.deliveries].map(({ id }) => id);
	assert.deepEqual(ids, made);
	assert.equal(second.next, null);
});

test("events between people of a team can be asked for by no webhook", () => {
	const ask = (kind: string) =>
		newWebhookInput.safeParse({ challenge: "one", url: "https://example.org", kinds: [kind] });
	assert.ok(ask("submission.failed").success);
	for (const kind of ["team.invited", "team.asked", "message.sent", "no.such"])
		assert.equal(ask(kind).success, false, kind);
});

test("a disqualification reaches its webhook without the organizer's words", async () => {
	const { url, told: heard } = await receiver();
	const { webhook, submissionId, organizer } = await told(key, url);
	const words = "words that only its team should read";
	await disqualifySubmission(organizer.at(), { submissionId, reason: words, appeal: words });
	const [event] = await database()
		.select()
		.from(events)
		.where(and(eq(events.submissionId, submissionId), eq(events.kind, "submission.disqualified")));
	await tell(String(event?.id));
	for (const { id } of await deliveriesOf(webhook.id))
		await deliverWebhook(asWorker(), { deliveryId: id });
	assert.equal(heard.length, 2);
	assert.ok(heard.every(({ body }) => !body.includes(words)));
});
