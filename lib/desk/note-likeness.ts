import type { events } from "#drizzle/schema/events.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { decodeSketch, similarityOf } from "#lib/scoring/index.ts";
import {
	type Compared,
	insertKeys,
	insertPairs,
	type Likened,
	lockLikeness,
	selectIdentical,
	selectLikened,
	selectSharing,
} from "./similar-queries.ts";

/** A copy with every bound moved by 10 ms is about 0.8 alike; docs/similar-submissions.md has the table. */
const alikeFrom = 0.7;
/** Of sets that are 0.7 alike, the chance to share none of the 16 smallest hashes is under 1 in 10^8. */
const keptKeys = 16;
/** A handful of segments says nothing: many honest files have the same. */
const fewestSegments = 16;
const comparedAtMost = 200;

type Found = Pick<Compared, "id" | "teamId"> & { isIdentical: boolean; similarity: number | null };

const sketchOf = (signature: string | null) => {
	const sketch = signature === null ? null : decodeSketch(signature);
	return sketch && sketch.length >= fewestSegments ? sketch : null;
};

function compare(one: Likened, other: Compared): Found {
	const [a, b] = [sketchOf(one.signature), sketchOf(other.signature)];
	return {
		id: other.id,
		teamId: other.teamId,
		isIdentical: one.sha256 === other.sha256,
		similarity: a && b ? similarityOf(a, b) : null,
	};
}

const weight = ({ isIdentical, similarity }: Found) => (isIdentical ? 2 : 0) + (similarity ?? 0);

/** Of each other team the one that is most alike: a list to judge, and not every combination. */
function bestOfTeams(found: readonly Found[]): Found[] {
	const best = new Map<string, Found>();
	for (const one of found) {
		const before = best.get(one.teamId);
		if (!before || weight(one) > weight(before)) best.set(one.teamId, one);
	}
	return [...best.values()];
}

/**
 * Compares what has just been scored or rejected with what other teams sent to the phase before: the
 * same bytes by their hash, near-identical proposals by the few that share a key with it. Found pairs
 * are evidence for organizers and change nothing by themselves.
 */
export async function noteLikeness(
	tx: Transaction,
	ctx: Context,
	event: Pick<typeof events.$inferSelect, "kind" | "submissionId">,
): Promise<void> {
	if (event.kind !== "submission.scored" && event.kind !== "submission.rejected") return;
	const one = event.submissionId && (await selectLikened(tx.db, event.submissionId));
	if (!one) return;
	await lockLikeness(tx, one.phaseId);
	const keys = [...(sketchOf(one.signature) ?? [])].slice(0, keptKeys);
	const identical = await selectIdentical(tx.db, one);
	const sharing =
		keys.length === 0 ? [] : await selectSharing(tx.db, one, { keys, limit: comparedAtMost });
	const alike = [...identical, ...sharing]
		.map((other) => compare(one, other))
		.filter(({ isIdentical, similarity }) => isIdentical || (similarity ?? 0) >= alikeFrom);
	await insertPairs(
		tx.db,
		bestOfTeams(alike).map(({ id, isIdentical, similarity }) => {
			// In one order, so that a pair is one pair whichever of the two is scored again.
			const [submissionId = id, otherId = id] = [one.id, id].sort().reverse();
			const { challengeId } = one;
			return { challengeId, submissionId, otherId, isIdentical, similarity, foundAt: ctx.now };
		}),
	);
	await insertKeys(tx.db, one, keys);
}
