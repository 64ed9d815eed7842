import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { and, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { events, webhookDeliveries } from "#drizzle/schema/events.ts";
import { contextFor } from "#lib/context.ts";
import { database, inTransaction, pool } from "#lib/db/index.ts";
import {
	Conflict,
	faultWords,
	LimitReached,
	NotAllowed,
	NotFound,
	NotSignedIn,
} from "#lib/errors.ts";
import { tellEvent } from "#lib/events/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { claimJob, failJob, finishJob } from "#lib/queue/index.ts";
import { disqualifySubmission } from "#lib/submissions/index.ts";
import {
	createWebhook,
	deliverWebhook,
	editWebhook,
	endOldSecret,
	listWebhooks,
	newWebhookInput,
	noteForWebhooks,
	readWebhook,
	removeWebhook,
	replayDelivery,
	rotateSecret,
	testWebhook,
} from "#lib/webhooks/index.ts";
import { asWorker, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { withNames } from "#test/support/names.ts";
import { openPhase, person, readyToSend, submit } from "#test/support/world.ts";

process.env.WEBHOOKS_TO_PRIVATE = "yes";
const key = await databaseWithWorker();

const hour = 3_600_000;
type Told = { headers: IncomingMessage["headers"]; body: string };

/** A receiver that keeps what it is told and answers as it is told to. */
async function receiver(answers: { status: number; text?: string; location?: string }[] = []) {
	const told: Told[] = [];
	const server = createServer((request, response) => {
		let body = "";
		request.on("data", (chunk: Buffer) => {
			body += chunk.toString();
		});
		request.on("end", () => {
			told.push({ headers: request.headers, body });
			const { status, text = "", location } = answers.shift() ?? { status: 204 };
			response.writeHead(status, location === undefined ? {} : { location });
			response.end(text);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	after(() => server.close());
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/hook`, told };
}

const kinds: ["submission.scored", "submission.disqualified"] = [
	"submission.scored",
	"submission.disqualified",
];

const tell = (eventId: string) => tellEvent(asWorker(), { eventId }, [noteForWebhooks]);

const deliveriesOf = (webhookId: string) =>
	database().select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, webhookId));

async function onlyDelivery(webhookId: string) {
	const [delivery, ...others] = await deliveriesOf(webhookId);
	assert.ok(delivery);
	assert.equal(others.length, 0);
	return delivery;
}

/** A challenge with a webhook and one scored submission, whose event was told. */
async function told(to: string) {
	const place = await readyToSend();
	const { challenge } = place.slugs;
	const webhook = await createWebhook(place.organizer.at(), { challenge, url: to, kinds });
	const submissionId = await submit(place.ana.at(), place.slugs, place.methodId);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	const [event] = await database()
		.select()
		.from(events)
		.where(and(eq(events.submissionId, submissionId), eq(events.kind, "submission.scored")));
	assert.ok(event);
	await tell(String(event.id));
	const delivery = await onlyDelivery(webhook.id);
	return { ...place, webhook, submissionId, event, delivery };
}

/** What a receiver does, by the words of docs/webhooks.md and without our code. */
function isGenuine(secret: string, { headers, body }: Told): boolean {
	const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
	const mac = createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"));
	const expected = `v1,${mac.update(signed).digest("base64")}`;
	return String(headers["webhook-signature"]).split(" ").includes(expected);
}

/** The job of a delivery, taken from the queue as the worker takes it; those before it are done with. */
async function waitingJob(deliveryId: string) {
	for (let job = await claimJob("deliver-webhook"); job; job = await claimJob("deliver-webhook")) {
		if (job.payload.deliveryId === deliveryId) return job;
		await finishJob(job);
	}
	throw new Error(`no job waits for ${deliveryId}`);
}

test("an event is posted once, signed with the secret that was shown, and says where to read and no figure", async () => {
	const { url, told: heard } = await receiver();
	const { webhook, submissionId, delivery, slugs } = await told(url);
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	const [message, ...others] = heard;
	assert.ok(message);
	assert.equal(others.length, 0);
	assert.ok(isGenuine(webhook.secret, message));
	assert.equal(message.headers["webhook-id"], delivery.id);
	const age = Date.now() / 1000 - Number(message.headers["webhook-timestamp"]);
	assert.ok(age >= 0 && age < 60);
	const { type, data, ...rest } = JSON.parse(message.body);
	assert.deepEqual(Object.keys(rest), ["timestamp"]);
	assert.equal(type, "submission.scored");
	assert.deepEqual(Object.keys(data), ["challenge", "phase", "team", "submission", "url"]);
	assert.deepEqual(
		[data.challenge, data.phase, data.submission],
		[slugs.challenge, slugs.phase, submissionId],
	);
	assert.ok((await onlyDelivery(webhook.id)).deliveredAt);
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	assert.equal(heard.length, 1, "what has arrived is not sent again");
});

test("the example of docs/webhooks.md takes what is genuine and nothing else", async () => {
	const { url, told: heard } = await receiver();
	const { webhook, delivery } = await told(url);
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	const [message] = heard;
	assert.ok(message);
	const docs = readFileSync(new URL("../../../docs/webhooks.md", import.meta.url), "utf8");
	const [, example = ""] = /```js\n([\s\S]+?)```/.exec(docs) ?? [];
	const source = `data:text/javascript;base64,${Buffer.from(example).toString("base64")}`;
	const { isGenuine: judged } = await import(source);
	const { headers, body } = message;
	assert.equal(judged(webhook.secret, headers, body), true);
	assert.equal(judged(webhook.secret, headers, `${body} `), false);
	const old = String(Number(headers["webhook-timestamp"]) - 3600);
	assert.equal(judged(webhook.secret, { ...headers, "webhook-timestamp": old }, body), false);
	assert.equal(judged(`whsec_${"A".repeat(44)}`, headers, body), false);
});

test("another body, another time or another secret does not verify", async () => {
	const { url, told: heard } = await receiver();
	const { webhook, delivery, organizer, slugs } = await told(url);
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	const [message] = heard;
	assert.ok(message);
	assert.ok(!isGenuine(webhook.secret, { ...message, body: `${message.body} ` }));
	const later = { ...message.headers, "webhook-timestamp": "1" };
	assert.ok(!isGenuine(webhook.secret, { ...message, headers: later }));
	const changed = await rotateSecret(organizer.at(), { ...slugs, webhookId: webhook.id });
	assert.notEqual(changed.secret, webhook.secret);
	assert.ok(!isGenuine(changed.secret, message));
	await replayDelivery(organizer.at(), {
		...slugs,
		webhookId: webhook.id,
		deliveryId: delivery.id,
	});
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	const replayed = heard[1];
	assert.ok(replayed);
	assert.ok(isGenuine(changed.secret, replayed));
	assert.equal(replayed.headers["webhook-id"], message.headers["webhook-id"]);
	assert.equal(replayed.body, message.body);
});

test("for a day after a new secret both sign; the old one ends by itself, or at once, and never are there three", async () => {
	const { url, told: heard } = await receiver();
	const { webhook, delivery, organizer, slugs } = await told(url);
	const at = { ...slugs, webhookId: webhook.id };
	const start = new Date();
	const later = (milliseconds: number) => new Date(+start + milliseconds);
	const sentAt = async (now: Date) => {
		await replayDelivery(organizer.at(), { ...at, deliveryId: delivery.id });
		await deliverWebhook({ ...asWorker(), now }, { deliveryId: delivery.id });
		const message = heard.at(-1);
		assert.ok(message);
		return (secret: string) => isGenuine(secret, message);
	};
	const second = await rotateSecret(organizer.at(start), at);
	assert.equal(second.oldSecretUntil, later(24 * hour).toISOString());
	const during = await sentAt(later(24 * hour - 1));
	assert.deepEqual([during(webhook.secret), during(second.secret)], [true, true]);
	const after = await sentAt(later(24 * hour));
	assert.deepEqual([after(webhook.secret), after(second.secret)], [false, true]);
	const shown = async (now: Date) =>
		(await readWebhook(organizer.at(now), at)).webhook.oldSecretUntil;
	assert.equal(await shown(later(1)), second.oldSecretUntil);
	assert.equal(await shown(later(24 * hour)), null);

	const third = await rotateSecret(organizer.at(start), at);
	const both = await sentAt(later(1));
	assert.deepEqual(
		[webhook, second, third].map(({ secret }) => both(secret)),
		[false, true, true],
	);
	await endOldSecret(organizer.at(later(2)), at);
	const alone = await sentAt(later(3));
	assert.deepEqual(
		[second, third].map(({ secret }) => alone(secret)),
		[false, true],
	);
	await assert.rejects(endOldSecret(organizer.at(later(4)), at), Conflict);
});

test("tests and deliveries once more are counted for a challenge together, and who reaches the limit is told when", async () => {
	const { url } = await receiver();
	const { organizer, slugs } = await openPhase();
	const elsewhere = await openPhase();
	const { challenge } = slugs;
	const one = await createWebhook(organizer.at(), { challenge, url, kinds });
	const two = await createWebhook(organizer.at(), { challenge, url, kinds });
	const { deliveryId } = await testWebhook(organizer.at(), { challenge, webhookId: one.id });
	for (let sent = 1; sent < 59; sent++)
		await replayDelivery(organizer.at(), { challenge, webhookId: one.id, deliveryId });
	await testWebhook(organizer.at(), { challenge, webhookId: two.id });
	const refused = [
		() => testWebhook(organizer.at(), { challenge, webhookId: two.id }),
		() => replayDelivery(organizer.at(), { challenge, webhookId: one.id, deliveryId }),
	];
	for (const ask of refused)
		await assert.rejects(ask(), (error) => {
			assert.ok(error instanceof LimitReached);
			const next = String(error.details.nextAt);
			const minutes = (Date.parse(next) - Date.now()) / 60_000;
			assert.ok(minutes > 55 && minutes <= 61, next);
			assert.ok(error.message.includes(`${next.slice(11, 16)} UTC`));
			return true;
		});
	assert.equal((await deliveriesOf(two.id)).length, 1);
	const there = { challenge: elsewhere.slugs.challenge, url, kinds };
	const free = await createWebhook(elsewhere.organizer.at(), there);
	await testWebhook(elsewhere.organizer.at(), { ...there, webhookId: free.id });
});

test("an event told twice makes one delivery for each webhook, and one that did not ask for it has none", async () => {
	const { url } = await receiver();
	const { webhook, event, organizer, slugs } = await told(url);
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
	const { webhook, delivery } = await told(url);
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
	const { delivery } = await told(url);
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
	const { delivery, webhook } = await told(url);
	await assert.rejects(deliverWebhook(asWorker(), { deliveryId: delivery.id }), /302/);
	assert.equal(elsewhere.told.length, 0);
	assert.equal((await onlyDelivery(webhook.id)).lastAnswer, "302 redirects are not followed");
});

test("the address that was checked is the one that is asked, whatever the name says a moment later", async () => {
	const { url, told: heard } = await receiver();
	const host = `rebinding.invalid:${new URL(url).port}`;
	const { delivery } = await told(`http://${host}/hook`);
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
	const { webhook, delivery } = await told(`http://127.0.0.1:${port}/`);
	await deliverWebhook(asWorker(), { deliveryId: delivery.id });
	assert.equal((await onlyDelivery(webhook.id)).lastAnswer, "200 OK");
	server.close();
	await once(server, "close");
});

test("a test tells of nothing and can be sent again and again; a paused or removed webhook is told nothing", async () => {
	const { url, told: heard } = await receiver();
	const { organizer, slugs } = await openPhase();
	const { challenge } = slugs;
	const { id: webhookId } = await createWebhook(organizer.at(), { challenge, url, kinds });
	const at = { challenge, webhookId };
	const first = await testWebhook(organizer.at(), at);
	const second = await testWebhook(organizer.at(), at);
	await deliverWebhook(asWorker(), first);
	assert.deepEqual(JSON.parse(heard[0]?.body ?? "").type, "webhook.test");
	await editWebhook(organizer.at(), { ...at, url, kinds, isActive: false });
	await deliverWebhook(asWorker(), second);
	assert.equal(heard.length, 1);
	await assert.rejects(testWebhook(organizer.at(), at), Conflict);
	await assert.rejects(replayDelivery(organizer.at(), { ...at, ...first }), Conflict);
	const { deliveries } = await readWebhook(organizer.at(), at);
	assert.deepEqual(
		deliveries.map(({ lastAnswer }) => lastAnswer),
		["not sent: the webhook was paused", "204 No Content"],
	);
	await editWebhook(organizer.at(), { ...at, url, kinds, isActive: true });
	await replayDelivery(organizer.at(), { ...at, ...second });
	await removeWebhook(organizer.at(), at);
	await deliverWebhook(asWorker(), second);
	assert.equal(heard.length, 1);
	await assert.rejects(readWebhook(organizer.at(), at), NotFound);
	assert.deepEqual(await listWebhooks(organizer.at(), { challenge }), []);
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

test("webhooks are organizers' only: others make, read, change, test and replay none", async () => {
	const { url } = await receiver();
	const { ana, organizer, slugs, webhook, delivery } = await told(url);
	const elsewhere = await openPhase();
	const stranger = await person("stranger");
	const at = { challenge: slugs.challenge, webhookId: webhook.id };
	const verbs = [
		(ctx: typeof asWorker) => createWebhook(ctx(), { challenge: at.challenge, url, kinds }),
		(ctx: typeof asWorker) => listWebhooks(ctx(), at),
		(ctx: typeof asWorker) => readWebhook(ctx(), at),
		(ctx: typeof asWorker) => editWebhook(ctx(), { ...at, url, kinds, isActive: true }),
		(ctx: typeof asWorker) => rotateSecret(ctx(), at),
		(ctx: typeof asWorker) => endOldSecret(ctx(), at),
		(ctx: typeof asWorker) => testWebhook(ctx(), at),
		(ctx: typeof asWorker) => replayDelivery(ctx(), { ...at, deliveryId: delivery.id }),
		(ctx: typeof asWorker) => removeWebhook(ctx(), at),
	];
	for (const verb of verbs) {
		for (const who of [ana, stranger, elsewhere.organizer])
			await assert.rejects(verb(who.at), NotAllowed);
		await assert.rejects(
			verb(() => contextFor(visitor)),
			NotSignedIn,
		);
	}
	await assert.rejects(deliverWebhook(organizer.at(), { deliveryId: delivery.id }), NotAllowed);
	const theirs = { challenge: elsewhere.slugs.challenge, webhookId: webhook.id };
	await assert.rejects(readWebhook(elsewhere.organizer.at(), theirs), NotFound);
	await assert.rejects(rotateSecret(elsewhere.organizer.at(), theirs), NotFound);
});

test("what is done to a webhook is in the audit log with before and after, and the secret nowhere", async () => {
	const { url } = await receiver();
	const { organizer, slugs, webhook } = await told(url);
	const at = { challenge: slugs.challenge, webhookId: webhook.id };
	await editWebhook(organizer.at(), { ...at, url: `${url}2`, kinds, isActive: true });
	const { secret, oldSecretUntil } = await rotateSecret(organizer.at(), at);
	await endOldSecret(organizer.at(), at);
	await removeWebhook(organizer.at(), at);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(eq(auditLog.subjectId, webhook.id))
		.orderBy(auditLog.id);
	assert.deepEqual(
		lines.map(({ action }) => action),
		["webhook.create", "webhook.edit", "webhook.rotate", "webhook.end-secret", "webhook.remove"],
	);
	assert.deepEqual(lines[3]?.detail, {
		before: { oldSecretUntil },
		after: { oldSecretUntil: null },
	});
	assert.deepEqual(lines[1]?.detail, {
		before: { url, kinds, isActive: true },
		after: { url: `${url}2`, kinds, isActive: true },
	});
	const kept = JSON.stringify(lines.map(({ detail }) => detail));
	assert.ok(!kept.includes(secret.replace("whsec_", "")));
});

test("a challenge has at most ten webhooks, also when eleven are made at once", async () => {
	const { url } = await receiver();
	const { organizer, slugs } = await openPhase();
	const make = () => createWebhook(organizer.at(), { challenge: slugs.challenge, url, kinds });
	const outcomes = await Promise.allSettled(Array.from({ length: 11 }, make));
	const refused = outcomes.filter((outcome) => outcome.status === "rejected");
	assert.equal(refused.length, 1);
	await assert.rejects(make(), LimitReached);
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
	const { webhook, submissionId, organizer } = await told(url);
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
