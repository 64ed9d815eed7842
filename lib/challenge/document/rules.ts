import { evaluatorOf, type Protocol } from "#lib/scoring/index.ts";

/** What a rule looks at; the whole document has it. */
type Checked = {
	minTeamMembers: number;
	maxTeamMembers: number;
	rules: string;
	pages: readonly { slug: string; markdown: string }[];
	phases: readonly {
		slug: string;
		opensAt: string;
		closesAt: string | null;
		freezesAt: string | null;
		dailyQuota: number;
		totalQuota: number;
		prerequisite: string | null;
		hasStepRule: boolean;
		protocol: Protocol;
	}[];
};
type Found = { path: readonly (string | number)[]; message: string };

/** Addresses below a challenge that are taken, so that no phase may be called so. */
const taken = [
	"announcements",
	"changes",
	"feed",
	"pages",
	"phases",
	"rules",
	"submissions",
	"team",
	"teams",
	"view",
];

const found = (isWrong: boolean, path: Found["path"], message: string): Found[] =>
	isWrong ? [{ path, message }] : [];

const repeated = (of: "phases" | "pages", slugs: readonly string[]): Found[] =>
	slugs.flatMap((slug, at) =>
		found(
			slugs.indexOf(slug) < at,
			[of, at, "slug"],
			`"${slug}" is the name of another one above: give each its own.`,
		),
	);

const isAfter = (later: string | null, earlier: string) =>
	later === null || Date.parse(later) > Date.parse(earlier);

function checkPhase(phase: Checked["phases"][number], at: number, above: string[]): Found[] {
	const { slug, opensAt, closesAt, freezesAt, prerequisite, hasStepRule, protocol } = phase;
	const freezesInTime = freezesAt === null || closesAt === null || isAfter(closesAt, freezesAt);
	return [
		...found(
			taken.includes(slug),
			["phases", at, "slug"],
			`"${slug}" is an address of every challenge already: choose another name.`,
		),
		...found(
			!isAfter(closesAt, opensAt),
			["phases", at, "closesAt"],
			"The phase must close after it opens.",
		),
		...found(
			!isAfter(freezesAt, opensAt) || !freezesInTime,
			["phases", at, "freezesAt"],
			"The board must freeze after the phase opens and before it closes.",
		),
		...found(
			phase.totalQuota < phase.dailyQuota,
			["phases", at, "totalQuota"],
			"The quota in all must be at least that of a day.",
		),
		...found(
			prerequisite !== null && !above.includes(prerequisite),
			["phases", at, "prerequisite"],
			`"${prerequisite}" is no phase above this one: name one that stands before it.`,
		),
		...found(
			hasStepRule && evaluatorOf(protocol).noIntervalBecause !== null,
			["phases", at, "hasStepRule"],
			"There is no step with this evaluator, since its score cannot be resampled by videos: leave the step rule out.",
		),
	];
}

/** Forms send every text at once, each letter in up to three bytes. */
const mostLetters = 400_000;

const lettersOf = ({ rules, pages }: Checked) =>
	pages.reduce((sum, { markdown }) => sum + markdown.length, rules.length);

/** What is wrong between members of a document that are each right by themselves. */
export function checkChallenge(challenge: Checked): Found[] {
	const phases = challenge.phases.map(({ slug }) => slug);
	return [
		...found(
			challenge.maxTeamMembers < challenge.minTeamMembers,
			["maxTeamMembers"],
			"The largest team must have at least as many members as the smallest.",
		),
		...found(
			lettersOf(challenge) > mostLetters,
			["pages"],
			`Rules and pages together have more than ${mostLetters} characters: say less, or link to it.`,
		),
		...repeated("phases", phases),
		...repeated(
			"pages",
			challenge.pages.map(({ slug }) => slug),
		),
		...challenge.phases.flatMap((phase, at) => checkPhase(phase, at, phases.slice(0, at))),
	];
}
