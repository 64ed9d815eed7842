import { attempt, type Outcome } from "#app/_http/action.ts";
import { type ApplyInput, type ApplyView, applyChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";

const words = {
	stale: (changed: string) =>
		`Somebody has changed the challenge since you opened it${changed === "" ? "" : ` (${changed})`}, and nothing of yours was saved. What saving would do now is shown here: where yours says otherwise, it would undo theirs.`,
};

export type WeighedAnew = { message: string; revision: string; plan: ApplyView };

/**
 * A change that was refused because somebody else's came first, weighed against what stands now: so
 * nothing that was typed is lost, and whoever saves it after all has seen what it undoes. Null when
 * it was refused for something else.
 */
export async function weighAnew(
	ctx: Context,
	input: ApplyInput,
	{ details }: Extract<Outcome<unknown>, { ok: false }>,
): Promise<WeighedAnew | null> {
	const { revision, changed } = details;
	if (typeof revision !== "string") return null;
	const anew = await attempt(() => applyChallenge(ctx, { ...input, dryRun: true, revision }));
	if (!anew.ok) return null;
	const names = Array.isArray(changed) ? changed.join(", ") : "";
	return { message: words.stale(names), revision, plan: anew.value };
}
