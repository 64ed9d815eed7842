import { type Anonymity, isTeamHidden, shownMethod, shownTeamName } from "#lib/policy/index.ts";
import type { Entry, Tombstone } from "./queries.ts";
import type { Board, BoardRow } from "./view.ts";

/** A board for everybody: its names, and its scored rows once more as they stand while teams are anonymous. */
export type MadeBoard = {
	board: Omit<Board, "freeze" | "revision" | "tombstones">;
	neutralRows: BoardRow[];
	tombstones: Tombstone[];
	teams: ReadonlyMap<string, Entry["team"]>;
};

type Named = Pick<Entry, "team" | "method" | "ordinal">;

/** What names a team or a method, as if the team were hidden. */
export const neutral = <T extends Named>(named: T): T => {
	const { team, ordinal } = named;
	return {
		...named,
		team: { ...team, name: shownTeamName(true, team) },
		method: shownMethod(true, named.method, { team, ordinal }),
	};
};

/** A scored row of a hidden team: no way to its page, and no words that may name it. */
export const neutralRow = (row: BoardRow): BoardRow => ({
	...row,
	teamNumber: null,
	verification: row.verification === null ? null : "",
});

function viewTombstone({ submissionId, state, at, method, team }: Tombstone) {
	return {
		id: submissionId,
		method: method.name,
		team: team.name,
		what: state === "disqualified" ? ("disqualified" as const) : ("withdrawn" as const),
		at: at.toISOString(),
	};
}

/** The board for one reader: who is hidden from them stands there under neutral names. */
export function shownRows(
	{ board, neutralRows, tombstones, teams }: MadeBoard,
	reader: { isOrganizer: boolean; teamId: string | null },
	at: Anonymity,
): Omit<Board, "freeze" | "revision"> {
	const neutralOf = new Map(neutralRows.map((row) => [row.id, row]));
	const readerOf = (teamId: string) => {
		if (reader.isOrganizer) return "organizer";
		return reader.teamId === teamId ? "team" : "other";
	};
	const isHidden = (team: Entry["team"]) => isTeamHidden(readerOf(team.id), team, at);
	const rows = board.rows.map((row) => {
		const team = teams.get(row.id);
		return team && isHidden(team) ? (neutralOf.get(row.id) ?? row) : row;
	});
	const gone = tombstones.map((stone) => (isHidden(stone.team) ? neutral(stone) : stone));
	return { ...board, rows, tombstones: gone.map(viewTombstone) };
}
