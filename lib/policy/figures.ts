import type { FiguresVisibility } from "./rules.ts";

/** Who looks at the figures of a submission. */
export type FiguresReader = "organizer" | "team" | "other";

/** How a figure may leave: not at all, at the shown precision, or as computed. */
export type FiguresPrecision = "hidden" | "rounded" | "exact";

/**
 * The one visibility function for figures: pages, API, exports, mails and logs ask it.
 * On a hidden split nobody outside the worker sees more digits than the board shows, since exact
 * figures let a hidden label be read out bit by bit.
 */
export function figuresPrecision(
	reader: FiguresReader,
	phase: { visibility: FiguresVisibility; isHiddenSplit: boolean },
): FiguresPrecision {
	const seen =
		reader === "organizer" ||
		phase.visibility === "everyone" ||
		(phase.visibility === "own" && reader === "team");
	if (!seen) return "hidden";
	return phase.isHiddenSplit ? "rounded" : "exact";
}

/** Decimals of a shown percentage; equal at this precision is equal in rank. */
const shownDecimals = 2;

/** A percentage as it is shown: two decimals, always. */
export const shownFigure = (percentage: number): string => percentage.toFixed(shownDecimals);

/** A percentage as it may leave under a precision that is not `hidden`. */
export const leavingFigure = (percentage: number, precision: "rounded" | "exact"): number =>
	precision === "exact" ? percentage : Number(shownFigure(percentage));
