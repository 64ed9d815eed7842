import Link from "next/link";
import {
	type ArrangedBoard,
	type Arrangement,
	arrange,
	type Board,
} from "#lib/leaderboard/index.ts";
import { rankingFigureOf } from "#lib/scoring/index.ts";
import { DemonstrationNotice } from "../notice.tsx";
import { PageHead } from "../page-head.tsx";
import { ZonedInstant } from "../zoned-instant.tsx";
import { boardQuery, withoutFacets } from "./address.ts";
import { BoardCharts } from "./board-charts.tsx";
import { BoardControls } from "./board-controls.tsx";
import { BoardRescored, type Rescored } from "./board-rescored.tsx";
import { BoardState, BoardTombstones } from "./board-state.tsx";
import { BoardTable } from "./board-table.tsx";
import { BoardTakedowns, type Gone } from "./board-takedowns.tsx";
import { words } from "./words.ts";

type Head = Pick<Board, "challenge" | "phase">;

const challengePath = ({ challenge }: Head) => `/challenges/${challenge.slug}`;
const boardPath = (head: Head) => `${challengePath(head)}/${head.phase.slug}`;

const leadOf = ({ evaluator }: Board) =>
	words.lead(rankingFigureOf(evaluator).title, evaluator.rankedBy);

function BoardHead({ head, lead }: { head: Head; lead: string }) {
	return (
		<>
			<PageHead
				title={words.board(head.phase.title)}
				crumbs={[{ title: head.challenge.title, href: challengePath(head) }]}
				lead={lead}
			/>
			<DemonstrationNotice notice={head.challenge.demonstrationNotice} />
		</>
	);
}

/** The board of a phase in one arrangement: the same page for the cached and the asked-for view. */
export function BoardPage(props: {
	board: Board;
	arrangement: Arrangement;
	gone: Gone;
	rescored: Rescored;
}) {
	const { board, arrangement, gone, rescored } = props;
	const arranged = arrange(board, arrangement);
	const path = boardPath(board);
	if (board.rows.length === 0)
		return (
			<div className="page wide">
				<BoardHead head={board} lead={leadOf(board)} />
				<BoardState board={board} />
				<BoardRescored rescored={rescored} />
				<Empty
					title={words.emptyTitle}
					sentence={words.empty}
					link={{ title: words.submit, href: `${path}/submit` }}
				/>
				<BoardTombstones tombstones={board.tombstones} />
				<BoardTakedowns gone={gone} />
			</div>
		);
	return (
		<div className="page wide">
			<BoardHead head={board} lead={leadOf(board)} />
			<BoardState board={board} />
			<BoardRescored rescored={rescored} />
			<BoardControls arranged={arranged} path={path} />
			<BoardLinks board={board} arrangement={arrangement} shown={arranged} />
			{arranged.shownRows > 0 ? (
				<BoardTable arranged={arranged} path={path} teams={`${challengePath(board)}/teams`} />
			) : (
				<Empty
					title={words.noMatchTitle}
					sentence={words.noMatch}
					link={{
						title: words.clear,
						href: `${path}${boardQuery(withoutFacets(arrangement))}`,
					}}
				/>
			)}
			<BoardFoot board={board} />
			<BoardCharts board={board} arranged={arranged} />
			<MethodNotes board={board} />
			<BoardTombstones tombstones={board.tombstones} />
			<BoardTakedowns gone={gone} />
		</div>
	);
}

type Shown = Pick<ArrangedBoard, "shownRows" | "totalRows" | "omittedRows">;

/** How much is shown, where else on the page to go, and the table itself as a file. */
function BoardLinks(props: { board: Board; arrangement: Arrangement; shown: Shown }) {
	const { board, shown } = props;
	const query = boardQuery(props.arrangement);
	const file = `/api/v1/challenges/${board.challenge.slug}/phases/${board.phase.slug}/board`;
	return (
		<div className="board-links">
			<span>
				{words.tableCaption(shown.shownRows, shown.totalRows)}
				{shown.omittedRows > 0 ? `. ${words.omitted(shown.omittedRows)}` : null}
			</span>
			<span>
				{words.export} <a href={`${file}.csv${query}`}>{words.csv}</a>,{" "}
				<a href={`${file}${query}`}>{words.json}</a>
			</span>
			<a href="#curves">
				{board.evaluator.curve === "average-recall" ? words.toCurves : words.toDurations}
			</a>
			<Link href={`/docs#${board.evaluator.kind}`}>{words.figuresLink}</Link>
			<Link className="button plain" href={`${boardPath(board)}/submit`} prefetch={false}>
				{words.submit}
			</Link>
		</div>
	);
}

const withholds = ({ values }: Board) =>
	Object.values(values).some((slices) => slices.some(({ isWithheld }) => isWithheld));

function BoardFoot({ board }: { board: Board }) {
	const { evaluator } = board;
	const hasReported = board.rows.some(({ kind }) => kind === "reported");
	const isDemonstration = board.challenge.demonstrationNotice !== null;
	return (
		<div className="prose quiet fine">
			{hasReported ? <p>{isDemonstration ? words.notComparable : words.notScoredHere}</p> : null}
			<p>
				{evaluator.noIntervalBecause ?? words.interval(rankingFigureOf(evaluator).title)}{" "}
				{words.missing} {words.small}
				{withholds(board) ? ` ${words.withheldTitle}` : null}
			</p>
		</div>
	);
}

function MethodNotes({ board }: { board: Board }) {
	const described = board.rows.filter(({ description }) => description !== "");
	if (described.length === 0) return null;
	return (
		<section className="section" aria-labelledby="methods-heading">
			<h2 id="methods-heading">{words.methods}</h2>
			<dl className="method-notes">
				{described.map((row) => (
					<div key={row.id}>
						<dt>{row.method}</dt>
						<dd>{row.description}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function Empty(props: { title: string; sentence: string; link: { title: string; href: string } }) {
	return (
		<div className="empty">
			<h2>{props.title}</h2>
			<p className="quiet">{props.sentence}</p>
			<Link href={props.link.href} prefetch={false}>
				{props.link.title}
			</Link>
		</div>
	);
}

/** A board whose figures are not for this reader: says so instead of pretending it is not there. */
export function HiddenBoardPage(props: {
	head: Head;
	sentence: string;
	/** When it becomes public by itself, where that is known. */
	publicFrom: string | null;
}) {
	const { head, sentence, publicFrom } = props;
	return (
		<div className="page wide">
			<PageHead
				title={words.board(head.phase.title)}
				crumbs={[{ title: head.challenge.title, href: challengePath(head) }]}
			/>
			<DemonstrationNotice notice={head.challenge.demonstrationNotice} />
			<div className="empty">
				<h2>{words.hiddenTitle}</h2>
				<p className="quiet">{sentence}</p>
				{publicFrom ? (
					<p className="quiet">
						{words.publicFrom} <ZonedInstant at={publicFrom} />
					</p>
				) : null}
				<Link href={challengePath(head)}>{words.challengePage}</Link>
			</div>
		</div>
	);
}
