import type { Context } from "#lib/context.ts";
import { OnsetError } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { readSubmission } from "./read-submission.ts";
import type { FiguresView } from "./view.ts";

/**
 * The figures of a submission as one person may see them at this instant: what a mail or a notice to
 * them may say. Null where they may not, and where there are none.
 */
export async function figuresSeenBy(
	ctx: Context,
	input: { userId: string; submissionId: string },
): Promise<FiguresView | null> {
	authorize(ctx.actor, "event.tell", {});
	const { userId, submissionId } = input;
	const reader = { ...ctx, actor: { kind: "member", userId, isAdmin: false } as const };
	try {
		return (await readSubmission(reader, { submissionId })).figures;
	} catch (error) {
		if (error instanceof OnsetError && error.code === "not_allowed") return null;
		throw error;
	}
}
