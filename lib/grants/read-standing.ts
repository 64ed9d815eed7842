import type { Db } from "#lib/db/index.ts";
import { signatureFactsOf } from "#lib/licensing/index.ts";
import { type Standing, standing } from "#lib/policy/index.ts";
import { type GrantRow, selectGrantsOf } from "./queries.ts";

export type PersonStanding = { grants: GrantRow[]; towards: (sequence: number) => Standing };

/** What a person may expect of a dataset's versions at an instant; a visitor may expect nothing. */
export async function readStanding(
	db: Db,
	of: { datasetId: string; userId: string | null; now: Date },
): Promise<PersonStanding> {
	const { datasetId, userId, now } = of;
	if (userId === null) return { grants: [], towards: () => "none" };
	const [grants, signatureFacts] = await Promise.all([
		selectGrantsOf(db, { datasetId, userId }),
		signatureFactsOf(db, { datasetId, userIds: [userId], now }),
	]);
	return {
		grants,
		towards: (sequence) => standing(grants, signatureFacts(userId), { sequence, now }),
	};
}
