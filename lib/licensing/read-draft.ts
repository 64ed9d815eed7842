import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { authorize } from "#lib/policy/index.ts";
import type { LicenceInput } from "./input.ts";
import { selectDraft } from "./queries.ts";
import { type DraftView, viewDraft } from "./view.ts";

/** The draft of a dataset's next licence version, for those who run the dataset; null when there is none. */
export async function readDraft(ctx: Context, input: LicenceInput): Promise<DraftView | null> {
	const dataset = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "licence.preview", await relationToDataset(ctx, dataset.id));
	const draft = await selectDraft(ctx.db, dataset.id);
	return draft && viewDraft(draft);
}
