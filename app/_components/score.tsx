import type { SubmissionLine } from "#lib/submissions/index.ts";
import { Figure } from "./figure.tsx";

/** The score of a submission and which figure it is: lists hold those of several evaluators. */
export function Score({ line }: { line: Pick<SubmissionLine, "score" | "rankingFigure"> }) {
	return (
		<>
			<Figure value={line.score} />
			{line.score === null ? null : <span className="cell-note">{line.rankingFigure}</span>}
		</>
	);
}
