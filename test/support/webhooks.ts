import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { and, eq } from "drizzle-orm";
import { events, webhookDeliveries } from "#drizzle/schema/events.ts";
import { database } from "#lib/db/index.ts";
import { tellEvent } from "#lib/events/index.ts";
import { claimJob, finishJob } from "#lib/queue/index.ts";
import { createWebhook, noteForWebhooks } from "#lib/webhooks/index.ts";
import { asWorker, scoreNow, validateNow } from "./hands.ts";
import { readyToSend, submit } from "./world.ts";

type Key = Parameters<typeof validateNow>[1];
type Told = { headers: IncomingMessage["headers"]; body: string };

/** A receiver that keeps what it is told and answers as it is told to. */
export async function receiver(
	answers: { status: number; text?: string; location?: string }[] = [],
) {
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

export const kinds: ["submission.scored", "submission.disqualified"] = [
	"submission.scored",
	"submission.disqualified",
];

export const tell = (eventId: string) => tellEvent(asWorker(), { eventId }, [noteForWebhooks]);

export const deliveriesOf = (webhookId: string) =>
	database().select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, webhookId));

export async function onlyDelivery(webhookId: string) {
	const [delivery, ...others] = await deliveriesOf(webhookId);
	assert.ok(delivery);
	assert.equal(others.length, 0);
	return delivery;
}

/** A challenge with a webhook and one scored submission, whose event was told. */
export async function told(key: Key, to: string) {
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
export function isGenuine(secret: string, { headers, body }: Told): boolean {
	const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
	const mac = createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"));
	const expected = `v1,${mac.update(signed).digest("base64")}`;
	return String(headers["webhook-signature"]).split(" ").includes(expected);
}

/** The job of a delivery, taken from the queue as the worker takes it; those before it are done with. */
export async function waitingJob(deliveryId: string) {
	for (let job = await claimJob("deliver-webhook"); job; job = await claimJob("deliver-webhook")) {
		if (job.payload.deliveryId === deliveryId) return job;
		await finishJob(job);
	}
	throw new Error(`no job waits for ${deliveryId}`);
}
