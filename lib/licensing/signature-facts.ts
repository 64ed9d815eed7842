import type { Db } from "#lib/db/index.ts";
import type { SignatureFacts } from "#lib/policy/index.ts";
import { requiredVersion } from "./in-force.ts";
import { selectPublishedAndSigners } from "./queries.ts";

/** What each of these people has signed of a dataset's licence, and what counts at an instant. */
export async function signatureFactsOf(
	db: Db,
	of: { datasetId: string; userIds: readonly string[]; now: Date },
): Promise<(userId: string) => SignatureFacts> {
	const published = await selectPublishedAndSigners(db, of.datasetId, of.userIds);
	const requiredNumber = requiredVersion(published, of.now)?.number ?? null;
	// Oldest first, so that the newest each of them signed is what stays.
	const numbers = new Map(published.map(({ number, signedBy }) => [signedBy, number]));
	return (userId) => ({ signedNumber: numbers.get(userId) ?? null, requiredNumber });
}
