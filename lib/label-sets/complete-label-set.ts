import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueue } from "#lib/queue/index.ts";
import { announcedAfter } from "./attend-label-sets.ts";
import { labelledChallenge, labelSetOf } from "./find-label-set.ts";
import { changeState } from "./queries.ts";
import { readLabelSet } from "./read-label-sets.ts";
import type { LabelSetView } from "./view.ts";

/**
 * Says that an announced file was put into the bucket; a worker then looks into it. Whether it is there only
 * the worker can see. Said again, it changes nothing.
 */
export async function completeLabelSet(
	ctx: Context,
	input: { challenge: string; labelSetId: string },
): Promise<LabelSetView> {
	const challenge = await labelledChallenge(ctx, input.challenge);
	const { labelSet } = await labelSetOf(ctx, challenge, input.labelSetId);
	const isReceived = await inTransaction(async (tx) => {
		const of = { id: labelSet.id, from: "announced", announcedAfter: announcedAfter(ctx) } as const;
		if (!(await changeState(tx.db, of, { state: "received" }))) return false;
		await enqueue(tx, "check-label-set", { labelSetId: labelSet.id }, { key: labelSet.id });
		await record(tx, ctx, {
			action: "label-set.complete",
			subject: { kind: "label_set", id: labelSet.id },
			detail: { version: labelSet.version },
			challengeId: challenge.id,
		});
		return true;
	});
	const view = await readLabelSet(ctx, input);
	const isExpired =
		view.state === "announced" ||
		view.problems?.listed.some(({ rule }) => rule === "never-completed");
	if (!isReceived && isExpired)
		throw new Conflict("The announcement is older than a day: announce the file again.");
	return view;
}
