import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { SimilarInput } from "./input.ts";
import { type PairRow, selectPairs } from "./similar-queries.ts";
import type { SimilarView } from "./view.ts";

const pageSize = 30;

type Pair = SimilarView["pairs"][number];

const viewOne = (one: PairRow["one"], team: PairRow["oneTeam"]): Pair["one"] => ({
	id: one.id,
	receivedAt: one.receivedAt.toISOString(),
	state: one.state,
	fileName: one.fileName,
	sha256: one.sha256,
	team,
});

function viewPair(row: PairRow): Pair {
	const { pair, phase, judgedBy } = row;
	const [earlier, later] = [viewOne(row.one, row.oneTeam), viewOne(row.other, row.otherTeam)].sort(
		(a, b) => a.receivedAt.localeCompare(b.receivedAt),
	);
	if (!earlier || !later) throw new Error("a pair has two");
	return {
		id: pair.id,
		phase,
		foundAt: pair.foundAt.toISOString(),
		isIdentical: pair.isIdentical,
		similarity: pair.similarity,
		one: earlier,
		other: later,
		judgement: pair.judgement,
		note: pair.note,
		judgedAt: pair.judgedAt?.toISOString() ?? null,
		judgedBy,
	};
}

/** Pairs of submissions of different teams that are the same or nearly, for organizers to look at. */
export async function listSimilar(ctx: Context, input: SimilarInput): Promise<SimilarView> {
	const {
		id: challengeId,
		slug,
		title,
	} = await organizedChallenge(ctx, input.challenge, "desk.view");
	const { judgement, after } = input;
	const rows = await selectPairs(ctx.db, { challengeId, judgement, after, limit: pageSize + 1 });
	const shown = rows.slice(0, pageSize);
	return {
		challenge: { slug, title },
		pairs: shown.map(viewPair),
		next: rows.length > pageSize ? (shown.at(-1)?.pair.id ?? null) : null,
	};
}
