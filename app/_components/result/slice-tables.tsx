import { type EvaluatorDescription, figuresInColumns } from "#lib/scoring/index.ts";
import type { FiguresView } from "#lib/submissions/index.ts";
import { words as boardWords, sliceWord } from "../board/words.ts";
import { countWord, Figure } from "../figure.tsx";
import { Section } from "../section.tsx";
import { TableRegion } from "../table-region.tsx";
import { dimensionWords, words } from "./words.ts";

const dimensions = ["duration", "category", "source", "clips"] as const;

type Slices = NonNullable<FiguresView["slices"]>;

const withholds = (slices: Slices) =>
	dimensions.some((name) => Object.values(slices[name]).some(({ figures }) => figures === null));

/** A table for each way the labelled intervals are broken down. */
export function SliceTables({ figures }: { figures: FiguresView }) {
	const { slices, evaluator } = figures;
	if (!slices) return null;
	return (
		<Section id="breakdowns" title={words.breakdowns}>
			<p className="quiet">
				{evaluator.slicesAre} {words.small}
				{withholds(slices) ? ` ${boardWords.withheldTitle}` : null}
			</p>
			<div className="columns">
				{dimensions.map((dimension) => (
					<SliceTable
						key={dimension}
						dimension={dimension}
						slices={slices[dimension]}
						evaluator={evaluator}
					/>
				))}
			</div>
		</Section>
	);
}

const titleOf = ({ clips, small, figures }: Slices["duration"][string]) => {
	if (figures === null) return boardWords.withheldTitle;
	return small ? boardWords.fewClips(clips) : undefined;
};

function SliceTable(props: {
	dimension: (typeof dimensions)[number];
	slices: Slices["duration"];
	evaluator: EvaluatorDescription;
}) {
	const title = dimensionWords[props.dimension];
	const columns = figuresInColumns(props.evaluator).map((figure) => ({
		...figure,
		className: figure.key === props.evaluator.rankingFigure ? "number pinned" : "number",
	}));
	return (
		<TableRegion label={title}>
			<table className="dense">
				<thead>
					<tr>
						<th scope="col">{title}</th>
						<th scope="col" className="number">
							{words.clipsHead}
						</th>
						{columns.map(({ key, title: figure, what, className }) => (
							<th key={key} scope="col" className={className} title={what}>
								{figure}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{Object.entries(props.slices).map(([name, slice]) => (
						<tr key={name} className={slice.small ? "small" : undefined} title={titleOf(slice)}>
							<th scope="row" className="sticky">
								{sliceWord(props.dimension, name)}
								{slice.figures === null ? (
									<span className="cell-note">{boardWords.notShown}</span>
								) : null}
							</th>
							<td className="number">{countWord(slice.clips)}</td>
							{columns.map(({ key, kind, className }) => (
								<td key={key} className={className}>
									<Figure
										value={kind === "percentage" && slice.clips === 0 ? null : slice.figures?.[key]}
										kind={kind}
									/>
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
