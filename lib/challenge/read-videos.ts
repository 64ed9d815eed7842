import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { phaseById, videosOf } from "./phase-facts.ts";
import { readPhase } from "./read-challenge.ts";

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
	const phase = await phaseById(ctx, (await readPhase(ctx, slugs)).phase.id);
	return { subset: phase.subset, videos: await videosOf(ctx, phase.datasetVersionId) };
}
