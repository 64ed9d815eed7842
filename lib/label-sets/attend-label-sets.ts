import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { refusedFor } from "#lib/label-check/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { enqueue } from "#lib/queue/index.ts";
import { changeState, selectAnnouncedBefore, selectUnattended } from "./queries.ts";

const announcementMilliseconds = 86_400_000;

/** What was announced up to then has expired. */
export const announcedAfter = (ctx: Context): Date =>
	new Date(ctx.now.getTime() - announcementMilliseconds);

async function expire(ctx: Context, id: string): Promise<void> {
	const { problems } = refusedFor("never-completed");
	await inTransaction(async (tx) => {
		const to = { state: "refused", checkedAt: ctx.now, problems } as const;
		if (!(await changeState(tx.db, { id, from: "announced" }, to))) return;
		await record(tx, ctx, { action: "label-set.expire", subject: { kind: "label_set", id } });
	});
}

/**
 * Gives up what was announced and never came, and asks again for a look at what waits: sets whose job was
 * lost, and sets that a phase's protocol was not tried on yet.
 */
export async function attendLabelSets(ctx: Context): Promise<void> {
	authorize(ctx.actor, "label-set.check", {});
	for (const { id } of await selectAnnouncedBefore(ctx.db, announcedAfter(ctx)))
		await expire(ctx, id);
	for (const { id } of await selectUnattended(ctx.db))
		await inTransaction((tx) => enqueue(tx, "check-label-set", { labelSetId: id }, { key: id }));
}
