import { actorIsOrganizer, phaseById, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { authorize, figuresAudience } from "#lib/policy/index.ts";
import { selectEntries, selectReported, selectRevision } from "./queries.ts";
import { breakdownValues, reportedRow, scoredRows } from "./rows.ts";
import type { Board } from "./view.ts";

const made = new Map<string, { revision: number; board: Promise<Board> }>();

/** The board of a phase. It is made once for each change of it, not for each reader. */
export async function readBoard(
	ctx: Context,
	slugs: { challenge: string; phase: string },
): Promise<Board> {
	const { challenge, phase } = await readPhase(ctx, slugs);
	const isOrganizer = await actorIsOrganizer(ctx, challenge.id);
	authorize(ctx.actor, "board.view", {
		isTeamMember: false,
		isOrganizer,
		isEveryones: figuresAudience(await phaseById(ctx, phase.id), ctx.now) === "everyone",
	});
	const revision = await selectRevision(ctx.db, phase.id);
	const known = made.get(phase.id);
	if (known?.revision === revision) return known.board;
	const board = makeBoard(ctx, phase.id, {
		challenge: {
			slug: challenge.slug,
			title: challenge.title,
			demonstrationNotice: challenge.demonstrationNotice,
		},
		phase: { slug: phase.slug, title: phase.title, isHiddenSplit: phase.isHiddenSplit },
		revision,
	});
	made.set(phase.id, { revision, board });
	board.catch(() => made.delete(phase.id));
	return board;
}

/** How many boards are held at once is how many phases there are; all readers see the same one. */
async function makeBoard(
	ctx: Context,
	phaseId: string,
	head: Pick<Board, "challenge" | "phase" | "revision">,
): Promise<Board> {
	const [phase, entries, reported] = await Promise.all([
		phaseById(ctx, phaseId),
		selectEntries(ctx.db, phaseId),
		selectReported(ctx.db, phaseId),
	]);
	const precision = phase.isHiddenSplit ? "rounded" : "exact";
	return {
		...head,
		values: breakdownValues(entries),
		rows: [...scoredRows(entries, precision), ...reported.map(reportedRow)],
	};
}
