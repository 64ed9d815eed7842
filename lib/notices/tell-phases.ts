import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectDue, takeClosing, takeOpening } from "./phase-queries.ts";

const tellings = [
	{ kind: "phase.opened", take: takeOpening },
	{ kind: "phase.closing", take: takeClosing },
] as const;

async function tell(
	tx: Transaction,
	ctx: Context,
	phaseId: string,
	{ kind, take }: (typeof tellings)[number],
): Promise<number> {
	// The instants are those of this very write: whoever moves them waits, or has moved them.
	const taken = await take(tx.db, phaseId, ctx.now);
	if (!taken) return 0;
	const { challengeId, opensAt, closesAt } = taken;
	const detail = {
		opensAt: opensAt.toISOString(),
		...(closesAt ? { closesAt: closesAt.toISOString() } : {}),
	};
	await happened(tx, ctx, { kind, challengeId, phaseId, detail });
	await record(tx, ctx, { action: kind, subject: { kind: "phase", id: phaseId }, detail });
	return 1;
}

/**
 * Tells that a phase has opened, and that it has a day left; each once for each instant, however
 * many workers look. Nothing is told of a draft, nor of what is long past.
 */
export async function tellPhases(ctx: Context): Promise<{ told: number }> {
	authorize(ctx.actor, "event.tell", {});
	let told = 0;
	for (const { id } of await selectDue(ctx.db, ctx.now))
		for (const telling of tellings) told += await inTransaction((tx) => tell(tx, ctx, id, telling));
	return { told };
}
