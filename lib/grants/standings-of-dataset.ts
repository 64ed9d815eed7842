import type { Db } from "#lib/db/index.ts";
import { signatureFactsOf } from "#lib/licensing/index.ts";
import { type Standing, standing } from "#lib/policy/index.ts";
import { selectGrantsWithHolders } from "./queries.ts";

export type HolderStanding = {
	userId: string;
	email: string;
	towards: (sequence: number) => Standing;
};

/** Everybody who was ever given access to a dataset, and what they may expect of its versions now. */
export async function standingsOfDataset(
	db: Db,
	of: { datasetId: string; now: Date },
): Promise<HolderStanding[]> {
	const rows = await selectGrantsWithHolders(db, of.datasetId);
	const userIds = [...new Set(rows.map(({ grant }) => grant.userId))];
	const signatureFacts = await signatureFactsOf(db, { ...of, userIds });
	return userIds.map((userId) => {
		const own = rows.filter(({ grant }) => grant.userId === userId);
		const grants = own.map(({ grant }) => grant);
		return {
			userId,
			email: own[0]?.email ?? "",
			towards: (sequence) => standing(grants, signatureFacts(userId), { sequence, now: of.now }),
		};
	});
}
