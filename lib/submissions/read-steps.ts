import { z } from "zod";
import type { BasisKey } from "#lib/challenge/index.ts";
import type { Db } from "#lib/db/index.ts";
import { selectStepping } from "./evaluation-queries.ts";
import type { SubmissionRow } from "./queries.ts";
import { standingUnderSteps } from "./steps.ts";

/** Of each method of a phase with the step rule, the submission that stands on the board. */
export async function standingSubmissions(
	db: Db,
	of: { phaseId: string; receivedBefore: Date | null; basis?: BasisKey },
): Promise<string[]> {
	const stepping = await selectStepping(db, of);
	const ofMethods = new Map<string, typeof stepping>();
	for (const one of stepping) {
		const others = ofMethods.get(one.methodId);
		if (others) others.push(one);
		else ofMethods.set(one.methodId, [one]);
	}
	return [...ofMethods.values()].flatMap((ofMethod) => standingUnderSteps(ofMethod).slice(-1));
}

export const stepView = z.object({
	place: z
		.enum(["standing", "surpassed", "held_back"])
		.describe("Whether it is the method's best under the step rule, was, or was no step"),
	standing: z.uuid().describe("The submission that is the method's best under the step rule"),
});
export type StepView = z.output<typeof stepView>;

/** Where a scored submission is under the step rule, among all that its team has sent for the method. */
export async function readStep(db: Db, submission: SubmissionRow): Promise<StepView | null> {
	const { phaseId, methodId } = submission;
	const standing = standingUnderSteps(
		await selectStepping(db, { phaseId, methodId, receivedBefore: null }),
	);
	const last = standing.at(-1);
	if (last === undefined) return null;
	const was = standing.includes(submission.id) ? "surpassed" : "held_back";
	return { place: last === submission.id ? "standing" : was, standing: last };
}
