import { rescorings } from "#drizzle/schema/submissions.ts";
import { database } from "#lib/db/index.ts";
import type { openPhase, Person } from "../world.ts";
import { only } from "./only.ts";

/** One that was abandoned: it is there to be read, and nothing of it can be done any more. */
export async function rescoringOf(
	{ phase }: Awaited<ReturnType<typeof openPhase>>,
	organizer: Person,
): Promise<{ rescoringId: string; labelSetId: string }> {
	const { labelSetId, protocol, protocolSha256 } = phase;
	if (labelSetId === null) throw new Error("the phase has no labels");
	const at = new Date();
	const made = await database()
		.insert(rescorings)
		.values({
			phaseId: phase.id,
			labelSetId,
			evaluatorName: "onset-proposals",
			evaluatorVersion: "0.0.1",
			protocol,
			protocolSha256,
			fromLabelSetId: labelSetId,
			fromEvaluatorVersion: phase.evaluatorVersion,
			fromProtocol: protocol,
			fromProtocolSha256: protocolSha256,
			note: "Begun for the walk, and abandoned.",
			state: "abandoned",
			startedAt: at,
			startedBy: organizer.id,
			endedAt: at,
			endedBy: organizer.id,
		})
		.returning();
	return { rescoringId: only(made).id, labelSetId };
}
