import type { Db } from "#lib/db/index.ts";
import { Conflict, type OnsetError } from "#lib/errors.ts";
import { selectGrantsOf } from "./queries.ts";

const day = (at: Date) => at.toISOString().slice(0, 10);

/** Why a word on somebody's access found nothing to change: what happened to it meanwhile. */
export async function nothingRuns(
	db: Db,
	of: { datasetId: string; userId: string; now: Date },
): Promise<OnsetError> {
	const last = (await selectGrantsOf(db, of)).at(-1);
	if (!last) return new Conflict("This person has never had access to the dataset.");
	if (last.revokedAt)
		return new Conflict(`This access was revoked on ${day(last.revokedAt)} already.`);
	if (last.endsAt <= of.now)
		return new Conflict(`This access ended by itself on ${day(last.endsAt)}.`);
	return new Conflict(
		last.suspendedAt ? "This access is suspended already." : "This access is not suspended.",
	);
}
