/** Who looks at the figures of a submission. */
export type FiguresReader = "organizer" | "team" | "other";

/** Whom a phase lets see figures, besides its organizers. */
export type FiguresAudience = "none" | "own" | "everyone";

/** How a figure may leave: not at all, at the shown precision, or as computed. */
export type FiguresPrecision = "hidden" | "rounded" | "exact";

/** What a phase says about its figures. */
export type FiguresRules = {
	figuresVisibility: FiguresAudience;
	/** From the phase's end on. */
	closedVisibility: FiguresAudience;
	closesAt: Date | null;
	freezesAt: Date | null;
	revealedAt: Date | null;
	isHiddenSplit: boolean;
};

/** Whom the phase's own rule lets see figures at an instant, the freeze aside. */
export const figuresAudience = (
	phase: Pick<FiguresRules, "figuresVisibility" | "closedVisibility" | "closesAt">,
	now: Date,
): FiguresAudience =>
	phase.closesAt !== null && now >= phase.closesAt
		? phase.closedVisibility
		: phase.figuresVisibility;

/**
 * Whether a submission is behind the freeze: received after it, and not revealed yet. Such a one is
 * on no board that others see, and its figures are for its own team at most.
 */
export const isBehindFreeze = (
	phase: Pick<FiguresRules, "freezesAt" | "revealedAt">,
	receivedAt: Date,
	now: Date,
): boolean =>
	phase.freezesAt !== null &&
	receivedAt >= phase.freezesAt &&
	(phase.revealedAt === null || now < phase.revealedAt);

/**
 * Since when the board of a phase shows nothing new to others: what was received from then on is
 * behind the freeze. Null while it is not frozen, and once it is revealed.
 */
export const frozenSince = (
	phase: Pick<FiguresRules, "freezesAt" | "revealedAt">,
	now: Date,
): Date | null => {
	const { freezesAt } = phase;
	if (freezesAt === null || now < freezesAt) return null;
	return isBehindFreeze(phase, freezesAt, now) ? freezesAt : null;
};

/**
 * The one visibility function for figures: pages, API, exports and streams ask it; mails, webhooks
 * and logs hold no figure.
 * On a hidden split nobody outside the worker sees more digits than the board shows, since exact
 * figures let a hidden label be read out bit by bit.
 */
export function figuresPrecision(
	reader: FiguresReader,
	phase: FiguresRules,
	of: { receivedAt: Date; now: Date },
): FiguresPrecision {
	const audience = figuresAudience(phase, of.now);
	const others = audience === "everyone" && !isBehindFreeze(phase, of.receivedAt, of.now);
	const seen = reader === "organizer" || others || (reader === "team" && audience !== "none");
	if (!seen) return "hidden";
	return phase.isHiddenSplit ? "rounded" : "exact";
}

/** Decimals of a shown percentage; equal at this precision is equal in rank. */
const shownDecimals = 2;

/** A figure as it is shown: a percentage with two decimals, always; a count as it is. */
export const shownFigure = (figure: number, kind: "percentage" | "count" = "percentage"): string =>
	kind === "count" ? String(figure) : figure.toFixed(shownDecimals);

/** A figure as it may leave under a precision that is not `hidden`. Counts are whole and stay so. */
export const leavingFigure = (figure: number, precision: "rounded" | "exact"): number =>
	precision === "exact" ? figure : Number(shownFigure(figure));
