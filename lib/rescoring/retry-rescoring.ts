import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { enqueueEach, rescoringKind } from "#lib/queue/index.ts";
import { findRescoring } from "./find-rescoring.ts";
import type { RescoringInput } from "./input.ts";
import { deleteFailures } from "./progress-queries.ts";
import { lockRescoring } from "./queries.ts";

/**
 * Has what could not be scored tried again, three times more; also once it is published, when
 * something that was given up has come back to the board.
 */
export async function retryRescoring(
	ctx: Context,
	input: RescoringInput,
): Promise<{ submissions: number }> {
	const { rescoringId } = input;
	await findRescoring(ctx, input);
	return inTransaction(async (tx) => {
		const rescoring = await lockRescoring(tx.db, rescoringId);
		if (rescoring?.state === "abandoned")
			throw new Conflict("The rescoring was abandoned: nothing of it is tried again.");
		const submissionIds = await deleteFailures(tx.db, rescoringId);
		await enqueueEach(tx, rescoringKind, submissionIds);
		await record(tx, ctx, {
			action: "rescoring.retry",
			subject: { kind: "rescoring", id: rescoringId },
			detail: { submissions: submissionIds.length },
		});
		return { submissions: submissionIds.length };
	});
}
