import type { evaluations, submissions } from "#drizzle/schema/submissions.ts";

/** An evaluation on its phase's basis, as the step rule looks at it. */
export type Stepping = Pick<typeof submissions.$inferSelect, "receivedAt"> &
	Pick<typeof evaluations.$inferSelect, "submissionId" | "steps">;

/** The order in which the step rule takes the submissions of a method: that of receipt. */
export const byReceipt = (
	a: Pick<Stepping, "receivedAt" | "submissionId">,
	b: Pick<Stepping, "receivedAt" | "submissionId">,
): number =>
	a.receivedAt.getTime() - b.receivedAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1);

const beats = (later: Stepping, earlier: Stepping): boolean =>
	(later.steps?.beats.includes(earlier.submissionId) ?? false) ||
	(earlier.steps?.beatenBy.includes(later.submissionId) ?? false);

/**
 * The submissions of one method that are a new best under the step rule, in order of receipt: the
 * first, and each that beats the one before it in this list by more than the step. The last stands on
 * the board. Which was scored first, and what else was there and has been taken off, plays no part.
 */
export function standingUnderSteps(ofMethod: readonly Stepping[]): string[] {
	const standing: Stepping[] = [];
	for (const candidate of [...ofMethod].sort(byReceipt)) {
		const last = standing.at(-1);
		if (!last || beats(candidate, last)) standing.push(candidate);
	}
	return standing.map(({ submissionId }) => submissionId);
}
