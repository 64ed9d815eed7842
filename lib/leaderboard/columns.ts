import {
	type EvaluatorDescription,
	figuresInColumns,
	rankingFigureOf,
	sliceFiguresOf,
} from "#lib/scoring/index.ts";
import type { Arrangement } from "./input.ts";
import type { Board, BoardRow } from "./view.ts";

/** A column of the table as it is shown, sorted by and exported. */
export type Column = {
	key: string;
	title: string;
	/** What its values are: the evaluator's figures, or words and places. */
	kind: "percentage" | "count" | "plain";
	/** Which way it runs when it is first sorted by. */
	natural: "asc" | "desc";
	/** The figure that the board ranks by. */
	isRanking: boolean;
	/** Whether every breakdown has it. */
	isLasting: boolean;
	/** The slice that it is of, with its figure's own title. */
	slice: {
		name: string;
		clips: number;
		small: boolean;
		isWithheld: boolean;
		title: string;
		isFirst: boolean;
	} | null;
	value: (row: BoardRow) => string | number | null;
};

const plain = (key: string, title: string, value: Column["value"], isLasting = true): Column => ({
	key,
	title,
	kind: "plain",
	natural: "asc",
	isRanking: false,
	isLasting,
	slice: null,
	value,
});

type FigureDescription = EvaluatorDescription["figures"][number];

const figureColumn = ({ key, title, kind, better }: FigureDescription): Column => ({
	key,
	title,
	kind,
	natural: better === "higher" ? "desc" : "asc",
	isRanking: false,
	isLasting: false,
	slice: null,
	value: (row) => row.figures.find((figure) => figure.key === key)?.value ?? null,
});

export function rankingColumn(evaluator: EvaluatorDescription): Column {
	const ranking = figureColumn(rankingFigureOf(evaluator));
	return { ...ranking, isRanking: true, isLasting: true, value: (row) => row.score };
}

/** Columns of a breakdown: the evaluator's choice of figures for each of its values. */
function sliceColumns(board: Board, breakdown: string): Column[] {
	const figures = sliceFiguresOf(board.evaluator);
	return (board.values[breakdown] ?? []).flatMap(({ name, clips, small, isWithheld }) =>
		figures.map((figure, place) => ({
			...figureColumn(figure),
			key: `${figure.key}.${name}`,
			title: `${figure.title} ${name}`,
			slice: { name, clips, small, isWithheld, title: figure.title, isFirst: place === 0 },
			// Of no clips nothing can be found: the figure is 0 and means nothing.
			value: (row) => (clips === 0 ? null : (row.cells[breakdown]?.[name]?.[figure.key] ?? null)),
		})),
	);
}

/** The columns of a board under a breakdown, in order. */
export function columnsOf(board: Board, breakdown: Arrangement["breakdown"]): Column[] {
	const ranking = rankingColumn(board.evaluator);
	const backbone = plain("backbone", "Backbone", (row) => row.backbone);
	const who = [
		plain("rank", "Rank", (row) => row.rank),
		plain("method", "Method", (row) => row.method),
		plain("team", "Team", (row) => row.team),
		plain("kind", "Kind", (row) => row.kind),
	];
	if (breakdown !== "overall")
		return [...who, backbone, ...sliceColumns(board, breakdown), ranking];
	return [
		...who,
		plain("network", "Network", (row) => row.network, false),
		backbone,
		plain("fashion", "Fashion", (row) => row.fashion, false),
		plain("streams", "Streams", (row) => row.streams, false),
		plain("pretraining", "Pre-training", (row) => row.pretraining, false),
		...figuresInColumns(board.evaluator).map((figure) =>
			figure.key === ranking.key ? ranking : figureColumn(figure),
		),
		plain("date", "Date", (row) => row.receivedAt, false),
	];
}
