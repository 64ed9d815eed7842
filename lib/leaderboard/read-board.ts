import { actorIsOrganizer, challengeById, phaseById, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { authorize, figuresAudience } from "#lib/policy/index.ts";
import { describeEvaluator } from "#lib/scoring/index.ts";
import { selectEntries, selectReported, selectRevision, selectTeamIdOf } from "./queries.ts";
import { breakdownValues, reportedRow, scoredRows } from "./rows.ts";
import { type BothBoards, neutral, shownRows } from "./shown-rows.ts";
import type { Board } from "./view.ts";

const made = new Map<string, { revision: number; board: Promise<BothBoards> }>();

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
	const { anonymousUntil } = await challengeById(ctx, challenge.id);
	const reader = { isOrganizer, teamId: await teamIdOf(ctx, challenge.id) };
	const shown = async (boards: Promise<BothBoards>) =>
		shownRows(await boards, reader, { anonymousUntil, now: ctx.now });
	if (known?.revision === revision) return shown(known.board);
	const board = makeBoard(ctx, phase.id, {
		challenge: {
			slug: challenge.slug,
			title: challenge.title,
			demonstrationNotice: challenge.demonstrationNotice,
		},
		phase: { slug: phase.slug, title: phase.title, isHiddenSplit: phase.isHiddenSplit },
		evaluator: describeEvaluator(phase.protocol),
		revision,
	});
	made.set(phase.id, { revision, board });
	board.catch(() => made.delete(phase.id));
	return shown(board);
}

const teamIdOf = async (ctx: Context, challengeId: string) =>
	ctx.actor.kind === "member" ? selectTeamIdOf(ctx.db, challengeId, ctx.actor.userId) : null;

/** How many boards are held at once is how many phases there are; all readers see the same one. */
async function makeBoard(
	ctx: Context,
	phaseId: string,
	head: Pick<Board, "challenge" | "phase" | "evaluator" | "revision">,
): Promise<BothBoards> {
	const [phase, entries, reported] = await Promise.all([
		phaseById(ctx, phaseId),
		selectEntries(ctx.db, phaseId),
		selectReported(ctx.db, phaseId),
	]);
	const precision = phase.isHiddenSplit ? "rounded" : "exact";
	const { evaluator } = head;
	return {
		board: {
			...head,
			values: breakdownValues(entries),
			rows: [
				...scoredRows(entries, evaluator, precision),
				...reported.map((result) => reportedRow(result, evaluator)),
			],
		},
		neutralRows: scoredRows(entries.map(neutral), evaluator, precision),
		teams: new Map(entries.map(({ submissionId, team }) => [submissionId, team])),
	};
}
