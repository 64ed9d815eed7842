import { shownFigure } from "#lib/policy/index.ts";
import { rankingFigureOf } from "#lib/scoring/index.ts";
import type { FiguresView } from "#lib/submissions/index.ts";
import { PrecisionChart } from "../charts/precision-chart.tsx";
import { RecallChart } from "../charts/recall-chart.tsx";
import { words } from "./words.ts";

/** The curve of an evaluation, where its evaluator draws one. */
export function ResultCurve(props: { figures: FiguresView; thresholds: readonly number[] }) {
	const { figures, thresholds } = props;
	const { curve } = figures;
	if (!curve) return null;
	const score = `${rankingFigureOf(figures.evaluator).title} ${shownFigure(figures.score)}`;
	const isRecall = curve.kind === "average-recall";
	return (
		<figure className="chart">
			<figcaption>
				<h3>{isRecall ? words.curve : words.precisionCurve}</h3>
				<p>{isRecall ? words.curveNote : words.precisionCurveNote}</p>
			</figcaption>
			{isRecall ? (
				<RecallChart curve={curve} thresholds={thresholds} score={score} />
			) : (
				<PrecisionChart curve={curve} thresholds={thresholds} score={score} />
			)}
		</figure>
	);
}
