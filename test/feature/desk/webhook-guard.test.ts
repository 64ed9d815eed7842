import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#drizzle/schema/events.ts";
import { database } from "#lib/db/index.ts";
import { deliverWebhook, newWebhookInput, testWebhook } from "#lib/webhooks/index.ts";
import { asWorker, databaseWithWorker } from "#test/support/hands.ts";
import { withNames } from "#test/support/names.ts";
import { openPhase } from "#test/support/world.ts";

process.env.WEBHOOKS_TO_PRIVATE = "no";
await databaseWithWorker();

let asked = 0;
const server = createServer((_, response) => {
	asked++;
	response.end();
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const { port } = server.address() as AddressInfo;

/** What a delivery to an address that got past the form is answered with: names may change what they say. */
async function answerOf(url: string): Promise<string> {
	const { organizer, challenge } = await openPhase();
	const [made] = await database()
		.insert(webhooks)
		.values({
			challengeId: challenge.id,
			url,
			kinds: ["submission.scored"],
			createdBy: organizer.id,
			createdAt: new Date(),
		})
		.returning();
	assert.ok(made);
	const input = { challenge: challenge.slug, webhookId: made.id };
	const { deliveryId } = await testWebhook(organizer.at(), input);
	await assert.rejects(deliverWebhook(asWorker(), { deliveryId }));
	const [row] = await database()
		.select()
		.from(webhookDeliveries)
		.where(eq(webhookDeliveries.id, deliveryId));
	return row?.lastAnswer ?? "";
}

test("a name that leads to this machine is not asked, nor is an address of it, nor anything without TLS", async () => {
	assert.match(await answerOf(`https://localhost:${port}/`), /no address that everybody can reach/);
	assert.match(await answerOf(`https://127.0.0.1:${port}/`), /no address that everybody can reach/);
	assert.match(await answerOf(`https://[::1]:${port}/`), /no address that everybody can reach/);
	assert.match(
		await answerOf(`https://2130706433:${port}/`),
		/no address that everybody can reach/,
	);
	assert.match(await answerOf(`http://localhost:${port}/`), /not https/);
	assert.equal(asked, 0);
});

test("a name that leads nowhere and one that leads inside are answered alike", async () => {
	const nowhere = await answerOf("https://nowhere.invalid/");
	assert.equal(nowhere, "not asked: the name leads to no address that everybody can reach");
	assert.equal(await answerOf(`https://localhost:${port}/`), nowhere);
});

test("a name with one public address and one that is not is not asked", async () => {
	await withNames([["8.8.8.8", "10.0.0.1"]], async () =>
		assert.match(await answerOf("https://both.invalid/"), /no address that everybody can reach/),
	);
});

test("the form takes https to public addresses and names only, without a password in it", () => {
	const isTaken = (url: string) =>
		newWebhookInput.safeParse({ challenge: "one", url, kinds: ["phase.opened"] }).success;
	for (const url of ["https://example.org/hook?x=1", "https://8.8.8.8:8443/"])
		assert.ok(isTaken(url), url);
	for (const url of [
		"http://example.org/",
		"ftp://example.org/",
		"javascript:alert(1)",
		"example.org",
		"https://user:word@example.org/",
		"https://10.0.0.1/",
		"https://169.254.169.254/latest/meta-data/",
		"https://0x7f.1/",
		"https://[::ffff:127.0.0.1]/",
		"https://[fd00::1]/",
	])
		assert.equal(isTaken(url), false, url);
});
