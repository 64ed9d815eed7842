/** One control of the form: the document's member, how it is asked for, and what it is called. */
export type EditField = {
	name: string;
	kind: "line" | "lines" | "markdown" | "number" | "instant" | "choice" | "check";
	label: string;
	hint?: string;
	options?: readonly { value: string; label: string }[];
};

const utc = "In UTC. Empty: never.";

const visibilities = [
	{ value: "everyone", label: "everyone" },
	{ value: "own", label: "the team that submitted" },
	{ value: "none", label: "organizers only" },
];

export const challengeFields: readonly EditField[] = [
	{ name: "title", kind: "line", label: "Title" },
	{ name: "summary", kind: "lines", label: "Summary" },
	{
		name: "contact",
		kind: "line",
		label: "Contact",
		hint: "Where participants reach the organizers: a mail address or a page.",
	},
	{
		name: "demonstrationNotice",
		kind: "lines",
		label: "Demonstration notice",
		hint: "Needed when labels are made up for demonstration; shown on every page of the challenge.",
	},
];

export const teamFields: readonly EditField[] = [
	{ name: "minTeamMembers", kind: "number", label: "Smallest team" },
	{ name: "maxTeamMembers", kind: "number", label: "Largest team" },
	{
		name: "teamsFreezeAt",
		kind: "instant",
		label: "Teams freeze (UTC)",
		hint: `From then on nobody joins, leaves or merges. ${utc}`,
	},
	{
		name: "anonymousUntil",
		kind: "instant",
		label: "Teams anonymous until (UTC)",
		hint: `Until then boards show numbers in place of names. ${utc}`,
	},
	{
		name: "requiresAccess",
		kind: "check",
		label: "Only people whose access to the dataset is in force may submit",
	},
];

export const rulesField: EditField = {
	name: "rules",
	kind: "markdown",
	label: "Rules (Markdown)",
	hint: "A changed text is a new version, which everybody accepts before they submit again.",
};

/** What a protocol sets for its evaluator. */
export const settingFields: readonly EditField[] = [
	{
		name: "protocol.tiouThresholds",
		kind: "line",
		label: "tIoU thresholds",
		hint: "Above 0 and at most 1, the lowest first, with commas between them. F1 has one.",
	},
	{
		name: "protocol.durationBins",
		kind: "line",
		label: "Duration bins are cut at, seconds",
		hint: "“0.5, 4” makes three: up to 0.5, above it up to 4, above 4. Empty: one bin.",
	},
	{
		name: "protocol.binNames",
		kind: "line",
		label: "Names of the duration bins",
		hint: "With semicolons between them. Empty: they are called by their bounds.",
	},
	{ name: "protocol.maxProposalsPerVideo", kind: "number", label: "Proposals a video, at most" },
	{
		name: "protocol.unknownVideos",
		kind: "choice",
		label: "Proposals for videos that are not scored",
		options: [
			{ value: "reject", label: "the file is rejected" },
			{ value: "count", label: "they count, and match nothing" },
		],
	},
];

/** The controls of a protocol. Members that several evaluators have share one. */
export const protocolFields: readonly EditField[] = [
	{ name: "protocol.evaluator", kind: "choice", label: "Evaluator" },
	...settingFields,
];

/** The fields of a phase besides its protocol, those of its kind that need choices from outside left without. */
export const phaseFields: readonly EditField[] = [
	{ name: "title", kind: "line", label: "Title" },
	{ name: "datasetVersion", kind: "choice", label: "Dataset version" },
	{ name: "subset", kind: "choice", label: "Subset that is scored" },
	{ name: "labelSet", kind: "choice", label: "Label set" },
	{ name: "prerequisite", kind: "choice", label: "Scored submission needed first in" },
	{ name: "opensAt", kind: "instant", label: "Opens (UTC)" },
	{ name: "closesAt", kind: "instant", label: "Closes (UTC)", hint: "Empty: stays open." },
	{
		name: "freezesAt",
		kind: "instant",
		label: "Board freezes (UTC)",
		hint: "What comes later is shown when you reveal it. Empty: never.",
	},
	{ name: "dailyQuota", kind: "number", label: "Attempts of a team in a UTC day" },
	{ name: "totalQuota", kind: "number", label: "Attempts of a team in all" },
	{ name: "rejectedDailyQuota", kind: "number", label: "Rejected files of a team in a UTC day" },
	{ name: "inFlightLimit", kind: "number", label: "Submissions of a team under way at once" },
	{ name: "maxFileBytes", kind: "number", label: "Largest file, bytes" },
	{
		name: "graceSeconds",
		kind: "number",
		label: "Grace, seconds",
		hint: "How long a file announced in time may still arrive.",
	},
	{
		name: "figuresVisibility",
		kind: "choice",
		label: "Figures are seen by, while it runs",
		options: visibilities,
	},
	{
		name: "closedVisibility",
		kind: "choice",
		label: "Figures are seen by, afterwards",
		options: visibilities,
	},
	{
		name: "isHiddenSplit",
		kind: "check",
		label: "Hidden split: figures are rounded, nothing of a single video leaves",
	},
	{
		name: "hasStepRule",
		kind: "check",
		label: "Step rule: a new best is shown only when it beats the old by more than chance",
	},
];

export const pageFields: readonly EditField[] = [
	{ name: "title", kind: "line", label: "Title" },
	{ name: "markdown", kind: "markdown", label: "Text (Markdown)" },
];
