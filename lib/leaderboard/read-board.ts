import {
	actorIsOrganizer,
	challengeById,
	type PhaseRow,
	phaseById,
	readPhase,
} from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { authorize, figuresAudience, frozenSince } from "#lib/policy/index.ts";
import { describeEvaluator } from "#lib/scoring/index.ts";
import { standingSubmissions } from "#lib/submissions/index.ts";
import {
	type Shown,
	selectEntries,
	selectLabelQuestions,
	selectReported,
	selectTeamIdOf,
	selectTombstones,
} from "./queries.ts";
import { breakdownValues, reportedRow, scoredRows } from "./rows.ts";
import { type MadeBoard, neutral, neutralRow, shownRows } from "./shown-rows.ts";
import type { Board, Freeze } from "./view.ts";

type BoardHead = Pick<Board, "challenge" | "phase" | "evaluator">;

/** Of each phase the boards of its newest revision, by how far they reach. */
const made = new Map<string, { revision: number; boards: Map<string, Promise<MadeBoard>> }>();

/**
 * The board of a phase as its rules let this reader see it now. It is made once for each change of
 * it, not for each reader.
 */
export async function readBoard(
	ctx: Context,
	slugs: { challenge: string; phase: string },
): Promise<Board> {
	const { challenge, phase: named } = await readPhase(ctx, slugs);
	const isOrganizer = await actorIsOrganizer(ctx, challenge.id);
	const phase = await phaseById(ctx, named.id);
	authorize(ctx.actor, "board.view", {
		isTeamMember: false,
		isOrganizer,
		isEveryones: figuresAudience(phase, ctx.now) === "everyone",
	});
	const seesAll = isOrganizer || (ctx.actor.kind === "member" && ctx.actor.isAdmin);
	const receivedBefore = seesAll ? null : frozenSince(phase, ctx.now);
	const { slug, title, demonstrationNotice } = challenge;
	const board = await boardOnce(ctx, phase, receivedBefore, {
		challenge: { slug, title, demonstrationNotice },
		phase: { slug: named.slug, title: named.title, isHiddenSplit: named.isHiddenSplit },
		evaluator: describeEvaluator(named.protocol),
	});
	const { anonymousUntil } = await challengeById(ctx, challenge.id);
	const reader = { isOrganizer: seesAll, teamId: await teamIdOf(ctx, challenge.id) };
	const freeze = freezeOf(phase, ctx.now, seesAll);
	return {
		...shownRows(board, reader, { anonymousUntil, now: ctx.now }),
		// It counts what comes behind a freeze too.
		revision: freeze === null || freeze.isWhole ? phase.boardRevision : null,
		freeze,
	};
}

function freezeOf(phase: PhaseRow, now: Date, seesAll: boolean): Freeze | null {
	const { freezesAt, revealedAt } = phase;
	if (freezesAt === null) return null;
	const isFrozen = frozenSince(phase, now) !== null;
	return {
		at: freezesAt.toISOString(),
		state: isFrozen ? "frozen" : now < freezesAt ? "coming" : "revealed",
		revealedAt: revealedAt?.toISOString() ?? null,
		isWhole: seesAll || !isFrozen,
	};
}

const teamIdOf = async (ctx: Context, challengeId: string) =>
	ctx.actor.kind === "member" ? selectTeamIdOf(ctx.db, challengeId, ctx.actor.userId) : null;

/** A phase has two boards at most: all of it, and what was received before its freeze. */
function boardOnce(
	ctx: Context,
	phase: PhaseRow,
	receivedBefore: Date | null,
	head: BoardHead,
): Promise<MadeBoard> {
	const { boardRevision: revision } = phase;
	const known = made.get(phase.id);
	const isKnown = known?.revision === revision;
	const boards: Map<string, Promise<MadeBoard>> = isKnown ? known.boards : new Map();
	made.set(phase.id, { revision, boards });
	const key = receivedBefore?.toISOString() ?? "all";
	const board = boards.get(key) ?? makeBoard(ctx, { phaseId: phase.id, receivedBefore }, head);
	boards.set(key, board);
	board.catch(() => boards.delete(key));
	return board;
}

async function makeBoard(ctx: Context, shown: Shown, head: BoardHead): Promise<MadeBoard> {
	const phase = await phaseById(ctx, shown.phaseId);
	const standing = phase.hasStepRule ? await standingSubmissions(ctx.db, shown) : null;
	const [entries, reported, tombstones, questions] = await Promise.all([
		selectEntries(ctx.db, shown, standing),
		selectReported(ctx.db, phase.id),
		selectTombstones(ctx.db, shown),
		selectLabelQuestions(ctx.db, shown),
	]);
	const precision = phase.isHiddenSplit ? "rounded" : "exact";
	const { evaluator } = head;
	return {
		board: {
			...head,
			labelQuestions: phase.isHiddenSplit ? questions : null,
			hasStepRule: phase.hasStepRule,
			values: breakdownValues(entries, precision),
			rows: [
				...scoredRows(entries, evaluator, precision),
				...reported.map((result) => reportedRow(result, evaluator)),
			],
		},
		neutralRows: scoredRows(entries.map(neutral), evaluator, precision).map(neutralRow),
		tombstones,
		teams: new Map(entries.map(({ submissionId, team }) => [submissionId, team])),
	};
}
