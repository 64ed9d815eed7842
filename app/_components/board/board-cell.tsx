import Link from "next/link";
import type { BoardRow, Column } from "#lib/leaderboard/index.ts";
import { KindBadge } from "../badge.tsx";
import { Figure, Interval, missing } from "../figure.tsx";
import { Instant } from "../instant.tsx";
import { words } from "./words.ts";

/** Short words that read badly when they are broken. */
const whole = new Set(["kind", "fashion", "streams", "pretraining", "date"]);

/** One cell of a row. The method is the row's heading, unless the row stands for a group. */
export function BoardCell(props: {
	row: BoardRow;
	column: Column;
	/** The address below which each team has its page. */
	teams: string;
	isHeading: boolean;
}) {
	const { row, column } = props;
	if (column.key === "method")
		return props.isHeading ? (
			<th scope="row" className="method sticky">
				<Method row={row} />
			</th>
		) : (
			<td className="method">
				<Method row={row} />
			</td>
		);
	if (column.kind !== "plain") return <FigureCell row={row} column={column} />;
	if (column.key === "rank") return <td className="number rank">{row.rank ?? missing}</td>;
	return (
		<td className={whole.has(column.key) ? "whole" : undefined}>
			{column.key === "team" && row.teamNumber !== null ? (
				<Link href={`${props.teams}/${row.teamNumber}`} prefetch={false}>
					{row.team}
				</Link>
			) : (
				plain(row, column)
			)}
		</td>
	);
}

function plain(row: BoardRow, column: Column) {
	if (column.key === "kind") return <KindBadge kind={row.kind} />;
	if (column.key === "date")
		return row.receivedAt ? <Instant at={row.receivedAt} precision="day" /> : missing;
	return column.value(row) ?? missing;
}

function FigureCell({ row, column }: { row: BoardRow; column: Column }) {
	const value = column.value(row);
	const classes = ["number"];
	if (column.slice?.small) classes.push("small");
	if (column.isRanking) classes.push("ranking", "pinned");
	if (column.slice?.isFirst) classes.push("slice-start");
	return (
		<td className={classes.join(" ")}>
			<Figure
				value={typeof value === "number" ? value : null}
				{...(column.kind === "plain" ? {} : { kind: column.kind })}
			/>
			{column.isRanking && row.scoreInterval ? (
				<span className="cell-note">
					<Interval ends={row.scoreInterval} />
				</span>
			) : null}
		</td>
	);
}

function Method({ row }: { row: BoardRow }) {
	const notes = [
		row.source,
		row.submissions > 1 ? words.submissions(row.submissions) : null,
		row.verification ? words.verified(row.verification) : null,
		row.paperUrl ? (
			<a key="paper" href={row.paperUrl} rel="noopener nofollow ugc">
				{words.paper}
			</a>
		) : null,
		row.codeUrl ? (
			<a key="code" href={row.codeUrl} rel="noopener nofollow ugc">
				{words.code}
			</a>
		) : null,
	].filter((note) => note !== null);
	return (
		<>
			<span className="method-name">{row.method}</span>
			{notes.length > 0 ? (
				<span className="cell-note">
					{notes.map((note, index) => (
						<span key={typeof note === "string" ? note : note.key}>
							{index > 0 ? " · " : ""}
							{note}
						</span>
					))}
				</span>
			) : null}
		</>
	);
}
