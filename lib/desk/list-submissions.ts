import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { figuresPrecision, leavingFigure } from "#lib/policy/index.ts";
import type { DeskSubmissionsInput } from "./input.ts";
import {
	type SubmissionLineRow,
	type SubmissionsQuery,
	selectSubmissionPage,
} from "./submission-queries.ts";
import type { DeskSubmissionLine, DeskSubmissionsView } from "./view.ts";

const pageSize = 50;

type Phase = SubmissionLineRow["phase"];

/** A score as organizers may have it: on a hidden split with no more digits than the board. */
export function scoreFor(phase: Phase, score: number | null, of: { receivedAt: Date; now: Date }) {
	const precision = figuresPrecision("organizer", phase, of);
	return score === null || precision === "hidden" ? null : leavingFigure(score, precision);
}

function viewLine(row: SubmissionLineRow, now: Date): DeskSubmissionLine {
	const { submission, phase, team, method } = row;
	const { receivedAt } = submission;
	return {
		id: submission.id,
		state: submission.state,
		stateChangedAt: submission.stateChangedAt.toISOString(),
		receivedAt: receivedAt.toISOString(),
		phase: { slug: phase.slug, title: phase.title },
		team,
		method,
		fileName: submission.fileName,
		fileBytes: submission.fileBytes,
		sha256: submission.sha256,
		problemTotal: submission.problemTotal,
		failureMessage: submission.failureMessage,
		isVerified: submission.verifiedAt !== null,
		score: scoreFor(phase, row.score, { receivedAt, now }),
	};
}

const isYes = { yes: true, no: false } as const;

/** A page of all submissions of a challenge, newest first. */
export async function listDeskSubmissions(
	ctx: Context,
	input: DeskSubmissionsInput,
): Promise<DeskSubmissionsView> {
	const {
		id: challengeId,
		slug,
		title,
		phases,
	} = await organizedChallenge(ctx, input.challenge, "desk.view");
	const { phase, verified, challenge: _challenge, ...sifted } = input;
	const query: SubmissionsQuery = {
		...sifted,
		challengeId,
		phaseIds: phases.filter((one) => phase === undefined || one.slug === phase).map(({ id }) => id),
		isVerified: verified && isYes[verified],
		limit: pageSize + 1,
	};
	const rows = await selectSubmissionPage(ctx.db, query);
	const shown = rows.slice(0, pageSize);
	return {
		challenge: { slug, title, phases: phases.map((one) => ({ slug: one.slug, title: one.title })) },
		submissions: shown.map((row) => viewLine(row, ctx.now)),
		next: rows.length > pageSize ? (shown.at(-1)?.submission.id ?? null) : null,
	};
}
