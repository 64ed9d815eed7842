import { csvLine } from "#lib/csv.ts";
import { shownFigure } from "#lib/policy/index.ts";
import type { ArrangedBoard } from "./arrange.ts";

/** Exactly what the arranged board shows, as it is shown, one line a row. */
export function boardTable(arranged: ArrangedBoard) {
	const grouped = arranged.arrangement.group !== "none";
	const head = arranged.columns.map(({ title, slice }) =>
		slice === null ? title : `${title} (${slice.clips} clips)`,
	);
	const heads = [...head, ...(grouped ? ["Rows in group"] : []), "Verification"];
	const lines = arranged.groups.flatMap((group) =>
		group.rows.map((row) => {
			const values = arranged.columns.map(({ value, kind }) => {
				const shown = value(row);
				return kind === "plain" || typeof shown !== "number" ? shown : shownFigure(shown, kind);
			});
			return [...values, ...(grouped ? [group.size] : []), row.verification];
		}),
	);
	return { heads, lines };
}

export function boardCsv(arranged: ArrangedBoard): string {
	const { heads, lines } = boardTable(arranged);
	return [heads, ...lines].map(csvLine).join("");
}
