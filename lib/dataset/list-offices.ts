import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import { datasetOrganizers, datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import type { Context } from "#lib/context.ts";

export type Office = { slug: string; title: string; isSteward: boolean; isOrganizer: boolean };

/** The datasets that the actor answers for, as steward, as organizer or as both. */
export async function listOffices(ctx: Context): Promise<Office[]> {
	if (ctx.actor.kind !== "member") return [];
	const { userId } = ctx.actor;
	const rows = await ctx.db
		.select({
			slug: datasets.slug,
			title: datasets.title,
			steward: datasetStewards.userId,
			organizer: datasetOrganizers.userId,
		})
		.from(datasets)
		.leftJoin(
			datasetStewards,
			and(eq(datasetStewards.datasetId, datasets.id), eq(datasetStewards.userId, userId)),
		)
		.leftJoin(
			datasetOrganizers,
			and(eq(datasetOrganizers.datasetId, datasets.id), eq(datasetOrganizers.userId, userId)),
		)
		.where(or(isNotNull(datasetStewards.userId), isNotNull(datasetOrganizers.userId)))
		.orderBy(asc(datasets.title));
	return rows.map(({ slug, title, steward, organizer }) => ({
		slug,
		title,
		isSteward: steward !== null,
		isOrganizer: organizer !== null,
	}));
}
