import { shownFigure } from "#lib/policy/index.ts";
import type { ArrangedBoard } from "./arrange.ts";

const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** RFC 4180; text that a spreadsheet would run as a formula is made plain text. */
function cell(value: string | number | null): string {
	if (value === null) return "";
	if (typeof value === "number") return String(value);
	const plain = /^[=+\-@\t\r]/.test(value) && !isFigure(value) ? `'${value}` : value;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One line of a file, its end included. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
	`${values.map(cell).join(",")}\r\n`;

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
