import { eq } from "drizzle-orm";
import { events, notices } from "#drizzle/schema/events.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database, inTransaction } from "#lib/db/index.ts";
import { happened, type Listener, tellEvent } from "#lib/events/index.ts";
import { deliver } from "#lib/mail/index.ts";
import { tellPeople } from "#lib/notices/index.ts";
import { claimJob, finishJob } from "#lib/queue/index.ts";
import type { Person } from "./world.ts";

export const asWorker = (now = new Date()): Context =>
	contextFor({ kind: "system", name: "test" }, now);

/** Writes an event as whatever made it would. */
export const happen = (
	happening: Parameters<typeof happened>[2],
	now = new Date(),
): Promise<bigint> => inTransaction((tx) => happened(tx, asWorker(now), happening));

/** Tells what waits to be told, as the worker does. */
export async function tellAll(
	now = new Date(),
	listeners: readonly Listener[] = [tellPeople],
): Promise<void> {
	for (let job = await claimJob("tell-event"); job; job = await claimJob("tell-event")) {
		await tellEvent(asWorker(now), job.payload, listeners);
		await finishJob(job);
	}
}

/** Tells an event once more, as if nobody had said that it was told. */
export async function tellAgain(eventId: bigint, now = new Date()): Promise<void> {
	await database().update(events).set({ toldAt: null }).where(eq(events.id, eventId));
	await tellEvent(asWorker(now), { eventId: String(eventId) }, [tellPeople]);
}

/** Sends what waits to be sent, as the worker does. */
export async function sendAll(): Promise<void> {
	for (let job = await claimJob("send-mail"); job; job = await claimJob("send-mail")) {
		await deliver(job.payload);
		await finishJob(job);
	}
}

export const noticesOf = (who: Person) =>
	database().select().from(notices).where(eq(notices.userId, who.id));
