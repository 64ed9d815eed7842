import Link from "next/link";
import { Badge, StateBadge } from "#app/_components/badge.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { DeskSubmissionLine } from "#lib/desk/index.ts";
import { words } from "./words.ts";

const shownDigits = 12;

function Line({ line, desk }: { line: DeskSubmissionLine; desk: string }) {
	return (
		<tr>
			<th scope="row">
				<Link href={`${desk}/submissions/${line.id}`} prefetch={false}>
					<Instant at={line.receivedAt} precision="second" />
				</Link>
				<span className="cell-note">{line.phase.title}</span>
			</th>
			<td>
				<StateBadge state={line.state} />{" "}
				{line.isVerified ? <Badge tone="accent">{words.marked}</Badge> : null}
				{line.problemTotal > 0 ? (
					<span className="cell-note">{words.problems(line.problemTotal)}</span>
				) : null}
			</td>
			<td className="number">
				<Figure value={line.score} />
			</td>
			<td className="words">
				<bdi>{line.team.name}</bdi>
				<span className="cell-note">
					#{line.team.number}
					{line.team.isBaseline ? ` · ${words.baseline}` : null}
				</span>
			</td>
			<td className="words">
				<bdi>{line.method.name}</bdi>
			</td>
			<td className="words">
				<bdi>{line.fileName}</bdi>
				<span className="cell-note">
					<code>{line.sha256.slice(0, shownDigits)}</code>
				</span>
			</td>
		</tr>
	);
}

export function SubmissionTable(props: { lines: readonly DeskSubmissionLine[]; desk: string }) {
	if (props.lines.length === 0) return <p className="empty">{words.none}</p>;
	return (
		<TableRegion label={words.title}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.received}</th>
						<th scope="col">{words.state}</th>
						<th scope="col" className="number">
							{words.score}
						</th>
						<th scope="col">{words.team}</th>
						<th scope="col">{words.method}</th>
						<th scope="col">{words.file}</th>
					</tr>
				</thead>
				<tbody>
					{props.lines.map((line) => (
						<Line key={line.id} line={line} desk={props.desk} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
