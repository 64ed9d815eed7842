import type { Context } from "#lib/context.ts";
import { type DatasetRow, findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";

export type Holder = { dataset: DatasetRow; userId: string; isSelf: boolean };

/**
 * Whose downloads of a dataset are asked for: the actor's own, or somebody's, for a steward.
 * @throws NotSignedIn, NotAllowed, NotFound
 */
export async function findHolder(
	ctx: Context,
	input: { dataset: string; userId?: string | undefined },
): Promise<Holder> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const dataset = await findDataset(ctx.db, input.dataset);
	const userId = input.userId ?? ctx.actor.userId;
	const isSelf = userId === ctx.actor.userId;
	authorize(ctx.actor, "ledger.view", { isSelf, ...(await relationToDataset(ctx, dataset.id)) });
	return { dataset, userId, isSelf };
}
