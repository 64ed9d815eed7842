import { and, eq, isNull } from "drizzle-orm";
import { events } from "#drizzle/schema/events.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue } from "#lib/queue/index.ts";

type EventRow = typeof events.$inferSelect;

/** What is said of an event; nothing of it is a figure, since who may see one is asked at the telling. */
export type Happening = Pick<EventRow, "kind" | "challengeId"> &
	Partial<Pick<EventRow, "phaseId" | "teamId" | "submissionId" | "userId" | "detail">>;

/**
 * Writes that something happened, beside the change that made it so; a worker tells of it afterwards.
 * @returns the number of the event
 */
export async function happened(
	tx: Transaction,
	ctx: Context,
	happening: Happening,
): Promise<bigint> {
	const [event] = await tx.db
		.insert(events)
		.values({ detail: {}, ...happening, at: ctx.now })
		.returning({ id: events.id });
	if (!event) throw new Error("an inserted row was not returned");
	await enqueue(tx, "tell-event", { eventId: String(event.id) });
	return event.id;
}

/** Who makes something of events, within the transaction that says they were told. */
export type Listener = (tx: Transaction, ctx: Context, event: EventRow) => Promise<void>;

/** Tells every listener of an event, all of them or none, and once however often it is asked for. */
export async function tellEvent(
	ctx: Context,
	input: { eventId: string },
	listeners: readonly Listener[],
): Promise<void> {
	authorize(ctx.actor, "event.tell", {});
	await inTransaction(async (tx) => {
		const [event] = await tx.db
			.update(events)
			.set({ toldAt: ctx.now })
			.where(and(eq(events.id, BigInt(input.eventId)), isNull(events.toldAt)))
			.returning();
		if (!event) return;
		for (const listener of listeners) await listener(tx, ctx, event);
	});
}
