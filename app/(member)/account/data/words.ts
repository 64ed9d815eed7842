import { plural } from "#app/_components/plural.ts";

/** Everything the page of one's own data says. */
export const words = {
	title: "Your data",
	lead: "Everything that this site keeps about you, to take with you or to end.",
	account: "Account",
	take: "Take it with you",
	takeLead:
		"One JSON file with your account, signatures, requests, access, downloads, teams and submissions, as they are stored.",
	download: "Download my data",
	privacy: "What is kept, why and how long",
	remove: "Delete the account",
	cannot: "This cannot be undone, not by us either.",
	goes: "What goes or ends",
	stays: "What stays",
	zh: "删除账户后无法恢复：登录方式、未提交的草稿和评论内容将被删除，数据访问权限立即终止；签署记录、申请历史、下载记录以及榜单上的提交将被保留。",
	blocked: (titles: readonly string[]) =>
		`Nobody else answers for ${titles.join(", ")}. Name another steward or organizer first; then you can delete your account.`,
	gone: {
		account: (email: string) => `Your name and your address ${email}.`,
		ways: (sessions: number, tokens: number) =>
			`Every way in: ${plural(sessions, "session", "sessions")}, ${plural(tokens, "personal token", "personal tokens")}, and accounts elsewhere that you connected.`,
		request: (number: number, dataset: string) =>
			`Request ${number} for ${dataset} is withdrawn; a draft is emptied.`,
		grant: (dataset: string, day: string) =>
			`Your access to ${dataset}, which would have run until ${day}, ends at once. Delete the copies you hold, as the licence asks.`,
		comments: (count: number) =>
			`The words of your ${plural(count, "comment", "comments")}; that there was one stays.`,
		offices: "What you were entrusted with as a steward or organizer.",
	},
	left: {
		signatures: (count: number) =>
			`${plural(count, "signature", "signatures")}, with the name and address you signed with.`,
		history:
			"The history of requests that you sent: what they said, what was decided, and that you had access.",
		downloads: (count: number) => `${plural(count, "line", "lines")} in the ledger of downloads.`,
		submissions: (count: number) =>
			`${plural(count, "submission", "submissions")}, on boards under the name of the team.`,
		team: (name: string) => `The team's name “${name}”, as it stands on the boards.`,
		log: "The log of what the account did, under a number that leads to no name.",
		block: "A block of your address from a dataset, if there is one.",
		again:
			"You may sign up again with the same address: that is a new account with nothing of this one.",
	},
};
