import { Badge } from "#app/_components/badge.tsx";
import { countWord, missing } from "#app/_components/figure.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { LabelSetView } from "#lib/label-sets/index.ts";
import { binWord, words } from "./words.ts";

type Rows = NonNullable<LabelSetView["summary"]>["counts"];
type Cell = Rows[number]["cells"][number];

function Pair({ cell, isCompared }: { cell: Cell; isCompared: boolean }) {
	const { clips, published, expected, isFar } = cell;
	return (
		<>
			<td className="number">
				{isFar ? (
					<>
						<Badge tone="caution">{words.far}</Badge>{" "}
					</>
				) : null}
				{countWord(clips)}
			</td>
			{isCompared ? (
				<td className="number quiet">
					{published === null ? missing : countWord(published)}
					{expected === null ? null : ` (${countWord(Math.round(expected))})`}
				</td>
			) : null}
		</>
	);
}

/** How many intervals there are, beside what the dataset's card publishes. */
export function Counts({ counts }: { counts: Rows }) {
	const bins = counts[0]?.cells.map(({ bin }) => bin) ?? [];
	const isCompared = counts.some(({ cells }) => cells.some(({ published }) => published !== null));
	return (
		<>
			<h3>{words.counts}</h3>
			<p className="quiet fine">{isCompared ? words.countsHint : words.countsAlone}</p>
			<TableRegion label={words.counts}>
				<table className="label-counts">
					<thead>
						<tr>
							<th scope="col" rowSpan={isCompared ? 2 : 1}>
								{words.category}
							</th>
							{bins.map((bin) => (
								<th
									key={bin}
									className="number"
									scope={isCompared ? "colgroup" : "col"}
									colSpan={isCompared ? 2 : 1}
								>
									{binWord(bin)} s
								</th>
							))}
						</tr>
						{isCompared ? (
							<tr>
								{bins.flatMap((bin) => [
									<th key={`${bin} here`} scope="col" className="number">
										{words.here}
									</th>,
									<th key={`${bin} card`} scope="col" className="number">
										{words.card}
									</th>,
								])}
							</tr>
						) : null}
					</thead>
					<tbody>
						{counts.map(({ category, cells }) => (
							<tr key={category ?? ""}>
								<th scope="row">{category ?? words.all}</th>
								{cells.map((cell) => (
									<Pair key={cell.bin} cell={cell} isCompared={isCompared} />
								))}
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
		</>
	);
}
