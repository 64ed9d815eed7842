import type { Context } from "#lib/context.ts";
import { compareBoards, countMoves, matching } from "./compare-boards.ts";
import { findRescoring } from "./find-rescoring.ts";
import type { PreviewInput } from "./input.ts";
import { previewCsv } from "./preview-csv.ts";
import { selectBests } from "./preview-queries.ts";
import { selectProgress } from "./progress-queries.ts";
import { type DescribedRescoring, fromBasis } from "./queries.ts";
import type { ChangeView, PreviewView } from "./view.ts";

const pageRows = 50;

async function rowsOf(
	ctx: Context,
	{ rescoring, phase }: DescribedRescoring,
): Promise<ChangeView[]> {
	const [before, after] = await Promise.all([
		selectBests(ctx.db, phase, fromBasis(rescoring)),
		selectBests(ctx.db, phase, rescoring),
	]);
	return compareBoards(before, after, phase.isHiddenSplit ? "rounded" : "exact");
}

/** What publishing would change: every row of the board with its score and rank, old and new. */
export async function readPreview(ctx: Context, input: PreviewInput): Promise<PreviewView> {
	const found = await findRescoring(ctx, input);
	const [rows, progress] = await Promise.all([
		rowsOf(ctx, found),
		selectProgress(ctx.db, found.rescoring, ctx.now),
	]);
	const wanted = matching(rows, input);
	const pages = Math.max(1, Math.ceil(wanted.length / pageRows));
	const page = Math.min(input.page, pages);
	return {
		isComplete: progress.scored === progress.total,
		counts: countMoves(rows),
		rows: wanted.slice((page - 1) * pageRows, page * pageRows),
		matching: wanted.length,
		page,
		pages,
	};
}

/** The same as a file, every page of it. */
export async function exportPreview(ctx: Context, input: PreviewInput): Promise<string> {
	return previewCsv(matching(await rowsOf(ctx, await findRescoring(ctx, input)), input));
}
