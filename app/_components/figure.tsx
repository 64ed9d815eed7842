import { shownFigure } from "#lib/policy/index.ts";

const words = { missing: "not given" };

/** A figure that is not there: an en dash, never a zero. */
export function Missing() {
	return (
		<>
			<span aria-hidden="true">–</span>
			<span className="visually-hidden">{words.missing}</span>
		</>
	);
}

/** A percentage at the shown precision: two decimals, always. */
export function Figure({ value }: { value: number | null | undefined }) {
	return value === null || value === undefined ? <Missing /> : shownFigure(value);
}

/** Both ends of an interval at the shown precision. */
export function Interval({ ends }: { ends: readonly [number, number] }) {
	return `${shownFigure(ends[0])}–${shownFigure(ends[1])}`;
}

/** A count with thousands set apart. */
export const countWord = (count: number): string => count.toLocaleString("en");
