import {
	type Evaluation,
	type PerVideo,
	plainPerVideo,
	type ScoreInterval,
	type SliceEvaluation,
} from "#lib/scoring/index.ts";

/** The figures of an evaluation as the columns of its row, which are those of the proposals evaluator. */
export function evaluationColumns(
	evaluation: Evaluation,
	perVideo: PerVideo | null,
	interval: ScoreInterval | null,
) {
	const { curve } = evaluation;
	if (curve?.kind !== "average-recall" || perVideo === null || interval === null)
		throw new Error(`there are no columns yet for the figures of ${evaluation.evaluator.name}`);
	const { an, ar, recall } = curve;
	const { auc, ar: ars } = recallColumns(evaluation.figures);
	return {
		videos: evaluation.videos,
		clips: evaluation.clips,
		proposals: evaluation.proposals,
		auc,
		ar1: ars["1"],
		ar5: ars["5"],
		ar10: ars["10"],
		ar50: ars["50"],
		ar100: ars["100"],
		aucLow: interval.low,
		aucHigh: interval.high,
		slices: Object.fromEntries(
			Object.entries(evaluation.slices).map(([dimension, slices]) => [
				dimension,
				Object.fromEntries(
					Object.entries(slices).map(([value, slice]) => [value, sliceColumns(slice)]),
				),
			]),
		),
		curve: { an, ar, recall },
		perVideo: plainPerVideo(perVideo),
	};
}

function sliceColumns({ clips, small, figures, curve }: SliceEvaluation) {
	return { clips, small, ...recallColumns(figures), curve };
}

function recallColumns(figures: Evaluation["figures"]) {
	const figure = (key: string) => {
		const value = figures[key];
		if (value === undefined) throw new Error(`the evaluation has no figure ${key}`);
		return value;
	};
	return {
		auc: figure("auc"),
		ar: {
			"1": figure("ar1"),
			"5": figure("ar5"),
			"10": figure("ar10"),
			"50": figure("ar50"),
			"100": figure("ar100"),
		},
	};
}
