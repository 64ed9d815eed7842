import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { Conflict, LimitReached, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	createWebhook,
	deliverWebhook,
	editWebhook,
	endOldSecret,
	listWebhooks,
	readWebhook,
	removeWebhook,
	replayDelivery,
	rotateSecret,
	testWebhook,
} from "#lib/webhooks/index.ts";
import { asWorker, databaseWithWorker } from "#test/support/hands.ts";
import { deliveriesOf, kinds, receiver, told } from "#test/support/webhooks.ts";
import { openPhase, person } from "#test/support/world.ts";

process.env.WEBHOOKS_TO_PRIVATE = "yes";
const key = await databaseWithWorker();

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

test("webhooks are organizers' only: others make, read, change, test and replay none", async () => {
	const { url } = await receiver();
	const { ana, organizer, slugs, webhook, delivery } = await told(key, url);
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
	const { organizer, slugs, webhook } = await told(key, url);
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
