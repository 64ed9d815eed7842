import type { Context } from "#lib/context.ts";
import { selectMoments } from "./queries.ts";

/**
 * Boards change by the clock too: at a phase's end, at its freeze, and when names are given out.
 * @returns the phases whose boards became another after one instant and until another, and when the
 * next does; null when none will
 */
export async function readBoardMoments(
	ctx: Context,
	between: { after: Date; until: Date },
): Promise<{ changed: string[]; next: Date | null }> {
	const moments = await selectMoments(ctx.db);
	const { after, until } = between;
	const passed = moments.filter(({ at }) => at > after && at <= until);
	const coming = moments.filter(({ at }) => at > until).map(({ at }) => at.getTime());
	return {
		changed: [...new Set(passed.map(({ phaseId }) => phaseId))],
		next: coming.length === 0 ? null : new Date(Math.min(...coming)),
	};
}
