import {
	anyMember,
	anyone,
	challengeOrganizers,
	only,
	organizers,
	runners,
	stewards,
	team,
	type Verdicts,
} from "./roles.ts";
import type { World } from "./world.ts";

/** A page's address in the world of the walk, and what each role gets there. */
export type Visit = {
	at: (world: World) => string;
	verdicts: Verdicts;
	/** A signed link is the permission here: it shows what it is about to whoever has it. */
	isLink?: true;
};

const fixed = (at: string, verdicts: Verdicts): readonly Visit[] => [{ at: () => at, verdicts }];
const visit = (at: Visit["at"], verdicts: Verdicts): readonly Visit[] => [{ at, verdicts }];

const nowhere: Verdicts = { visitor: "not_found", others: "not_found" };
const stewardsOnly = only(stewards, "not_found");
const organizersOnly = only(organizers, "not_found");
const search = (of: Record<string, string>) => new URLSearchParams(of).toString();

/** A place of the public challenge, and the same of the draft. */
const ofChallenge = (at: string, verdicts: Verdicts, ofDraft: Verdicts): readonly Visit[] => [
	{ at: (w) => `/challenges/${w.slugs.challenge}${at}`, verdicts },
	{ at: (w) => `/challenges/${w.draftChallenge.slug}${at}`, verdicts: ofDraft },
];
const draftsOnly = organizersOnly;
const draftsReaders: Verdicts = { ...draftsOnly, visitor: "not_found" };
const ofDesk = (at: string): readonly Visit[] => [
	{
		at: (w) => `/organize/challenges/${w.slugs.challenge}${at}`,
		verdicts: only(challengeOrganizers, "not_found"),
	},
	{ at: (w) => `/organize/challenges/${w.draftChallenge.slug}${at}`, verdicts: draftsOnly },
];

const own = {
	"/access": fixed("/access", anyMember),
	"/access/[dataset]": visit((w) => `/access/${w.dataset}`, anyMember),
	"/account": fixed("/account", anyMember),
	"/account/data": fixed("/account/data", anyMember),
	"/account/notices": fixed("/account/notices", anyMember),
	"/challenges/[challenge]/[phase]/submit": visit(
		(w) => `/challenges/${w.slugs.challenge}/${w.slugs.phase}/submit`,
		anyMember,
	),
	"/challenges/[challenge]/submissions": ofChallenge("/submissions", anyMember, draftsOnly),
	"/challenges/[challenge]/team": ofChallenge("/team", anyMember, draftsOnly),
	"/datasets/[dataset]/request": visit((w) => `/datasets/${w.dataset}/request`, {
		...anyMember,
		applicant: "elsewhere",
	}),
	"/datasets/[dataset]/sign": visit((w) => `/datasets/${w.dataset}/sign`, anyMember),
	"/notices": fixed("/notices", anyMember),
	"/requests": fixed("/requests", anyMember),
	"/requests/[number]": visit((w) => `/requests/${w.number}`, only(["applicant"], "not_found")),
	"/sign-in": fixed("/sign-in", anyone),
	"/sign-in/check-mail": fixed("/sign-in/check-mail", anyone),
	"/sign-in/confirm": fixed("/sign-in/confirm", anyone),
	"/signatures": fixed("/signatures", anyMember),
	"/submissions": fixed("/submissions", anyMember),
	"/submissions/[submission]": visit(
		(w) => `/submissions/${w.submissionId}`,
		only([...team, ...challengeOrganizers], "not_found"),
	),
} as const;

const organizing = {
	"/organize/challenges": fixed("/organize/challenges", anyMember),
	"/organize/challenges/[challenge]": ofDesk(""),
	"/organize/challenges/[challenge]/announcements": ofDesk("/announcements"),
	"/organize/challenges/[challenge]/apply": ofDesk("/apply"),
	"/organize/challenges/[challenge]/boards": ofDesk("/boards"),
	"/organize/challenges/[challenge]/edit": ofDesk("/edit"),
	"/organize/challenges/[challenge]/preview": ofDesk("/preview"),
	"/organize/challenges/[challenge]/rescorings": ofDesk("/rescorings"),
	"/organize/challenges/[challenge]/rescorings/[rescoring]": visit(
		(w) => `/organize/challenges/${w.slugs.challenge}/rescorings/${w.rescoringId}`,
		only(challengeOrganizers, "not_found"),
	),
	"/organize/challenges/[challenge]/webhooks": ofDesk("/webhooks"),
	"/organize/challenges/[challenge]/webhooks/[webhook]": [
		...visit(
			(w) => `/organize/challenges/${w.slugs.challenge}/webhooks/${w.webhookId}`,
			only(challengeOrganizers, "not_found"),
		),
		...visit(
			(w) => `/organize/challenges/${w.draftChallenge.slug}/webhooks/${w.webhookId}`,
			only([], "not_found"),
		),
	],
	"/organize/challenges/[challenge]/organizers": ofDesk("/organizers"),
	"/organize/challenges/[challenge]/audit": ofDesk("/audit"),
	"/organize/challenges/[challenge]/similar": ofDesk("/similar"),
	"/organize/challenges/[challenge]/teams": ofDesk("/teams"),
	"/organize/challenges/[challenge]/teams/[team]": [
		...visit(
			(w) => `/organize/challenges/${w.slugs.challenge}/teams/${w.rivalNumber}`,
			only(challengeOrganizers, "not_found"),
		),
		...visit(
			(w) => `/organize/challenges/${w.draftChallenge.slug}/teams/${w.rivalNumber}`,
			only([], "not_found"),
		),
	],
	"/organize/challenges/[challenge]/submissions": ofDesk("/submissions"),
	"/organize/challenges/[challenge]/submissions/[submission]": [
		...visit(
			(w) => `/organize/challenges/${w.slugs.challenge}/submissions/${w.submissionId}`,
			only(challengeOrganizers, "not_found"),
		),
		...visit(
			(w) => `/organize/challenges/${w.draftChallenge.slug}/submissions/${w.submissionId}`,
			only([], "not_found"),
		),
	],
	"/organize/challenges/[challenge]/messages": ofDesk("/messages"),
	"/organize/challenges/[challenge]/labels": ofDesk("/labels"),
	"/organize/[dataset]": visit((w) => `/organize/${w.dataset}`, organizersOnly),
	"/organize/[dataset]/form": visit(
		(w) => `/organize/${w.dataset}/form`,
		only(runners, "not_found"),
	),
	"/organize/[dataset]/licence": visit(
		(w) => `/organize/${w.dataset}/licence`,
		only(runners, "dataset_organizers_only"),
	),
	"/organize/[dataset]/takedowns": visit(
		(w) => `/organize/${w.dataset}/takedowns`,
		only(runners, "not_found"),
	),
	"/organize/[dataset]/versions/[version]": visit(
		(w) => `/organize/${w.dataset}/versions/${w.draftVersion}`,
		organizersOnly,
	),
} as const;

const stewarding = {
	"/steward": fixed("/steward", anyMember),
	"/steward/[dataset]": visit((w) => `/steward/${w.dataset}`, stewardsOnly),
	"/steward/[dataset]/blocks": visit((w) => `/steward/${w.dataset}/blocks`, stewardsOnly),
	"/steward/[dataset]/holders": visit((w) => `/steward/${w.dataset}/holders`, stewardsOnly),
	"/steward/[dataset]/holders/[holder]": visit(
		(w) => `/steward/${w.dataset}/holders/${w.activeId}`,
		{ ...stewardsOnly, active: "elsewhere" },
	),
	"/steward/[dataset]/requests/[number]": [
		{
			at: (w) => `/steward/${w.dataset}/requests/${w.number}`,
			verdicts: { ...stewardsOnly, applicant: "elsewhere" },
		},
		{
			at: (w) => `/steward/${w.dataset}/requests/${w.drafted}`,
			verdicts: { drafting: "elsewhere", others: "not_found" },
		},
		{
			at: (w) => `/steward/${w.otherDataset}/requests/${w.number}`,
			verdicts: { others: "not_found" },
		},
	],
} as const satisfies Record<string, readonly Visit[]>;

const open = {
	"/": fixed("/", anyone),
	"/account-deleted": fixed("/account-deleted", anyone),
	"/challenges": fixed("/challenges", anyone),
	"/challenges/[challenge]": ofChallenge("", anyone, nowhere),
	"/challenges/[challenge]/announcements": ofChallenge("/announcements", anyone, nowhere),
	"/challenges/[challenge]/changes": ofChallenge("/changes", anyone, draftsReaders),
	"/challenges/[challenge]/pages/[page]": [
		{ at: (w) => `/challenges/${w.slugs.challenge}/pages/${w.pageSlug}`, verdicts: anyone },
		{ at: (w) => `/challenges/${w.slugs.challenge}/pages/none`, verdicts: nowhere },
	],
	"/challenges/[challenge]/rules": ofChallenge("/rules", anyone, nowhere),
	"/challenges/[challenge]/teams": ofChallenge("/teams", anyone, draftsReaders),
	"/challenges/[challenge]/teams/[team]": [
		{ at: (w) => `/challenges/${w.slugs.challenge}/teams/${w.rivalNumber}`, verdicts: anyone },
		{
			at: (w) => `/challenges/${w.hiddenSlugs.challenge}/teams/${w.rivalNumber}`,
			verdicts: nowhere,
		},
	],
	"/challenges/[challenge]/[phase]": visit(
		(w) => `/challenges/${w.slugs.challenge}/${w.slugs.phase}`,
		anyone,
	),
	"/challenges/[challenge]/[phase]/view/[arrangement]": visit(
		(w) => `/challenges/${w.slugs.challenge}/${w.slugs.phase}?order=desc`,
		anyone,
	),
	"/datasets": fixed("/datasets", anyone),
	"/datasets/[dataset]": visit((w) => `/datasets/${w.dataset}`, anyone),
	"/datasets/[dataset]/licence": visit((w) => `/datasets/${w.dataset}/licence`, anyone),
	"/datasets/[dataset]/licence/[number]": [
		{ at: (w) => `/datasets/${w.dataset}/licence/${w.licence}`, verdicts: anyone },
		{ at: (w) => `/datasets/${w.dataset}/licence/${w.draftLicence.number}`, verdicts: nowhere },
	],
	"/datasets/[dataset]/versions/[version]": [
		{ at: (w) => `/datasets/${w.dataset}/versions/${w.version}`, verdicts: anyone },
		{ at: (w) => `/datasets/${w.dataset}/versions/${w.draftVersion}`, verdicts: nowhere },
	],
	"/docs": fixed("/docs", anyone),
	"/docs/api": fixed("/docs/api", anyone),
	"/join/[invitation]": [
		{
			at: ({ joinLink: { invitation, ...link } }) => `/join/${invitation}?${search(link)}`,
			verdicts: anyone,
			isLink: true,
		},
		{ at: ({ joinLink: { invitation } }) => `/join/${invitation}`, verdicts: nowhere },
		{
			at: ({ toStranger: { invitation } }) => `/join/${invitation}`,
			verdicts: { ...only(["stranger"], "not_found"), visitor: "not_found" },
		},
	],
	"/organizing/[invitation]": [
		{
			at: ({ organizing: { invitation, ...link } }) => `/organizing/${invitation}?${search(link)}`,
			verdicts: anyone,
			isLink: true,
		},
		{
			at: ({ organizing: { invitation } }) => `/organizing/${invitation}`,
			verdicts: { ...only(["player"], "not_found"), visitor: "not_found" },
		},
	],
	"/privacy": fixed("/privacy", anyone),
	"/receipts/[receipt]": visit((w) => `/receipts/${w.receipt}`, anyone),
	"/unsubscribe": [
		{
			at: ({ unsubscribing: { token, ...link } }) => `/unsubscribe?${search({ token, ...link })}`,
			verdicts: anyone,
			isLink: true,
		},
		{ at: () => "/unsubscribe", verdicts: nowhere },
	],
	"/supervise/[ask]": [
		{
			at: ({ ask: { ask, ...link } }) => `/supervise/${ask}?${search(link)}`,
			verdicts: anyone,
			isLink: true,
		},
		{ at: ({ ask: { ask, until } }) => `/supervise/${ask}?until=${until}`, verdicts: nowhere },
	],
} as const satisfies Record<string, readonly Visit[]>;

/** Every page, by its place in the tree. */
export const pageTable: Readonly<Record<string, readonly Visit[]>> = {
	...own,
	...organizing,
	...stewarding,
	...open,
};
