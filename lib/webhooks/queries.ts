import { and, arrayContains, asc, count, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import { events, webhookDeliveries, webhooks } from "#drizzle/schema/events.ts";
import { users } from "#drizzle/schema/people.ts";
import { teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

export type WebhookRow = typeof webhooks.$inferSelect;
export type EventRow = typeof events.$inferSelect;

const standing = (challengeId: string): SQL | undefined =>
	and(eq(webhooks.challengeId, challengeId), isNull(webhooks.removedAt));

type Named = { challengeId: string; webhookId: string };

const named = ({ challengeId, webhookId }: Named): SQL | undefined =>
	and(standing(challengeId), eq(webhooks.id, webhookId));

export async function selectWebhook(db: Db, of: Named): Promise<WebhookRow | null> {
	const [found] = await db.select().from(webhooks).where(named(of));
	return found ?? null;
}

/** Two who change it at once do so one after the other. */
export async function lockWebhook(db: Db, of: Named): Promise<WebhookRow | null> {
	const [found] = await db.select().from(webhooks).where(named(of)).for("update");
	return found ?? null;
}

/** Counted while no other is made in the challenge. */
export async function countWebhooks(db: Db, challengeId: string): Promise<number> {
	await db
		.select({ id: challenges.id })
		.from(challenges)
		.where(eq(challenges.id, challengeId))
		.for("no key update");
	const [row] = await db.select({ all: count() }).from(webhooks).where(standing(challengeId));
	return row?.all ?? 0;
}

export async function insertWebhook(db: Db, row: typeof webhooks.$inferInsert) {
	const [made] = await db.insert(webhooks).values(row).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

type Change = Partial<
	Pick<WebhookRow, "url" | "kinds" | "isActive" | "secretVersion" | "oldSecretUntil" | "removedAt">
>;

export async function updateWebhook(db: Db, of: Named, change: Change): Promise<WebhookRow> {
	const [changed] = await db.update(webhooks).set(change).where(named(of)).returning();
	if (!changed) throw new Error("a locked row was not there to change");
	return changed;
}

export type ListedWebhook = Awaited<ReturnType<typeof selectWebhooks>>[number];

const latest = (column: string) =>
	sql`(select latest.${sql.raw(column)} from webhook_deliveries as latest
		where latest.webhook_id = ${webhooks.id} and latest.last_tried_at is not null
		order by latest.created_at desc limit 1)`;

export async function selectWebhooks(db: Db, challengeId: string) {
	return db
		.select({
			webhook: webhooks,
			createdBy: users.name,
			waiting: sql<number>`(select count(*)::int from webhook_deliveries as waiting where waiting.webhook_id = ${webhooks.id} and waiting.delivered_at is null)`,
			lastTriedAt: sql<Date | null>`${latest("last_tried_at")}`.mapWith(
				webhookDeliveries.lastTriedAt,
			),
			lastAnswer: sql<string | null>`${latest("last_answer")}`,
		})
		.from(webhooks)
		.innerJoin(users, eq(users.id, webhooks.createdBy))
		.where(standing(challengeId))
		.orderBy(asc(webhooks.createdAt));
}

/** Those of a challenge that want to be told of a kind of event. */
export async function selectTold(db: Db, of: { challengeId: string; kind: string }) {
	return db
		.select()
		.from(webhooks)
		.where(
			and(
				standing(of.challengeId),
				eq(webhooks.isActive, true),
				arrayContains(webhooks.kinds, [of.kind]),
			),
		);
}

/** The names of what an event is about. */
export async function selectAbout(db: Db, eventId: bigint) {
	const [found] = await db
		.select({
			challenge: challenges.slug,
			phase: phases.slug,
			team: { id: teams.id, number: teams.number, name: teams.name },
		})
		.from(events)
		.innerJoin(challenges, eq(challenges.id, events.challengeId))
		.leftJoin(phases, eq(phases.id, events.phaseId))
		.leftJoin(teams, eq(teams.id, events.teamId))
		.where(eq(events.id, eventId));
	if (!found) throw new Error("an event without its challenge");
	return found;
}

/** @returns null when this event has its delivery already */
export async function insertDelivery(
	db: Db,
	row: typeof webhookDeliveries.$inferInsert,
): Promise<{ id: string } | null> {
	const [made] = await db
		.insert(webhookDeliveries)
		.values(row)
		.onConflictDoNothing({ target: [webhookDeliveries.webhookId, webhookDeliveries.eventId] })
		.returning({ id: webhookDeliveries.id });
	return made ?? null;
}

/** A delivery that has not arrived, with its webhook whatever became of it. */
export async function selectUndelivered(db: Db, deliveryId: string) {
	const [found] = await db
		.select({ delivery: webhookDeliveries, webhook: webhooks })
		.from(webhookDeliveries)
		.innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
		.where(and(eq(webhookDeliveries.id, deliveryId), isNull(webhookDeliveries.deliveredAt)));
	return found ?? null;
}

export async function noteTry(
	db: Db,
	deliveryId: string,
	told: { at: Date; text: string; isDelivered: boolean },
): Promise<void> {
	await db
		.update(webhookDeliveries)
		.set({
			tries: sql`${webhookDeliveries.tries} + 1`,
			lastTriedAt: told.at,
			lastAnswer: told.text,
			...(told.isDelivered ? { deliveredAt: told.at } : {}),
		})
		.where(eq(webhookDeliveries.id, deliveryId));
}

/** @returns as it was before, or null when the webhook has no such delivery */
export async function reopenDelivery(db: Db, of: { webhookId: string; deliveryId: string }) {
	const [before] = await db
		.select()
		.from(webhookDeliveries)
		.where(
			and(eq(webhookDeliveries.id, of.deliveryId), eq(webhookDeliveries.webhookId, of.webhookId)),
		)
		.for("update");
	if (!before) return null;
	await db
		.update(webhookDeliveries)
		.set({ deliveredAt: null })
		.where(eq(webhookDeliveries.id, of.deliveryId));
	return before;
}

/** A page of what a webhook was told, newest first. */
export async function selectDeliveries(
	db: Db,
	of: { webhookId: string; after: string | undefined; limit: number },
) {
	const { createdAt, id, webhookId } = webhookDeliveries;
	return db
		.select({ delivery: webhookDeliveries, kind: events.kind })
		.from(webhookDeliveries)
		.leftJoin(events, eq(events.id, webhookDeliveries.eventId))
		.where(
			and(
				eq(webhookId, of.webhookId),
				of.after === undefined
					? undefined
					: sql`(${createdAt}, ${id}) < (select last.created_at, last.id from webhook_deliveries as last where last.id = ${of.after})`,
			),
		)
		.orderBy(desc(createdAt), desc(id))
		.limit(of.limit);
}
