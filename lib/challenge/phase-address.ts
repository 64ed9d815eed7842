import type { Context } from "#lib/context.ts";
import { selectPhaseAddress } from "./queries.ts";

/** The names under which a phase stands in addresses; null for a phase that is gone. */
export async function phaseAddress(
	ctx: Context,
	phaseId: string,
): Promise<{ challenge: string; phase: string } | null> {
	return selectPhaseAddress(ctx.db, phaseId);
}
