import Link from "next/link";
import type { ArrangedBoard, BoardRow, Column } from "#lib/leaderboard/index.ts";
import { TableRegion } from "../table-region.tsx";
import { boardQuery, sortedBy } from "./address.ts";
import { BoardCell } from "./board-cell.tsx";
import { sliceWord, words } from "./words.ts";

type Shown = { arranged: ArrangedBoard; path: string };

const isNumber = (column: Column) => column.kind !== "plain" || column.key === "rank";

const directionOf = ({ arrangement }: ArrangedBoard, column: Column) => {
	if (arrangement.group !== "none" || arrangement.sort !== column.key) return null;
	return arrangement.order ?? column.natural;
};

const sorts = { asc: "ascending", desc: "descending" } as const;
const opposite = { asc: "desc", desc: "asc" } as const;

function headClass(column: Column, isSticky: boolean): string | undefined {
	const classes = [
		isNumber(column) ? "number" : "",
		isSticky ? "sticky" : "",
		column.slice?.small ? "small" : "",
		column.isRanking ? "pinned" : "",
		column.slice?.isFirst ? "slice-start" : "",
	];
	return classes.filter((name) => name !== "").join(" ") || undefined;
}

function HeadCell(props: Shown & { column: Column; title: string; rowSpan?: number }) {
	const { arranged, column } = props;
	const sortable = arranged.arrangement.group === "none";
	const direction = directionOf(arranged, column);
	const sorting = sortedBy(arranged.arrangement, column, direction && opposite[direction]);
	return (
		<th
			scope="col"
			rowSpan={props.rowSpan}
			className={headClass(column, sortable && column.key === "method")}
			aria-sort={direction === null ? undefined : sorts[direction]}
		>
			{sortable ? (
				<Link href={`${props.path}${boardQuery(sorting)}`} scroll={false} prefetch={false}>
					{props.title}
				</Link>
			) : (
				props.title
			)}
		</th>
	);
}

function SliceHeads({ arranged }: { arranged: ArrangedBoard }) {
	const slices = arranged.columns.flatMap(({ slice }) => slice ?? []);
	return slices
		.filter(({ isFirst }) => isFirst)
		.map(({ name, clips, small, isWithheld }) => (
			<th
				key={name}
				scope="colgroup"
				colSpan={slices.filter((slice) => slice.name === name).length}
				className={small ? "small" : undefined}
				title={isWithheld ? words.withheldTitle : small ? words.fewClips(clips) : undefined}
			>
				{sliceWord(arranged.arrangement.breakdown, name)}
				<span className="cell-note">{isWithheld ? words.withheld(clips) : words.clips(clips)}</span>
			</th>
		));
}

/** One row of headings, or two where figures are broken down: the slices above their figures. */
function Head(props: Shown) {
	const { columns, arrangement } = props.arranged;
	const isSliced = columns.some(({ slice }) => slice !== null);
	const span = isSliced ? { rowSpan: 2 } : {};
	const firstSlice = columns.findIndex(({ slice }) => slice !== null);
	const before = isSliced ? columns.slice(0, firstSlice) : columns;
	const sliced = columns.filter(({ slice }) => slice !== null);
	const after = isSliced ? columns.slice(firstSlice + sliced.length) : [];
	const whole = (column: Column) => (
		<HeadCell key={column.key} {...props} {...span} column={column} title={column.title} />
	);
	return (
		<thead>
			<tr>
				{arrangement.group === "none" ? null : (
					<th scope="col" className="sticky" {...span}>
						{words.groupOf[arrangement.group]}
					</th>
				)}
				{before.map(whole)}
				{isSliced ? <SliceHeads arranged={props.arranged} /> : null}
				{after.map(whole)}
			</tr>
			{isSliced ? (
				<tr>
					{sliced.map((column) => (
						<HeadCell
							key={column.key}
							{...props}
							column={column}
							title={column.slice?.title ?? column.title}
						/>
					))}
				</tr>
			) : null}
		</thead>
	);
}

function Row(props: {
	row: BoardRow;
	teams: string;
	columns: readonly Column[];
	group: { name: string; size: number } | null;
}) {
	const { row, columns, group } = props;
	return (
		<tr className={row.kind}>
			{group ? (
				<th scope="row" className="sticky">
					{group.name}
					<span className="cell-note">{words.bestOf(group.size)}</span>
				</th>
			) : null}
			{columns.map((column) => (
				<BoardCell
					key={column.key}
					row={row}
					column={column}
					teams={props.teams}
					isHeading={group === null}
				/>
			))}
		</tr>
	);
}

/** `teams` is the address below which each team has its page. */
export function BoardTable(props: Shown & { teams: string }) {
	const { groups, columns, shownRows, totalRows } = props.arranged;
	return (
		<TableRegion label={words.table}>
			<table className="board-table">
				<caption className="visually-hidden">{words.tableCaption(shownRows, totalRows)}</caption>
				<Head arranged={props.arranged} path={props.path} />
				<tbody>
					{groups.flatMap(({ name, size, rows }) =>
						rows.map((row) => (
							<Row
								key={row.id}
								row={row}
								teams={props.teams}
								columns={columns}
								group={name === null ? null : { name, size }}
							/>
						)),
					)}
				</tbody>
			</table>
		</TableRegion>
	);
}
