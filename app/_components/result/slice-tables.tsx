import type { FiguresView } from "#lib/submissions/index.ts";
import { words as boardWords, sliceWord } from "../board/words.ts";
import { countWord, Figure } from "../figure.tsx";
import { Section } from "../section.tsx";
import { TableRegion } from "../table-region.tsx";
import { dimensionWords, words } from "./words.ts";

const dimensions = ["duration", "category", "source", "clips"] as const;
const budgets = ["1", "5", "10", "50", "100"] as const;

/** A table for each way the labelled intervals are broken down. */
export function SliceTables({ figures }: { figures: FiguresView }) {
	return (
		<Section id="breakdowns" title={words.breakdowns}>
			<p className="quiet">{words.breakdownsLead}</p>
			<div className="columns">
				{dimensions.map((dimension) => (
					<SliceTable key={dimension} dimension={dimension} slices={figures.slices[dimension]} />
				))}
			</div>
		</Section>
	);
}

function SliceTable(props: {
	dimension: (typeof dimensions)[number];
	slices: FiguresView["slices"]["duration"];
}) {
	const title = dimensionWords[props.dimension];
	return (
		<TableRegion label={title}>
			<table className="dense">
				<thead>
					<tr>
						<th scope="col">{title}</th>
						<th scope="col" className="number">
							{words.clipsHead}
						</th>
						{budgets.map((budget) => (
							<th key={budget} scope="col" className="number">{`AR@${budget}`}</th>
						))}
						<th scope="col" className="number pinned">
							{words.aucShort}
						</th>
					</tr>
				</thead>
				<tbody>
					{Object.entries(props.slices).map(([name, slice]) => (
						<tr
							key={name}
							className={slice.small ? "small" : undefined}
							title={slice.small ? boardWords.fewClips(slice.clips) : undefined}
						>
							<th scope="row" className="sticky">
								{sliceWord(props.dimension, name)}
							</th>
							<td className="number">{countWord(slice.clips)}</td>
							{budgets.map((budget) => (
								<td key={budget} className="number">
									<Figure value={slice.clips === 0 ? null : slice.ar[budget]} />
								</td>
							))}
							<td className="number pinned">
								<Figure value={slice.clips === 0 ? null : slice.auc} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
