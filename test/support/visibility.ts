/** Whoever looks at figures: nobody known, two who have nothing to do with the team, one of it, an organizer. */
export const readers = ["stranger", "member", "rival", "team", "organizer"] as const;
export type Reader = (typeof readers)[number];

export const visibilities = ["none", "own", "everyone"] as const;
export type Visibility = (typeof visibilities)[number];

/**
 * What a reader finds of two files, the early one received before the freeze and the late one behind
 * it: `-` is neither.
 */
export type Found = "-" | "early" | "both";

const day = 86_400_000;
const from = (now: number, days: number) => new Date(now + days * day);

/** When the two files were received, in days from now. */
export const receivedDays = { early: -10, late: -5 } as const;

/** The states of a phase as the days, from now, of its instants. */
const instants = {
	"before it opens": { opensAt: 1, freezesAt: 2, closesAt: 3, revealedAt: null },
	open: { opensAt: -20, freezesAt: 2, closesAt: 3, revealedAt: null },
	frozen: { opensAt: -20, freezesAt: -7, closesAt: 3, revealedAt: null },
	"over and not revealed": { opensAt: -20, freezesAt: -7, closesAt: -3, revealedAt: null },
	"over and revealed": { opensAt: -20, freezesAt: -7, closesAt: -3, revealedAt: -1 },
	"over, never frozen": { opensAt: -20, freezesAt: null, closesAt: -3, revealedAt: null },
} as const;
export type State = keyof typeof instants;
export const states = Object.keys(instants) as State[];

/**
 * A phase in a state that shows figures to `visibility` now. What it says of the other half of its
 * life is something else, so that reading the wrong one is found out.
 */
export function phaseIn(state: State, visibility: Visibility, now = Date.now()) {
	const { opensAt, freezesAt, closesAt, revealedAt } = instants[state];
	const other: Visibility = visibility === "everyone" ? "none" : "everyone";
	const isOver = state.startsWith("over");
	return {
		opensAt: from(now, opensAt),
		closesAt: from(now, closesAt),
		freezesAt: freezesAt === null ? null : from(now, freezesAt),
		revealedAt: revealedAt === null ? null : from(now, revealedAt),
		figuresVisibility: isOver ? other : visibility,
		closedVisibility: isOver ? visibility : other,
	};
}

type Row = readonly [stranger: Found, member: Found, rival: Found, team: Found, organizer: Found];
type Table = Readonly<Record<State, Readonly<Record<Visibility, Row>>>>;

const organizersOnly = ["-", "-", "-", "-", "both"] as const;
const all = ["both", "both", "both", "both", "both"] as const;
const tillFreeze = ["early", "early", "early", "early", "both"] as const;

/** Of the board of the phase, written down by hand from the rules, not from the code. */
const onBoard: Table = {
	"before it opens": { none: organizersOnly, own: organizersOnly, everyone: all },
	open: { none: organizersOnly, own: organizersOnly, everyone: all },
	frozen: { none: organizersOnly, own: organizersOnly, everyone: tillFreeze },
	"over and not revealed": { none: organizersOnly, own: organizersOnly, everyone: tillFreeze },
	"over and revealed": { none: organizersOnly, own: organizersOnly, everyone: all },
	"over, never frozen": { none: organizersOnly, own: organizersOnly, everyone: all },
};

const teamToo = ["-", "-", "-", "both", "both"] as const;
const byVisibility = { none: organizersOnly, own: teamToo, everyone: teamToo };

/** Of the results themselves, which are their team's and the organizers' to open. */
const onResults: Table = {
	"before it opens": byVisibility,
	open: byVisibility,
	frozen: byVisibility,
	"over and not revealed": byVisibility,
	"over and revealed": byVisibility,
	"over, never frozen": byVisibility,
};

const found = (table: Table) => (state: State, visibility: Visibility, reader: Reader) =>
	table[state][visibility][readers.indexOf(reader)] ?? "-";

export const foundOnBoard = found(onBoard);
export const foundOnResults = found(onResults);

/** Which of the two files' digits stand in a text. */
export function foundIn(
	text: string,
	digits: Readonly<Record<"early" | "late", readonly string[]>>,
): Found | "late" {
	const has = (of: "early" | "late") => digits[of].some((figure) => text.includes(figure));
	if (has("late")) return has("early") ? "both" : "late";
	return has("early") ? "early" : "-";
}

/** What leaves must be the figure to two decimals, and not so much as the third of it. */
export function digitsOf(figure: number): { shown: string; exact: string } {
	const shown = figure.toFixed(2);
	if (/0$/.test(shown) || Number(shown) === figure)
		throw new Error(`${figure} is too round to be looked for`);
	return { shown, exact: String(figure).slice(0, shown.length + 1) };
}

/** A file of which each of four videos is found so far, 0 to 1, and so has figures with endless decimals. */
export function unevenFile(version: string, shifts: readonly number[]) {
	const segments = (shift: number) => [
		{ segment: [7, 9], score: 0.9 },
		{ segment: [6, 9], score: 0.8 },
		{ segment: [2, 4 + shift], score: 0.1 },
	];
	return {
		version,
		external_data: { used: false, details: "" },
		results: Object.fromEntries(
			["a", "b", "c", "d"].map((id, at) => [id, segments(shifts[at] ?? 9)]),
		),
	};
}
