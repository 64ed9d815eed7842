import type { BasisKey, PhaseRow } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { figuresAudience, frozenSince } from "#lib/policy/index.ts";
import { compareBoards, countMoves, matching } from "./compare-boards.ts";
import { findRescoring } from "./find-rescoring.ts";
import type { PreviewInput } from "./input.ts";
import { previewCsv } from "./preview-csv.ts";
import { selectBests } from "./preview-queries.ts";
import { selectProgress } from "./progress-queries.ts";
import { type DescribedRescoring, fromBasis } from "./queries.ts";
import type { ChangeView, PreviewView } from "./view.ts";

const pageRows = 50;

/** Until when a submission must be received to be compared; null is the whole board. */
const reachOf = ({ phase }: DescribedRescoring, { board }: PreviewInput, now: Date) =>
	board === "whole" ? null : frozenSince(phase, now);

async function rowsOf(
	ctx: Context,
	found: DescribedRescoring,
	input: PreviewInput,
): Promise<ChangeView[]> {
	const { rescoring, phase } = found;
	const receivedBefore = reachOf(found, input, ctx.now);
	const bestsOn = (basis: BasisKey) => selectBests(ctx.db, phase, { basis, receivedBefore });
	const [before, after] = await Promise.all([bestsOn(fromBasis(rescoring)), bestsOn(rescoring)]);
	const precision = phase.isHiddenSplit ? "rounded" : "exact";
	return compareBoards(before, after, precision, frozenSince(phase, ctx.now));
}

function publicSees(phase: PhaseRow, now: Date): PreviewView["publicSees"] {
	if (figuresAudience(phase, now) !== "everyone") return "nothing";
	return frozenSince(phase, now) === null ? "everything" : "before_freeze";
}

/**
 * What publishing would change: every row of the board with its score and rank, old and new. Of a
 * frozen board it is what the public sees of it, or the whole of it, as it will be revealed.
 */
export async function readPreview(ctx: Context, input: PreviewInput): Promise<PreviewView> {
	const found = await findRescoring(ctx, input);
	const [rows, progress] = await Promise.all([
		rowsOf(ctx, found, input),
		selectProgress(ctx.db, found.rescoring, ctx.now),
	]);
	const wanted = matching(rows, input);
	const pages = Math.max(1, Math.ceil(wanted.length / pageRows));
	const page = Math.min(input.page, pages);
	return {
		isComplete: progress.scored === progress.total,
		publicSees: publicSees(found.phase, ctx.now),
		frozenSince: frozenSince(found.phase, ctx.now)?.toISOString() ?? null,
		board: reachOf(found, input, ctx.now) === null ? "whole" : "public",
		counts: countMoves(rows),
		rows: wanted.slice((page - 1) * pageRows, page * pageRows),
		matching: wanted.length,
		page,
		pages,
	};
}

/** The same as a file, every page of it. */
export async function exportPreview(ctx: Context, input: PreviewInput): Promise<string> {
	const found = await findRescoring(ctx, input);
	return previewCsv(matching(await rowsOf(ctx, found, input), input));
}
