/**
 * What Onset keeps of people, why, and for how long: the one table that the page /privacy shows and
 * the hourly upkeep carries out, so that neither can say what the other does not do.
 */

/** Of each webhook that is there, whatever their age. */
export const keptDeliveries = 100;

/** Kept for so many days since something, then removed by the upkeep. */
export const timedRetention = {
	addressHashes: {
		what: "A keyed hash of the network address that a download was asked from",
		why: "To see that one account is used from many places at once. The key changes every month and is removed too, so a hash cannot be led back to an address.",
		days: 31,
		since: "the download",
	},
	addressKeys: {
		what: "The month's key of those hashes",
		why: "Without it, the hashes of two months cannot be compared.",
		days: 62,
		since: "it was made, on the first download of its month",
	},
	sessions: {
		what: "Sessions of browsers",
		why: "To keep you signed in, for 30 days since you last came.",
		days: 0,
		since: "the session ended",
	},
	signInLinks: {
		what: "Mailed sign-in links, as digests",
		why: "To know the link when it comes back.",
		days: 0,
		since: "the link ran out, 30 minutes after it was asked for",
	},
	signInCounts: {
		what: "How often something was asked for that is counted (sign-in mails, names of institutions, tests of webhooks), by keyed digests of mail and network addresses and of accounts",
		why: "So that nobody floods a mailbox or a server.",
		days: 0,
		since: "the time was over that is counted: at most an hour",
	},
	revokedTokens: {
		what: "Names and digests of personal tokens that were ended",
		why: "To answer when a token was used that should not have been.",
		days: 90,
		since: "the token was ended",
	},
	unfinishedUploads: {
		what: "Proposal files that were uploaded and never submitted, and what they were called",
		why: "To let an upload be finished.",
		days: 7,
		since: "the announced upload ran out",
	},
	abandonedDrafts: {
		what: "What was written into requests for access that were never sent",
		why: "To go on writing later.",
		days: 365,
		since: "the draft lapsed or was withdrawn",
	},
	teamInvitations: {
		what: "Invitations into teams, with the mail address they were for",
		why: "To let in whoever was invited, and nobody twice.",
		days: 30,
		since: "the invitation was used, taken back or ran out",
	},
	organizerInvitations: {
		what: "Invitations to organize a challenge, with the mail address they were for",
		why: "To let in whoever was invited, and nobody twice.",
		days: 30,
		since: "the invitation was used, taken back or ran out",
	},
	notices: {
		what: "Your notices: that something happened in a challenge of yours, and when you read it",
		why: "To show you what you missed.",
		days: 365,
		since: "it came; with the account they go at once",
	},
	webhookDeliveries: {
		what: "What webhooks were told: of which team and submission, and the status of the answer",
		why: "To send again what did not arrive.",
		days: 90,
		since: `it was made; the newest ${keptDeliveries} of a webhook are kept for as long as it is there`,
	},
	mails: {
		what: "Mails that Onset sent, with the address they went to",
		why: "To send again what a mail server refused, and to see whether it arrived.",
		days: 7,
		since: "the mail was sent, or given up",
	},
} as const satisfies Record<string, { what: string; why: string; days: number; since: string }>;

export type TimedRule = keyof typeof timedRetention;

/** Kept for as long as there is a reason that does not run out by itself. */
export const lastingRetention = [
	{
		what: "Your account: name, mail address, accounts elsewhere that you connected, personal tokens",
		why: "To know you again and to write to you.",
		until: "You delete the account.",
	},
	{
		what: "How you chose to be mailed about what happens",
		why: "To mail you so.",
		until: "You delete the account.",
	},
	{
		what: "Signatures: the name you typed, position, institution, mail address, and which text",
		why: "A signature under a licence is evidence for both sides.",
		until: "For good, also after the account.",
	},
	{
		what: "Requests for access: what they said when they were sent, what was decided and by whom",
		why: "To show on what a decision stood, to you and to who asks the stewards.",
		until: "For good; drafts that were never sent go with the account.",
	},
	{
		what: "Documents added to a request",
		why: "To decide on it.",
		until: "The request ends. That there was one, its name, size and digest stay.",
	},
	{
		what: "Comments on requests",
		why: "To talk about them.",
		until: "You delete the account: your words go, that there was a comment stays.",
	},
	{
		what: "Access that you were given, and what you said became of your copies",
		why: "To know who may hold the data.",
		until: "For good.",
	},
	{
		what: "The ledger of downloads: which file, when, under which licence",
		why: "To tell holders when something is withdrawn, and to trace a leak.",
		until: "For good.",
	},
	{
		what: "Mail addresses that are blocked from a dataset, with the reason",
		why: "So that a block cannot be lifted by deleting an account, and to show later why there was one.",
		until: "For good, also after a steward has lifted the block, with the reason for that.",
	},
	{
		what: "Teams, methods, submissions and their scores",
		why: "Boards that others compare with.",
		until:
			"For good, under the team's name. Your account's name is not shown on a board; on the team's page it stands while you are in the team.",
	},
	{
		what: "The log of who did what: an account's number, an action, a thing, a time",
		why: "To find out what went wrong.",
		until: "For good. After the account is deleted, its number leads to no name.",
	},
] as const;
