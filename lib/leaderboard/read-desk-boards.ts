import {
	actorIsOrganizer,
	momentOf,
	type PhaseRow,
	phasesOf,
	readChallenge,
} from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import {
	authorize,
	decide,
	type FiguresAudience,
	figuresAudience,
	frozenSince,
	type PhaseMoment,
} from "#lib/policy/index.ts";
import { selectLabelQuestions, selectScoredCount } from "./queries.ts";

/** The board of a phase as its organizers have charge of it. */
export type DeskBoard = {
	slug: string;
	title: string;
	moment: PhaseMoment;
	/** Who sees figures at this instant, besides the organizers. */
	audience: FiguresAudience;
	closedAudience: FiguresAudience;
	closesAt: string | null;
	freezesAt: string | null;
	revealedAt: string | null;
	isFrozen: boolean;
	canReveal: boolean;
	hasStepRule: boolean;
	scored: number;
	behindFreeze: number;
	labelQuestions: number;
};

const instant = (at: Date | null) => at?.toISOString() ?? null;

/** Every phase of a challenge: who sees its board now, its freeze, and how often its labels were asked. */
export async function readDeskBoards(
	ctx: Context,
	input: { challenge: string },
): Promise<DeskBoard[]> {
	const challenge = await readChallenge(ctx, input.challenge);
	const isOrganizer = await actorIsOrganizer(ctx, challenge.id);
	authorize(ctx.actor, "desk.view", { isOrganizer });
	const mayReveal = (isFrozen: boolean) =>
		challenge.isPublished && decide(ctx.actor, "board.reveal", { isOrganizer, isFrozen }).allowed;
	const phases = await phasesOf(ctx, challenge.id);
	return Promise.all(phases.map((phase) => deskBoard(ctx, phase, mayReveal)));
}

async function deskBoard(
	ctx: Context,
	phase: PhaseRow,
	mayReveal: (isFrozen: boolean) => boolean,
): Promise<DeskBoard> {
	const { id: phaseId } = phase;
	const since = frozenSince(phase, ctx.now);
	const count = (receivedBefore: Date | null) =>
		selectScoredCount(ctx.db, { phaseId, receivedBefore });
	const [scored, shown, labelQuestions] = await Promise.all([
		count(null),
		count(since),
		selectLabelQuestions(ctx.db, { phaseId, receivedBefore: null }),
	]);
	const isFrozen = since !== null;
	return {
		slug: phase.slug,
		title: phase.title,
		moment: momentOf(phase, ctx.now),
		audience: figuresAudience(phase, ctx.now),
		closedAudience: phase.closedVisibility,
		closesAt: instant(phase.closesAt),
		freezesAt: instant(phase.freezesAt),
		revealedAt: instant(phase.revealedAt),
		isFrozen,
		canReveal: mayReveal(isFrozen),
		hasStepRule: phase.hasStepRule,
		scored,
		behindFreeze: scored - shown,
		labelQuestions,
	};
}
