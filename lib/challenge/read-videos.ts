import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { videosOf } from "./phase-facts.ts";
import { selectPhaseBySlugs } from "./queries.ts";

export const videosView = z.object({
	subset: z.string(),
	videos: z.array(z.object({ id: z.string(), subset: z.string(), durationSeconds: z.number() })),
});
export type VideosView = z.output<typeof videosView>;

/** The dataset version's videos and the subset this phase scores: what a validator must know. */
export async function readVideos(
	ctx: Context,
	slugs: { challenge: string; phase: string },
): Promise<VideosView> {
	const phase = await selectPhaseBySlugs(ctx.db, slugs.challenge, slugs.phase);
	if (!phase) throw new NotFound("phase");
	return { subset: phase.subset, videos: await videosOf(ctx, phase.datasetVersionId) };
}
