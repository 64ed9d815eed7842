import { and, eq } from "drizzle-orm";
import { datasetOrganizers, datasetStewards } from "#drizzle/schema/dataset.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { NotFound } from "#lib/errors.ts";
import { type DatasetRelation, decide } from "#lib/policy/index.ts";
import { type DatasetRow, selectDataset } from "./queries.ts";

/** @throws NotFound */
export async function findDataset(db: Db, slug: string): Promise<DatasetRow> {
	const found = await selectDataset(db, slug);
	if (!found) throw new NotFound("dataset");
	return found;
}

/** How the actor stands to a dataset. */
export async function relationToDataset(ctx: Context, datasetId: string): Promise<DatasetRelation> {
	if (ctx.actor.kind !== "member") return { isSteward: false, isOrganizer: false };
	const { userId } = ctx.actor;
	const [stewards, organizers] = await Promise.all(
		[datasetStewards, datasetOrganizers].map((role) =>
			ctx.db
				.select({ userId: role.userId })
				.from(role)
				.where(and(eq(role.datasetId, datasetId), eq(role.userId, userId))),
		),
	);
	return { isSteward: stewards?.length === 1, isOrganizer: organizers?.length === 1 };
}

/** Whether somebody may know that a version is there: of a draft, only who runs its dataset. */
export async function mayKnowVersion(
	ctx: Context,
	{ datasetId, isDraft }: { datasetId: string; isDraft: boolean },
): Promise<boolean> {
	if (!isDraft) return true;
	const facts = { ...(await relationToDataset(ctx, datasetId)), isDraft };
	return decide(ctx.actor, "version.view", facts).allowed;
}
