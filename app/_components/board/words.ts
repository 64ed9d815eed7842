import type { Arrangement, Breakdown, Facet } from "#lib/leaderboard/index.ts";

/** Everything the board says. */
export const words = {
	board: (phase: string) => `${phase} board`,
	lead: (title: string, rankedBy: string) =>
		`Ranked by ${title}, ${rankedBy}. Equal at two decimals is an equal rank; each method stands with its best submission.`,
	breakdown: "Figures",
	grouping: "Rows",
	narrow: "Narrow the board",
	chosen: (count: number) => (count === 1 ? "1 choice" : `${count} choices`),
	apply: "Apply",
	clear: "Clear all",
	remove: (value: string) => `Remove ${value}`,
	chosenList: "What the board is narrowed to",
	table: "Board",
	tableCaption: (shown: number, total: number) =>
		`${shown === total ? "" : `${shown} of `}${total} ${total === 1 ? "row" : "rows"}`,
	omitted: (rows: number) =>
		`${rows} ${rows === 1 ? "row gives" : "rows give"} no such breakdown and ${rows === 1 ? "is" : "are"} left out.`,
	groupOf: { backbone: "Best of backbone", network: "Best of network" },
	bestOf: (size: number) => (size === 1 ? "only row" : `best of ${size}`),
	clips: (clips: number) => (clips === 1 ? "1 clip" : `${clips.toLocaleString("en")} clips`),
	fewClips: (clips: number) => `${clips} ${clips === 1 ? "clip" : "clips"}: too few to say much`,
	paper: "paper",
	code: "code",
	submissions: (count: number) => `best of ${count} submissions`,
	verified: (note: string) => `verified: ${note}`,
	export: "Exactly this table as",
	csv: "CSV",
	json: "JSON",
	toCurves: "Curves and durations below",
	toDurations: "Durations below",
	interval: (title: string) =>
		`Under each ${title}: its 95 % interval, from resampling the videos.`,
	missing: "A dash is a figure that nobody gave.",
	notShown: "not shown",
	withheld: (clips: number) =>
		`${clips === 1 ? "1 clip" : `${clips.toLocaleString("en")} clips`}, not shown`,
	withheldTitle:
		"“Not shown”: clips of fewer than 3 hidden videos, or a part by which such a one could be told from the whole; also all of what was scored before their videos were counted, until the organizers have the phase scored again.",
	small: "Grey italics: fewer than 20 clips, which say little.",
	notComparable:
		"Rows marked “paper” repeat what a paper reports. They were measured on other labels than the demonstration labels used here, so they are not ranked and cannot be compared with the scored rows.",
	notScoredHere:
		"Rows marked “paper” repeat what a paper reports. Onset has not seen their proposals, so they are not ranked.",
	curves: "Average recall by number of proposals",
	drawnRows: (count: number) =>
		count === 1
			? "The first row of the table that was scored here."
			: `The first ${count} rows of the table that were scored here.`,
	durations: "By duration of the clip",
	durationsNote: (title: string, count: number) =>
		count === 1
			? `${title} of the same row on clips of each duration.`
			: `${title} of the same rows on clips of each duration.`,
	axis: (title: string) => `${title}, %`,
	drawn: "Rows drawn",
	methods: "About the methods",
	takedowns: "Videos taken down",
	takedownsLead: (dataset: string) =>
		`Videos of ${dataset} that can no longer be had, with what its organizers say it means for the boards.`,
	goneSince: (version: string) => `Gone since version ${version}`,
	emptyTitle: "Nothing on this board yet",
	empty: "The first file that is scored in this phase will stand here.",
	submit: "Submit a file",
	noMatchTitle: "No row matches all of these choices",
	noMatch: "Rows must match one value of every group you chose from.",
	hiddenTitle: "This board is not public",
	publicFrom: "It becomes public when the phase ends:",
	figuresLink: "What the figures mean",
	challengePage: "The challenge, its phases and rules",
} as const;

export const breakdownWords: Record<Breakdown, string> = {
	overall: "Overall",
	duration: "By duration",
	category: "By category",
	source: "By source",
	clips: "By clips per video",
};

export const groupingWords: Record<Arrangement["group"], string> = {
	none: "All rows",
	backbone: "Best per backbone",
	network: "Best per network",
};

export const facetWords: Record<Facet | "kind", string> = {
	backbone: "Backbone",
	backboneFamily: "Backbone family",
	network: "Network",
	fashion: "Fashion",
	streams: "Streams",
	pretraining: "Pre-training",
	kind: "Kind of row",
};

/** A slice as it is read: bins keep the paper's brackets and gain their unit. */
export function sliceWord(breakdown: string, name: string): string {
	// Organizers may name a bin otherwise; only brackets are bounds.
	if (breakdown === "duration" && /^[[(].*[\])]$/.test(name))
		return `${name.replace("inf", "∞").replace(",", ",\u00a0")}\u00a0s`;
	if (breakdown === "clips") return `${name.replace("-", "–")} a video`;
	return name;
}

/** How many clips a slice has, and what that means for its figures. */
export function noteOf(slice: { clips: number; small: boolean; isWithheld: boolean }): string {
	if (slice.isWithheld) return words.withheld(slice.clips);
	return slice.small ? words.fewClips(slice.clips) : words.clips(slice.clips);
}
