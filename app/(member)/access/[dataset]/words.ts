import { plural } from "#app/_components/plural.ts";
import type { Both } from "#app/_components/request/words.ts";
import type { HoldingView } from "#lib/downloads/index.ts";

type Confirmed = { matched: number; confirmed: number; unknownCount: number };
type Standing = HoldingView["standing"];

export const words = {
	title: (dataset: string) => `${dataset}: downloads`,
	access: "Your access",
	lead: (day: string) => `Your access ends on ${day}. 有效期至 ${day}。`,
	ended: (day: string) => `Your access ended on ${day}. 已于 ${day} 到期。`,
	refused: (path: string) => `${path} was not downloaded. 文件未下载。`,
	versions: "Versions",
	demonstration: "Demonstration files: generated, to try the site with. They are not the dataset.",
	have: "What you have",
	everything: "Get everything",
	everythingLead:
		"A list of addresses for programs, of your own: whoever has it has the files, and every use of it stands in your ledger. It works until it expires, you end it, or your access ends.",
	hours: "It works for",
	hourChoices: { 6: "6 hours", 24: "a day", 72: "three days", 168: "a week" },
	make: "Make a list",
	another: "Make another list",
	until: (left: string) => `The newest list works for ${left} more.`,
	commandsLead: "Each of these goes on after a cut when it is run again.",
	commands: {
		curl: "curl, in any POSIX shell: one file after the other, each digest checked",
		aria2: "aria2: several files at once, each digest checked",
		wget: "wget: keeps folders; check afterwards. It decodes a percent sign followed by two digits in a name",
		rclone:
			"rclone: several files at once; fetches a cut file again from its start. It leaves out, without failing, a file that it cannot look at first, so the check at the end of the line belongs to it",
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
	sent: ({ matched, confirmed, unknownCount }: Confirmed) =>
		`${plural(matched, "file", "files")} of yours, ${confirmed.toLocaleString("en")} not confirmed before${unknownCount > 0 ? `; ${plural(unknownCount, "line is", "lines are")} no file of this dataset` : ""}.`,
	noneOfYours: "None of these lines is a file of this dataset; nothing was recorded.",
	copies: { en: "Say what became of your copies", zh: "请说明所持副本的处理情况" },
	ledger: "Your ledger",
	ledgerLead:
		"Every address that was issued to you, and under which licence. The dataset's stewards can see it too.",
};

type Step = { label: Both; href: (dataset: string) => string };
type Told = { tone: "caution" | "wrong" | "plain"; title: Both; text: Both; steps: Step[] };

const sign: Step = {
	label: { en: "Read and sign the licence", zh: "阅读并签署许可协议" },
	href: (dataset) => `/datasets/${dataset}/sign`,
};
const renew: Step = {
	label: { en: "Renew your access", zh: "申请续期" },
	href: (dataset) => `/datasets/${dataset}/request?renewal`,
};
const ask: Step = {
	label: { en: "Ask for access", zh: "申请访问" },
	href: (dataset) => `/datasets/${dataset}/request`,
};

/** What each standing means for its holder, and what to do next. */
export const standingWords: Record<Standing, Told | null> = {
	active: null,
	expiring: {
		tone: "caution",
		title: { en: "Your access ends soon.", zh: "访问权限即将到期。" },
		text: { en: "Renewing takes one page.", zh: "续期只需填写一页。" },
		steps: [renew],
	},
	needs_signature: {
		tone: "caution",
		title: { en: "The licence has a new version.", zh: "许可协议有新版本。" },
		text: {
			en: "Downloads wait until you have signed it; what you have fetched stays yours to use under it.",
			zh: "签署之后方可继续下载；已下载的内容可继续依协议使用。",
		},
		steps: [sign],
	},
	suspended: {
		tone: "wrong",
		title: { en: "Your access is suspended.", zh: "访问权限已暂停。" },
		text: {
			en: "New downloads wait until a steward lifts it. Answer their mail, or write to them.",
			zh: "恢复之前不能开始新的下载。请回复数据管理员的邮件或与其联系。",
		},
		steps: [],
	},
	expired: {
		tone: "caution",
		title: { en: "Your access has ended.", zh: "访问权限已到期。" },
		text: {
			en: "You may renew it.",
			zh: "您可以申请续期。",
		},
		steps: [renew],
	},
	revoked: {
		tone: "wrong",
		title: { en: "Your access was revoked.", zh: "访问权限已被撤销。" },
		text: {
			en: "Nothing more can be downloaded.",
			zh: "无法再下载任何文件。",
		},
		steps: [],
	},
	not_covered: {
		tone: "plain",
		title: { en: "Your access does not cover this version.", zh: "您的访问权限不包括此版本。" },
		text: {
			en: "Choose a version that it covers, or ask for this one too.",
			zh: "请选择权限所含的版本，或另行申请。",
		},
		steps: [ask],
	},
	none: {
		tone: "plain",
		title: { en: "You have no access to this dataset.", zh: "您没有此数据集的访问权限。" },
		text: {
			en: "Read the licence, sign it, and ask for access; the dataset's page says who may and how long it takes.",
			zh: "请阅读并签署许可协议后提出申请；数据集页面说明申请条件与所需时间。",
		},
		steps: [ask],
	},
};
