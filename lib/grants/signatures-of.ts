import type { Context } from "#lib/context.ts";
import { signatureFactsOf } from "#lib/licensing/index.ts";
import type { SignatureFacts } from "#lib/policy/index.ts";
import type { GrantLineRow } from "./queries.ts";

/** What the holders of these grants have signed, in as few queries as there are datasets among them. */
export async function signaturesOf(
	{ db, now }: Context,
	rows: readonly GrantLineRow[],
): Promise<(row: GrantLineRow) => SignatureFacts> {
	const people = new Map<string, Set<string>>();
	for (const { grant } of rows)
		people.set(grant.datasetId, (people.get(grant.datasetId) ?? new Set()).add(grant.userId));
	const facts = new Map(
		await Promise.all(
			[...people].map(
				async ([datasetId, userIds]) =>
					[
						datasetId,
						await signatureFactsOf(db, { datasetId, userIds: [...userIds], now }),
					] as const,
			),
		),
	);
	return ({ grant }) =>
		facts.get(grant.datasetId)?.(grant.userId) ?? { signedNumber: null, requiredNumber: null };
}
