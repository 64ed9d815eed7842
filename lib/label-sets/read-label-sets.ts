import type { Context } from "#lib/context.ts";
import { labelledChallenge, labelSetOf } from "./find-label-set.ts";
import { selectLabelSets, selectPhases } from "./queries.ts";
import { type LabelSetsView, type LabelSetView, viewLabelSet } from "./view.ts";

/** Every label set that phases of this challenge could be scored on, for its organizers. */
export async function listLabelSets(
	ctx: Context,
	input: { challenge: string },
): Promise<LabelSetsView> {
	const challenge = await labelledChallenge(ctx, input.challenge);
	const phases = await selectPhases(ctx.db, challenge.id);
	const rows = await selectLabelSets(ctx.db, challenge.datasetId);
	return { labelSets: rows.map((row) => viewLabelSet(row, phases)), phases };
}

/** One of them. */
export async function readLabelSet(
	ctx: Context,
	input: { challenge: string; labelSetId: string },
): Promise<LabelSetView> {
	const challenge = await labelledChallenge(ctx, input.challenge);
	const found = await labelSetOf(ctx, challenge, input.labelSetId);
	return viewLabelSet(found, await selectPhases(ctx.db, challenge.id));
}
