import { and, eq } from "drizzle-orm";
import { grants } from "#drizzle/schema/access.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Context } from "#lib/context.ts";
import { type DatasetRow, findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";

export type Holder = { dataset: DatasetRow; userId: string; isSelf: boolean; name: string };

/** Somebody who holds or held access to a dataset, by the name that stewards know. */
async function holderName(ctx: Context, datasetId: string, userId: string): Promise<string> {
	const [found] = await ctx.db
		.select({ name: users.name, email: users.email })
		.from(grants)
		.innerJoin(users, eq(users.id, grants.userId))
		.where(and(eq(grants.datasetId, datasetId), eq(grants.userId, userId)))
		.limit(1);
	if (!found) throw new NotFound("holder");
	return found.name ?? found.email;
}

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
	const name = isSelf ? "" : await holderName(ctx, dataset.id, userId);
	return { dataset, userId, isSelf, name };
}
