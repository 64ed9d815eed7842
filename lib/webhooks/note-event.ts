import { config } from "#lib/config.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import { type EventRow, insertDelivery, selectAbout, selectTold } from "./queries.ts";

type About = Awaited<ReturnType<typeof selectAbout>>;

const placeOf = (event: EventRow, { challenge }: About): string => {
	const desk = `/organize/challenges/${challenge}`;
	return event.submissionId === null ? desk : `${desk}/submissions/${event.submissionId}`;
};

/** What is posted: that something happened, to what, and where to read of it. Never a figure, nor anybody's words. */
const bodyOf = (event: EventRow, about: About): string =>
	JSON.stringify({
		type: event.kind,
		timestamp: event.at.toISOString(),
		data: {
			...about,
			submission: event.submissionId,
			url: new URL(placeOf(event, about), config().SITE_URL).toString(),
		},
	});

/** Has every webhook that wants to know told of an event: a delivery each, and never a second one. */
export async function noteForWebhooks(
	tx: Transaction,
	ctx: Context,
	event: EventRow,
): Promise<void> {
	const told = await selectTold(tx.db, event);
	if (told.length === 0) return;
	const body = bodyOf(event, await selectAbout(tx.db, event.id));
	for (const { id: webhookId } of told) {
		const delivery = { webhookId, eventId: event.id, body, createdAt: ctx.now };
		const made = await insertDelivery(tx.db, delivery);
		if (made) await enqueue(tx, "deliver-webhook", { deliveryId: made.id }, { key: made.id });
	}
}
