import { type Anonymity, isTeamHidden, shownMethod, shownTeamName } from "#lib/policy/index.ts";
import type { Entry } from "./queries.ts";
import type { Board, BoardRow } from "./view.ts";

/** A board with its names, and its scored rows once more as they stand while teams are anonymous. */
export type BothBoards = {
	board: Board;
	neutralRows: BoardRow[];
	teams: ReadonlyMap<string, Entry["team"]>;
};

/** An entry as if its team were hidden. */
export const neutral = (entry: Entry): Entry => {
	const { team, ordinal } = entry;
	return {
		...entry,
		team: { ...team, name: shownTeamName(true, team) },
		method: shownMethod(true, entry.method, { team, ordinal }),
	};
};

/** The board for one reader: who is hidden from them stands there under neutral names. */
export function shownRows(
	{ board, neutralRows, teams }: BothBoards,
	reader: { isOrganizer: boolean; teamId: string | null },
	at: Anonymity,
): Board {
	const neutralOf = new Map(neutralRows.map((row) => [row.id, row]));
	const readerOf = (teamId: string) => {
		if (reader.isOrganizer) return "organizer";
		return reader.teamId === teamId ? "team" : "other";
	};
	const rows = board.rows.map((row) => {
		const team = teams.get(row.id);
		return team && isTeamHidden(readerOf(team.id), team, at) ? (neutralOf.get(row.id) ?? row) : row;
	});
	return { ...board, rows };
}
