import { shownFigure } from "#lib/policy/index.ts";
import type { ArrangedBoard } from "./arrange.ts";

/** RFC 4180; text that a spreadsheet would run as a formula is made plain text. */
function cell(value: string | number | null): string {
	if (value === null) return "";
	if (typeof value === "number") return String(value);
	const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One line of a file, its end included. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
	`${values.map(cell).join(",")}\r\n`;

/** Exactly what the arranged board shows, one line a row. */
export function boardCsv(arranged: ArrangedBoard): string {
	const grouped = arranged.arrangement.group !== "none";
	const head = arranged.columns.map(({ title, clips }) =>
		clips === null ? title : `${title} (${clips} clips)`,
	);
	const lines = arranged.groups.flatMap((group) =>
		group.rows.map((row) => {
			const values = arranged.columns.map(({ value, isFigure }) => {
				const shown = value(row);
				return isFigure && typeof shown === "number" ? shownFigure(shown) : shown;
			});
			return grouped ? [...values, group.size] : values;
		}),
	);
	return [grouped ? [...head, "Rows in group"] : head, ...lines].map(csvLine).join("");
}
