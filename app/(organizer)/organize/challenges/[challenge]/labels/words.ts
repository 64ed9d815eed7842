import type { LabelSetView } from "#lib/label-sets/index.ts";

export const words = {
	title: "Labels",
	lead: "The true intervals that submissions are scored against, in versions. A phase is scored on one version that was found sound.",
	phases: "What the phases are scored on",
	phase: "Phase",
	of: "Of",
	labels: "Labels",
	change: "To give it other labels",
	none: "none yet",
	choose: "choose a checked version in the form, or by labelSet in the file",
	rescore: "it has evaluations: begin a rescoring",
	version: (version: number) => `version ${version}`,
	noPhases: "There is no phase yet.",
	upload: "Upload a version",
	never: "Nobody is ever shown a label set",
	neverText:
		"The file goes from your browser straight to a bucket of its own. This site can put new files there and can neither read, list, replace nor delete any; only the workers that score can read. There is no download, for organizers either: keep your copy. What you see here are sums over many videos, and of problems the rule and the place.",
	format:
		"JSON in ActivityNet's layout: database, and in it each video of the subset with subset, duration and annotations, each a segment in seconds and a label. Every video of the subset must be there, also those without an interval, and no other.",
	versions: "Versions",
	noVersions: "No labels have been uploaded yet.",
	nameOf: ({ version, subset, datasetVersion }: LabelSetView) =>
		`Version ${version} of ${subset}, ${datasetVersion}`,
	uploaded: "Announced",
	checked: "Checked",
	bytes: "Size",
	sha256: "SHA-256",
	note: "Why",
	usedBy: "Scored on it",
	nobody: "no phase of this challenge",
	demonstration: "demonstration",
	videos: "Videos",
	videosOf: (summary: { videos: number; videosWithClips: number }) =>
		`${summary.videos}, of which ${summary.videosWithClips} have intervals`,
	clips: "Intervals",
	states: {
		announced: { word: "announced", tone: "dashed" },
		received: { word: "being checked", tone: "accent" },
		checked: { word: "checked", tone: "filled" },
		refused: { word: "refused", tone: "wrong" },
	},
	announced: "It was announced and has not arrived; after a day it is given up.",
	received: "A worker looks into it; this page shows what it finds.",
	problems: "Problems",
	warnings: "Worth a look",
	what: "What, and where",
	times: "Times",
	place: (line: number, column: number) => `line ${line}, column ${column}`,
	wholeFile: "whole file",
	more: (listed: number, total: number) => `The first ${listed} of ${total} are listed.`,
	counts: "Intervals by category and duration",
	countsHint:
		"Here: in this file. Card: what the dataset's card publishes for all its videos, and in brackets this subset's share of it by its number of videos. Marked is what is further from that share than chance puts it.",
	countsAlone: "The dataset's card publishes no such counts to compare with.",
	category: "Category",
	all: "all",
	here: "Here",
	card: "Card (share)",
	far: "far",
	measures: "What can be got on these labels",
	protocol: "Protocol of",
	perfect: "Perfect file",
	axis: "Ranking figure, %",
	newPhases: "a new phase, as it begins",
	ceilings: {
		"onset-proposals": (ceiling: string) =>
			`A perfect file gets ${ceiling}, not 100: the curve begins at one proposal a video on average, so a video with several intervals cannot have them all from the start.`,
		other: (ceiling: string) =>
			`A perfect file gets ${ceiling}, not 100: some intervals cannot be matched under this protocol.`,
	},
	unmeasured: (titles: string) => `Not measured yet under the protocol of ${titles}.`,
	measure: "Measure it now",
	asked: "A worker measures it; reload in a moment.",
	file: "Label file",
	fileHint: "JSON, at most 32 MiB. It is hashed here and sent straight to the label bucket.",
	subset: "Of which videos",
	whyHint: "For the organizers after you. No label belongs here.",
	isDemonstration: "The labels are made up for demonstration",
	send: "Upload",
	hashing: "The file is being hashed …",
	sending: "Sending",
	completing: "Arrived. A worker looks into it …",
	known: (version: number) => `These very bytes are version ${version} already.`,
	noSubsets:
		"The dataset has no published version yet: labels are of videos that no longer change.",
	program: "From a terminal, or without JavaScript",
	programHint:
		"A form without JavaScript would have to send the file through this site, which must not see it. These commands send it straight to the label bucket; ONSET_TOKEN is a personal token from your account page, and jq takes the answer apart.",
} as const;

/** An interval of seconds with the sign for no end. */
export const binWord = (bin: string): string => bin.replace("inf", "∞").replace(",", ", ");
