import { shownFigure } from "#lib/policy/index.ts";

/** What stands where a figure is missing: never a zero. One character, since a board has hundreds. */
export const missing = "–";

/** A percentage at the shown precision: two decimals, always. */
export function Figure({ value }: { value: number | null | undefined }) {
	return value === null || value === undefined ? missing : shownFigure(value);
}

/** Both ends of an interval at the shown precision. */
export function Interval({ ends }: { ends: readonly [number, number] }) {
	return `${shownFigure(ends[0])}–${shownFigure(ends[1])}`;
}

/** A count with thousands set apart. */
export const countWord = (count: number): string => count.toLocaleString("en");
