import {
	type Evaluation,
	type PerVideo,
	plainPerVideo,
	type ScoreInterval,
} from "#lib/scoring/index.ts";

/** The figures of an evaluation, whichever evaluator's, as the columns of its row. */
export function evaluationColumns(
	evaluation: Evaluation,
	perVideo: PerVideo | null,
	interval: ScoreInterval | null,
) {
	const { videos, clips, proposals, score, figures, slices, curve } = evaluation;
	return {
		videos,
		clips,
		proposals,
		score,
		scoreLow: interval?.low ?? null,
		scoreHigh: interval?.high ?? null,
		figures,
		slices,
		curve,
		perVideo: perVideo && plainPerVideo(perVideo),
	};
}
