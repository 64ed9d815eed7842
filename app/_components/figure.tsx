import { shownFigure } from "#lib/policy/index.ts";

/** What stands where a figure is missing: never a zero. One character, since a board has hundreds. */
export const missing = "–";

/** A figure as it is shown: a percentage with two decimals, always; a count with thousands set apart. */
export function Figure(props: { value: number | null | undefined; kind?: "percentage" | "count" }) {
	const { value, kind } = props;
	if (value === null || value === undefined) return missing;
	return kind === "count" ? countWord(value) : shownFigure(value);
}

/** Both ends of an interval at the shown precision. */
export function Interval({ ends }: { ends: readonly [number, number] }) {
	return `${shownFigure(ends[0])}–${shownFigure(ends[1])}`;
}

/** A count with thousands set apart. */
export const countWord = (count: number): string => count.toLocaleString("en");
