import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { Figure, missing } from "#app/_components/figure.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import {
	type ChangeView,
	type Move,
	moves,
	type PreviewView,
	type RescoringView,
} from "#lib/rescoring/index.ts";
import { moveWords, oneWords as words } from "../words.ts";

type Board = PreviewView["board"];
type Asked = { move: Move | "all"; text: string; board: Board };

const query = (asked: Asked, page?: number) => {
	const { move, text } = asked;
	const board = asked.board === "public" ? "" : asked.board;
	const entries = { board, move, text, page: page && page > 1 ? String(page) : "" };
	const given = Object.entries(entries).filter(([, value]) => value !== "" && value !== "all");
	return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
};

/** Up and down are said by a sign and a word to those who do not see the arrow. */
function Moves({ row }: { row: ChangeView }) {
	const { ranks, move } = row;
	if (ranks === 0) return null;
	return (
		<span className="cell-note" title={moveWords[move]}>
			{ranks === null ? moveWords[move] : `${ranks > 0 ? "▲" : "▼"} ${Math.abs(ranks)}`}
		</span>
	);
}

/** A figure that says which way it goes. */
function Change({ change }: { change: number | null }) {
	if (change === null) return missing;
	return (
		<>
			{["−", "", "+"][Math.sign(change) + 1]}
			<Figure value={Math.abs(change)} />
		</>
	);
}

function Row({ row }: { row: ChangeView }) {
	const { method, team, before, after, change } = row;
	return (
		<tr>
			<th scope="row">
				{method}
				{after?.isBehindFreeze || before?.isBehindFreeze ? (
					<>
						{" "}
						<Badge tone="dashed">{words.behindFreeze}</Badge>
					</>
				) : null}
				<span className="cell-note">{team}</span>
			</th>
			<td className="number">
				{before?.rank ?? missing} → {after?.rank ?? missing}
				<Moves row={row} />
			</td>
			<td className="number">
				<Figure value={before?.score} />
			</td>
			<td className="number">
				<Figure value={after?.score} />
			</td>
			<td className="number">
				<Change change={change} />
			</td>
		</tr>
	);
}

function Filters({ asked, isFrozen }: { asked: Asked; isFrozen: boolean }) {
	return (
		<form className="filters" method="get" action="#preview" key={JSON.stringify(asked)}>
			{isFrozen ? (
				<label>
					<span>{words.boards}</span>
					<select name="board" defaultValue={asked.board}>
						{(["public", "whole"] as const).map((board) => (
							<option key={board} value={board}>
								{words.board[board]}
							</option>
						))}
					</select>
				</label>
			) : null}
			<label>
				<span>{words.filter}</span>
				<select name="move" defaultValue={asked.move}>
					{(["all", ...moves] as const).map((move) => (
						<option key={move} value={move}>
							{moveWords[move]}
						</option>
					))}
				</select>
			</label>
			<label className="search">
				<span>{words.search}</span>
				<input type="search" name="text" defaultValue={asked.text} maxLength={100} />
			</label>
			<button type="submit" className="plain">
				{words.apply}
			</button>
		</form>
	);
}

const heads = [
	[words.method, false],
	[words.ranks, true],
	[words.oldScore, true],
	[words.newScore, true],
	[words.change, true],
] as const;

/** Every change of score and rank, the largest first. */
export function Preview(props: {
	preview: PreviewView;
	state: RescoringView["state"];
	asked: Asked;
	/** The page itself, and where its rows are had as a file. */
	page: string;
	csv: string;
}) {
	const { preview, asked } = props;
	const { counts, rows, matching, page, pages } = preview;
	const at = (number: number) => `${props.page}${query(asked, number)}#preview`;
	return (
		<>
			{preview.publicSees === "nothing" ? <p>{words.publicNothing}</p> : null}
			{preview.publicSees === "before_freeze" ? <p>{words.frozen[props.state]}</p> : null}
			<ul className="move-counts">
				{(["up", "down", "same", "enters", "leaves", "scores"] as const).map((name) => (
					<li key={name}>
						<strong>{counts[name].toLocaleString("en")}</strong> {words.counts[name]}
					</li>
				))}
			</ul>
			<Filters asked={asked} isFrozen={preview.frozenSince !== null} />
			{rows.length === 0 ? (
				<p>{words.empty}</p>
			) : (
				<TableRegion label={words.preview}>
					<table>
						<thead>
							<tr>
								{heads.map(([head, isNumber]) => (
									<th key={head} scope="col" className={isNumber ? "number" : undefined}>
										{head}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{rows.map((row) => (
								<Row key={row.methodId} row={row} />
							))}
						</tbody>
					</table>
				</TableRegion>
			)}
			<div className="paging">
				<span className="quiet">
					{words.rows(matching)}
					{pages > 1 ? `. ${words.page(page, pages)}` : null}
				</span>
				{page > 1 ? <Link href={at(page - 1)}>{words.previous}</Link> : null}
				{page < pages ? <Link href={at(page + 1)}>{words.next}</Link> : null}
				<a href={`${props.csv}${query(asked)}`}>{words.csv}</a>
			</div>
		</>
	);
}
