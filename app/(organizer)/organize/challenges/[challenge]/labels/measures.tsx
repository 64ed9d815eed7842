import { BarChart } from "#app/_components/charts/bar-chart.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { LabelSetView, PhaseOfLabels } from "#lib/label-sets/index.ts";
import { shownFigure } from "#lib/policy/index.ts";
import { findEvaluator } from "#lib/scoring/index.ts";
import { measure } from "./actions.ts";
import { words } from "./words.ts";

type Measure = NonNullable<LabelSetView["summary"]>["measures"][number];
type Named = Measure & { name: string; evaluatorTitle: string };

const titlesOf = (phases: readonly PhaseOfLabels[]) => phases.map(({ title }) => title).join(", ");

function Chart({ measures }: { measures: readonly Named[] }) {
	return (
		<div className="label-measures">
			<BarChart
				title={words.measures}
				axis={words.axis}
				keyed={false}
				groups={measures.map(({ name, evaluatorTitle, ceiling, baselines }) => ({
					name,
					note: evaluatorTitle,
					small: false,
					bars: [
						{ id: "ceiling", name: words.perfect, value: ceiling, series: 0 },
						...baselines.map(({ slug, title, score }, at) => ({
							id: slug,
							name: title,
							value: score,
							series: at + 1,
						})),
					],
				}))}
			/>
		</div>
	);
}

function Table({ measures }: { measures: readonly Named[] }) {
	return (
		<TableRegion label={words.measures}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.protocol}</th>
						<th scope="col" className="number">
							{words.perfect}
						</th>
						{measures[0]?.baselines.map(({ slug, title }) => (
							<th key={slug} scope="col" className="number">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{measures.map(({ protocolSha256, name, ceiling, baselines }) => (
						<tr key={protocolSha256}>
							<th scope="row">{name}</th>
							<td className="number">
								<Figure value={ceiling} />
							</td>
							{baselines.map(({ slug, score }) => (
								<td key={slug} className="number">
									<Figure value={score} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

/** Why a perfect file does not get 100, in a line; nothing where it does. */
function Ceiling({ evaluator, ceiling }: Measure) {
	if (ceiling >= 100) return null;
	const why = evaluator === "onset-proposals" ? words.ceilings[evaluator] : words.ceilings.other;
	return <p>{why(shownFigure(ceiling))}</p>;
}

/** What a perfect file and files that look at no frame get, under the protocol of each phase. */
export function Measures(props: {
	challenge: string;
	labelSet: LabelSetView;
	phases: readonly PhaseOfLabels[];
}) {
	const { challenge, labelSet } = props;
	const phases = props.phases.filter(
		({ datasetVersion, subset }) =>
			datasetVersion === labelSet.datasetVersion && subset === labelSet.subset,
	);
	const known = labelSet.summary?.measures ?? [];
	const measures = known.flatMap((one): Named[] => {
		const users = phases.filter(({ protocolSha256 }) => protocolSha256 === one.protocolSha256);
		if (users.length === 0 && phases.length > 0) return [];
		const evaluatorTitle = findEvaluator(one.evaluator)?.title ?? one.evaluator;
		return [{ ...one, evaluatorTitle, name: titlesOf(users) || words.newPhases }];
	});
	const missing = phases.filter(
		(phase) => !known.some(({ protocolSha256 }) => protocolSha256 === phase.protocolSha256),
	);
	return (
		<>
			<h3>{words.measures}</h3>
			{measures.map((one) => (
				<Ceiling key={one.protocolSha256} {...one} />
			))}
			{measures.length > 0 ? (
				<>
					<Chart measures={measures} />
					<Table measures={measures} />
				</>
			) : null}
			{missing.length > 0 || measures.length === 0 ? (
				<>
					{missing.length > 0 ? <p>{words.unmeasured(titlesOf(missing))}</p> : null}
					<form action={measure.bind(null, challenge, labelSet.id)}>
						<button type="submit" className="plain">
							{words.measure}
						</button>
					</form>
				</>
			) : null}
		</>
	);
}
