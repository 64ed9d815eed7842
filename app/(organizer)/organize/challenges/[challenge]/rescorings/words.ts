import type { BadgeTone } from "#app/_components/badge.tsx";
import type { Move, RescoringLine } from "#lib/rescoring/index.ts";

type State = RescoringLine["state"];

/** Everything the desk's pages of rescorings say. */
export const words = {
	title: "Rescorings",
	lead: "When labels, the protocol or the evaluator change, every submission of the phase is scored again beside its old figures. The board keeps the old ones until you publish, and then has all new ones at once.",
	means: [
		"Teams are charged nothing, dates do not matter, and no submission changes its state.",
		"Only the organizers see anything of it before it is published.",
		"Publishing replaces the figures on the board in one step. Teams are told, your note stands on the board and in the change log, and each team sees on its results what the figure was.",
		"Abandoning leaves the board as it is.",
	],
	all: "Rescorings of this challenge",
	none: "Nothing has been scored again yet.",
	phase: "Phase",
	state: "State",
	began: "Begun",
	scored: "Scored",
	note: "Note",
	of: (scored: number, total: number) =>
		`${scored.toLocaleString("en")} of ${total.toLocaleString("en")}`,
	begin: "Begin a rescoring",
	nothingScored: "Nothing has been scored in any phase yet: labels and protocols can be edited.",
	isRunning: "A rescoring of this phase is under way:",
	open: "see how far it is",
	labelSet: "Label set",
	labelSetHint: "Checked ones of the same videos.",
	labelSetOf: (version: number, note: string, isShown: boolean) =>
		`version ${version}${note === "" ? "" : `: ${note}`}${isShown ? " (on the board)" : ""}`,
	evaluator: "Evaluator",
	evaluatorStays: (name: string, version: string) => `${name} ${version}, which is the newest`,
	evaluatorMoves: (name: string, shown: string, newest: string) =>
		`${name} ${newest}; the board stands on ${shown}`,
	protocolLead: "Another protocol: as it stands, unless you change it here",
	noteLabel: "What was wrong and what is different",
	noteHint: "Public: it will stand on the board, in the change log and in the notice to the teams.",
	start: "Begin to rescore",
	begun: "The submissions are being scored again.",
	published: "The board shows the new figures.",
	abandoned: "The rescoring was abandoned; the board is as it was.",
	retried: (count: number) =>
		count === 1 ? "One submission is tried again." : `${count} submissions are tried again.`,
} as const;

type Standing = { word: string; tone: BadgeTone };

const standings: Record<State | "ready", Standing> = {
	running: { word: "under way", tone: "accent" },
	ready: { word: "ready to publish", tone: "accent" },
	published: { word: "published", tone: "filled" },
	abandoned: { word: "abandoned", tone: "dashed" },
};

/** How a rescoring stands: one that has all its figures waits for a person. */
export const standingOf = ({ state, progress }: Pick<RescoringLine, "state" | "progress">) =>
	standings[state === "running" && progress.scored === progress.total ? "ready" : state];

export const oneWords = {
	title: (phase: string) => `Rescoring of ${phase}`,
	begunBy: "Begun",
	endedBy: "Ended",
	by: "by",
	noteLabel: "Note",
	changes: "What it changes",
	progress: "How far it is",
	failures: "What could not be scored",
	failuresLead:
		"Each was tried three times. While one of them is missing, nothing is published: try them again when the reason is mended, or take the submission off the board.",
	retry: "Try them again",
	method: "Method",
	team: "Team",
	tries: "Tries",
	why: "Why",
	when: "When",
	preview: "What publishing would change",
	changed: "What it changed",
	publicNothing: "The public sees no figures of this phase now, and so none of this either.",
	frozen: {
		running:
			"The board is frozen. When this is published now, the public sees new figures of what was received before the freeze, and of the rest at the reveal.",
		published:
			"The board is frozen. The public sees the new figures of what was received before the freeze, and will see those of the rest at the reveal.",
		abandoned: "The board is frozen.",
	},
	boards: "Which board",
	board: {
		public: "What the public sees until the reveal",
		whole: "The whole board, as at the reveal",
	},
	behindFreeze: "behind the freeze",
	waits: "It is shown when every submission has been scored again.",
	empty: "No row matches.",
	csv: "This table as CSV",
	outdated:
		"This release of Onset has another version of the evaluator than the one this rescoring was begun for, so it cannot be finished. Abandon it and begin another one.",
	counts: {
		up: "up",
		down: "down",
		same: "same rank",
		enters: "enter",
		leaves: "without a new score",
		scores: "with another score",
	},
	filter: "Rows",
	search: "Method or team",
	apply: "Show",
	ranks: "Rank",
	oldScore: "Score",
	newScore: "New score",
	change: "Change",
	rows: (matching: number) => (matching === 1 ? "1 row" : `${matching.toLocaleString("en")} rows`),
	page: (page: number, pages: number) => `Page ${page} of ${pages}`,
	previous: "Previous",
	next: "Next",
	end: "End it",
	publish: "Publish the new figures …",
	publishLead:
		"The board of the phase shows the new figures from that moment, all of them. It cannot be undone; to go back, begin another rescoring.",
	publishNow: "Publish now",
	abandon: "Abandon the rescoring …",
	abandonLead: "The board stays as it is. What was scored is kept, and shown nowhere.",
	abandonNow: "Abandon it now",
} as const;

export const moveWords: Record<Move | "all", string> = {
	all: "All",
	up: "Up",
	down: "Down",
	same: "Same rank",
	enters: "Enter the board",
	leaves: "Without a new score",
};
