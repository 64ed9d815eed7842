import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Conflict } from "#lib/errors.ts";
import {
	deliverWebhook,
	endOldSecret,
	readWebhook,
	replayDelivery,
	rotateSecret,
} from "#lib/webhooks/index.ts";
import { asWorker, databaseWithWorker } from "#test/support/hands.ts";
import { isGenuine, onlyDelivery, receiver, told } from "#test/support/webhooks.ts";

process.env.WEBHOOKS_TO_PRIVATE = "yes";
const key = await databaseWithWorker();

const hour = 3_600_000;

test("an event is posted once, signed with the secret that was shown, and says where to read and no figure", async () => {
	const { url, told: heard } = await receiver();
	const { webhook, submissionId, delivery, slugs } = await told(key, url);
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
	const { webhook, delivery } = await told(key, url);
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
	const { webhook, delivery, organizer, slugs } = await told(key, url);
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
	const { webhook, delivery, organizer, slugs } = await told(key, url);
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
