import { Badge } from "#app/_components/badge.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { LabelSetView } from "#lib/label-sets/index.ts";
import { words } from "./words.ts";

type All = NonNullable<LabelSetView["problems"]>;
type Problem = All["listed"][number];

function Where({ pointer, line, column }: Problem) {
	if (pointer === "" && line === null) return <span className="quiet fine">{words.wholeFile}</span>;
	return (
		<>
			{pointer === "" ? null : <code>{pointer}</code>}
			{line === null || column === null ? null : <> {words.place(line, column)}</>}
		</>
	);
}

/** What a worker found, by rule and place. */
export function Problems({ problems }: { problems: All }) {
	const { listed, errors, warnings } = problems;
	const title = errors > 0 ? words.problems : words.warnings;
	return (
		<>
			<h3>{title}</h3>
			<TableRegion label={title}>
				<table className="problems">
					<thead>
						<tr>
							<th scope="col">{words.what}</th>
							<th scope="col" className="number">
								{words.times}
							</th>
						</tr>
					</thead>
					<tbody>
						{listed.map((problem) => (
							<tr key={`${problem.rule} ${problem.pointer} ${problem.line}:${problem.column}`}>
								<td>
									{errors > 0 && problem.severity === "warning" ? (
										<>
											<Badge tone="caution">{words.warnings}</Badge>{" "}
										</>
									) : null}
									{problem.message}
									<br />
									<Where {...problem} />
								</td>
								<td className="number">{countWord(problem.times)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
			{errors + warnings > listed.length ? (
				<p className="quiet fine">{words.more(listed.length, errors + warnings)}</p>
			) : null}
		</>
	);
}
