import { Badge } from "./badge.tsx";
import { countWord } from "./figure.tsx";
import { TableRegion } from "./table-region.tsx";

export type ListedProblem = {
	code: string;
	severity: "error" | "warning";
	pointer: string;
	line: number;
	column: number;
	message: string;
};

const words = {
	line: "Line",
	column: "Column",
	what: "What, and where",
	warning: "warning",
	top: "whole file",
	more: (shown: number, total: number) =>
		`The first ${countWord(shown)} of ${countWord(total)} are listed.`,
};

/** What is wrong with a file, or worth knowing, and where it stands in it. */
export function ProblemList(props: {
	label: string;
	problems: readonly ListedProblem[];
	total: number;
}) {
	const { problems, total } = props;
	const isMixed = new Set(problems.map(({ severity }) => severity)).size > 1;
	return (
		<>
			<TableRegion label={props.label}>
				<table className="problems">
					<thead>
						<tr>
							<th scope="col" className="number">
								{words.line}
							</th>
							<th scope="col" className="number">
								{words.column}
							</th>
							<th scope="col">{words.what}</th>
						</tr>
					</thead>
					<tbody>
						{problems.map((problem) => (
							<tr key={`${problem.line}:${problem.column}:${problem.code}:${problem.pointer}`}>
								<td className="number">{problem.line}</td>
								<td className="number">{problem.column}</td>
								<td>
									{isMixed && problem.severity === "warning" ? (
										<>
											<Badge tone="caution">{words.warning}</Badge>{" "}
										</>
									) : null}
									{problem.message}
									<br />
									{problem.pointer === "" ? (
										<span className="quiet fine">{words.top}</span>
									) : (
										<code>{problem.pointer}</code>
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
			{total > problems.length ? (
				<p className="quiet fine">{words.more(problems.length, total)}</p>
			) : null}
		</>
	);
}
