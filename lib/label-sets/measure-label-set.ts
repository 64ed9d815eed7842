import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueue } from "#lib/queue/index.ts";
import { labelledChallenge, labelSetOf } from "./find-label-set.ts";

/** Asks for ceiling and baselines under the protocols as they are now; the hourly upkeep would too. */
export async function measureLabelSet(
	ctx: Context,
	input: { challenge: string; labelSetId: string },
): Promise<void> {
	const challenge = await labelledChallenge(ctx, input.challenge);
	const { labelSet } = await labelSetOf(ctx, challenge, input.labelSetId);
	if (labelSet.state !== "checked")
		throw new Conflict("Only a label set that was found sound is measured.");
	await inTransaction(async (tx) => {
		await enqueue(tx, "check-label-set", { labelSetId: labelSet.id }, { key: labelSet.id });
		await record(tx, ctx, {
			action: "label-set.measure",
			subject: { kind: "label_set", id: labelSet.id },
			detail: { version: labelSet.version },
			challengeId: challenge.id,
		});
	});
}
