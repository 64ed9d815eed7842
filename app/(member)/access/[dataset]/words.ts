import type { HoldingView } from "#lib/downloads/index.ts";

type Standing = HoldingView["standing"];

export const words = {
	title: (dataset: string) => `${dataset}: downloads`,
	access: "My access",
	lead: (day: string) => `Your access ends on ${day}.`,
	ended: (day: string) => `Your access ended on ${day}.`,
	versions: "Versions",
	demonstration: "Demonstration files: generated, to try the site with. They are not the dataset.",
	have: "What you have",
	everything: "Get everything",
	everythingLead:
		"A list of addresses for programs, of your own: whoever has it has the files, and every use of it stands in your ledger. It works until it expires, you end it, or your access ends. All of these go on after a cut when they are run again.",
	noList: "Make a list, and copy a line into a terminal.",
	hours: "It works for",
	hourChoices: { 6: "6 hours", 24: "a day", 72: "three days", 168: "a week" },
	make: "Make a list",
	another: "Make another list",
	until: (left: string) => `The newest list works for ${left} more.`,
	commands: {
		curl: "curl, in any POSIX shell: one file after the other, each digest checked",
		aria2: "aria2: several files at once, each digest checked",
		wget: "wget: keeps folders; check afterwards. It decodes a percent sign followed by two digits in a name",
		rclone:
			"rclone: several files at once; fetches a cut file again from its start; check afterwards",
		check: "Check what is there",
	},
	copy: "Copy",
	copied: "Copied",
	end: "End",
	endOf: (at: string) => `End the list made at ${at}`,
	files: "Files",
	all: "All",
	missing: "Not confirmed",
	name: "File",
	size: "Size",
	state: "Yours",
	arrived: "arrived",
	fetched: "fetched",
	none: "–",
	download: "Download",
	public: "public",
	pageOf: (from: number, to: number, all: number) => `${from}–${to} of ${all}`,
	before: "Before",
	after: "After",
	nothingMissing: "Every file has arrived.",
	noFiles: "This version has no files to download.",
	confirm: "Say what has arrived",
	confirmLead:
		"Run sha256sum over your copies and paste what it prints, or send it with a personal token. Files are known by their digests, so names and folders do not matter.",
	report: "From the folder of your copies, with a personal token in TOKEN",
	paste: "Lines of sha256sum",
	send: "Confirm",
	sent: (matched: number, confirmed: number, unknown: number) =>
		`${matched} files of yours; ${confirmed} were not confirmed before${unknown > 0 ? `; ${unknown} lines are no file of this dataset` : ""}.`,
	ledger: "Your ledger",
	ledgerLead:
		"Every address that was issued to you, and under which licence. The dataset's stewards can see it too.",
};

type Told = {
	tone: "caution" | "wrong" | "plain";
	title: string;
	text: string;
	step: { label: string; href: (dataset: string) => string } | null;
};

const sign = { label: "Read and sign the licence", href: (d: string) => `/datasets/${d}/sign` };
const renew = {
	label: "Renew your access",
	href: (d: string) => `/datasets/${d}/request?renewal=1`,
};
const ask = { label: "Ask for access", href: (d: string) => `/datasets/${d}/request` };
const answer = { label: "Say what became of your copies", href: () => "/access" };

/** What each standing means for its holder, and what to do next. */
export const standingWords: Record<Standing, Told | null> = {
	active: null,
	expiring: {
		tone: "caution",
		title: "Your access ends soon.",
		text: "Renewing takes one page.",
		step: renew,
	},
	needs_signature: {
		tone: "caution",
		title: "The licence has a new version.",
		text: "Downloads wait until you have signed it; what you have fetched stays yours to use under it.",
		step: sign,
	},
	suspended: {
		tone: "wrong",
		title: "Your access is suspended.",
		text: "New downloads wait until a steward lifts it. Answer their mail, or write to them.",
		step: null,
	},
	expired: {
		tone: "caution",
		title: "Your access has ended.",
		text: "You may renew it, or say what became of your copies.",
		step: renew,
	},
	revoked: {
		tone: "wrong",
		title: "Your access was revoked.",
		text: "Nothing more can be downloaded. Please say what became of your copies.",
		step: answer,
	},
	not_covered: {
		tone: "plain",
		title: "Your access does not cover this version.",
		text: "Choose a version that it covers, or ask for this one too.",
		step: ask,
	},
	none: {
		tone: "plain",
		title: "You have no access to this dataset.",
		text: "Read the licence, sign it, and ask for access; the dataset's page says who may and how long it takes.",
		step: ask,
	},
};
