import type { SubmissionState } from "#lib/submissions/index.ts";

/** Everything the page of a submission says. */
export const words = {
	submissions: "Submissions",
	lead: (team: string, challenge: string, phase: string) => `${team}, ${challenge}, ${phase}`,
	state: "Where it stands",
	steps: "Steps",
	place: (place: number) => (place === 1 ? "It is next." : `Place ${place} in the queue.`),
	refresh: "This page follows by itself.",
	problems: "What is wrong with the file",
	problemTotal: (total: number) =>
		`${total.toLocaleString("en")} ${total === 1 ? "problem" : "problems"}.`,
	warnings: "Warnings",
	warningsLead: "The file was scored as it is. Each of these may be meant, or may be a slip.",
	figures: "Figures",
	score: (title: string) => `${title}, %`,
	interval: "95 % interval",
	others: "The other figures",
	counted: "Counted",
	videos: "Videos with labelled intervals",
	clips: "Labelled intervals",
	proposals: "Proposals",
	hiddenTitle: "Figures are not shown",
	hidden:
		"The file has been scored. In this phase the organizers alone see figures; they decide when to publish them.",
	rounded:
		"The labels of this phase are hidden, so figures are rounded to two decimals and nothing about single videos is given out.",
	exact: "Shown at two decimals; the API gives all digits in this phase.",
	curve: "Recall by number of proposals",
	curveNote:
		"Dashed: the share of labelled intervals found at each tIoU threshold, named at the end of its line. Solid: their average, AR. Shaded: the area under it, which is AUC.",
	durations: "By duration of the clip",
	durationsNote: (first: string, second: string) => `Filled bars: ${first}. Light bars: ${second}.`,
	precisionCurve: "Precision by recall",
	precisionCurveNote:
		"Interpolated precision at each recall, mean over labels: a line for each tIoU threshold, named at its end.",
	percentAxis: "per cent",
	breakdowns: "Breakdowns",
	small: "Grey italics: fewer than 20 clips, which say little.",
	clipsHead: "Clips",
	provenance: "Where these figures come from",
	theFile: "The file",
	file: "Name",
	bytes: "Size",
	fileHash: "SHA-256 of the file",
	labelHash: "SHA-256 of the labels",
	protocolHash: "SHA-256 of the protocol",
	evaluator: "Scored by",
	evaluated: "Scored at",
	received: "Received",
	method: "Method",
	network: "Network",
	backbone: "Backbone",
	fashion: "Fashion",
	streams: "Streams",
	pretraining: "Pre-training",
	extraData: "Extra data",
	links: "Paper and code",
	paper: "paper",
	code: "code",
	history: "History",
	board: "The board of this phase",
	again: "Submit another file",
} as const;

export const stateSentences: Record<SubmissionState, string> = {
	received: "The file has arrived and waits to be checked.",
	validating: "The file is being checked against the format and the videos of this phase.",
	queued: "The file is sound. One attempt is held for it, and it waits to be scored.",
	scoring: "It is being scored.",
	scored: "It has been scored.",
	rejected:
		"The file breaks the format, so it was not scored. No attempt was used: mend the file and send it again.",
	failed:
		"Scoring did not end well, and that is our fault, not the file's. The attempt has been given back and the organizers know.",
	cancelled: "It was cancelled before it was scored. No attempt was used.",
	withdrawn:
		"Its team withdrew it after it was scored. It stands on no board; its attempt stays used. The team can undo this for a day.",
	disqualified:
		"The organizers took it off the board. Their reason stands below, and how to appeal.",
};

export const stepWords: Partial<Record<SubmissionState, string>> = {
	received: "Received",
	validating: "Check",
	queued: "Queue",
	scoring: "Scoring",
	scored: "Scored",
};

/** What an entry of the audit log says to the team. */
export const historyWords: Record<string, string> = {
	"submission.announce": "Upload announced",
	"submission.receive": "File received",
	"submission.validate": "Check begun",
	"submission.reject": "Rejected",
	"submission.queue": "Sound, queued for scoring",
	"submission.score": "Scoring begun",
	"submission.finish": "Scored",
	"submission.retry-validation": "Check interrupted, will be done again",
	"submission.retry-scoring": "Scoring interrupted, will be done again",
	"submission.fail": "Failed",
	"submission.cancel": "Cancelled",
	"submission.give-up": "Failed: nobody took it in time",
	"submission.rerun": "Run again by the organizers, free",
	"submission.withdraw": "Withdrawn",
	"submission.restore": "Withdrawal undone",
	"submission.disqualify": "Disqualified by the organizers",
	"submission.reinstate": "Reinstated by the organizers",
	"submission.verify": "The organizers' mark of verification changed",
};

export const dimensionWords = {
	duration: "Duration",
	category: "Category",
	source: "Source",
	clips: "Clips per video",
} as const;
