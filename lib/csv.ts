const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** What spreadsheets begin a formula with, in either width and behind whatever blanks. */
const beginsFormula = (text: string) => /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/.test(text);

function cell(value: string | number | null): string {
	if (value === null) return "";
	if (typeof value === "number") return String(value);
	const plain = beginsFormula(value) && !isFigure(value) ? `'${value}` : value;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * One line of a file as RFC 4180 has it, its end included. Text that a spreadsheet would run as a
 * formula is made plain text.
 */
export const csvLine = (values: readonly (string | number | null)[]): string =>
	`${values.map(cell).join(",")}\r\n`;
