import { protocolBasis } from "#lib/challenge/index.ts";
import { type Db, inTransaction } from "#lib/db/index.ts";
import { enqueueEach, rescoringKind } from "#lib/queue/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { selectUnasked } from "./progress-queries.ts";
import { type RescoringRow, selectWanted } from "./queries.ts";

/** A worker of another release cannot score for it: its figures would be another evaluator's. */
export const isOfThisRelease = ({ protocol, evaluatorVersion }: RescoringRow): boolean =>
	protocolBasis(protocolInput.parse(protocol)).evaluatorVersion === evaluatorVersion;

const atOnce = 1000;

/** Asks for every evaluation that a phase needs, that is missing, and that no job is about. */
export async function askForMissing(db: Db, of: { phaseId?: string } = {}): Promise<number> {
	let asked = 0;
	for (const rescoring of await selectWanted(db, of.phaseId)) {
		if (!isOfThisRelease(rescoring)) continue;
		const submissionIds = await selectUnasked(db, rescoring, atOnce);
		await inTransaction((tx) => enqueueEach(tx, rescoringKind, submissionIds));
		asked += submissionIds.length;
	}
	return asked;
}
