import type { FieldProblem } from "#lib/errors.ts";
import type { ChallengeDocument, PhaseDocument } from "./document/index.ts";

/** What a phase already holds; it decides what of the phase can still change. */
export type PhaseHolds = { submissions: number; evaluations: number };

export type LockFacts = {
	before: ChallengeDocument;
	after: ChallengeDocument;
	isPublished: boolean;
	/** By the phase's name. */
	holds: ReadonlyMap<string, PhaseHolds>;
	now: Date;
};

/** At its very second an instant has passed. */
const hasPassed = (instant: string | null, now: Date) =>
	instant !== null && Date.parse(instant) <= now.getTime();

function instantProblem(before: string | null, after: string | null, now: Date): string | null {
	if (before === after) return null;
	if (hasPassed(before, now))
		return `${before} has passed, so it cannot change. A phase that has closed can be followed by a new phase.`;
	if (hasPassed(after, now)) return `${after} has passed: name an instant that is still to come.`;
	return null;
}

const problem = (pointer: string, message: string | null): FieldProblem[] =>
	message === null ? [] : [{ pointer, message }];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const instantsOfPhase = ["opensAt", "closesAt", "freezesAt"] as const;
const instantsOfChallenge = ["teamsFreezeAt", "anonymousUntil"] as const;

export const rescoringSentence =
	"The phase has evaluations on it, so it changes only by rescoring: begin one on the desk's page of rescorings.";

/** What is fixed by what teams have sent, in drafts too. */
function heldProblems(
	before: PhaseDocument,
	after: PhaseDocument,
	holds: PhaseHolds,
	at: string,
): FieldProblem[] {
	const evaluated = (["labelSet", "protocol"] as const).flatMap((member) =>
		holds.evaluations > 0 && !same(before[member], after[member])
			? problem(`${at}/${member}`, rescoringSentence)
			: [],
	);
	if (holds.submissions === 0) return evaluated;
	const stepped =
		holds.evaluations > 0 && !before.hasStepRule && after.hasStepRule
			? problem(
					`${at}/hasStepRule`,
					"Files have been scored in it without being compared: the step rule can begin with a new phase only.",
				)
			: [];
	const sent = (["datasetVersion", "subset"] as const).flatMap((member) =>
		before[member] === after[member]
			? []
			: problem(
					`${at}/${member}`,
					"Teams have submitted to it already: begin a new phase instead.",
				),
	);
	const shown =
		before.isHiddenSplit && !after.isHiddenSplit
			? problem(
					`${at}/isHiddenSplit`,
					"Teams have submitted under the promise that the split stays hidden: it cannot be taken back.",
				)
			: [];
	return [...evaluated, ...stepped, ...sent, ...shown];
}

function phaseProblems(facts: LockFacts, after: PhaseDocument, place: number): FieldProblem[] {
	const before = facts.before.phases.find(({ slug }) => slug === after.slug);
	const at = `/phases/${place}`;
	const holds = facts.holds.get(after.slug) ?? { submissions: 0, evaluations: 0 };
	const instants = facts.isPublished
		? instantsOfPhase.flatMap((member) =>
				problem(
					`${at}/${member}`,
					instantProblem(before?.[member] ?? null, after[member], facts.now),
				),
			)
		: [];
	return before ? [...instants, ...heldProblems(before, after, holds, at)] : instants;
}

function removalProblems({ before, after, isPublished, holds }: LockFacts): FieldProblem[] {
	return before.phases
		.filter(({ slug }) => !after.phases.some((phase) => phase.slug === slug))
		.flatMap(({ slug }) => {
			if (isPublished)
				return problem(
					"/phases",
					`The phase ${slug} is public: it cannot be removed or get another name in its address.`,
				);
			return (holds.get(slug)?.submissions ?? 0) > 0
				? problem("/phases", `The phase ${slug} has submissions: it cannot be removed.`)
				: [];
		});
}

/**
 * What an edit would change that can no longer change: instants that have passed, names in public
 * addresses, and what submissions and their evaluations rest upon.
 */
export function lockedProblems(facts: LockFacts): FieldProblem[] {
	const { before, after, isPublished, now } = facts;
	const hasSubmissions = [...facts.holds.values()].some(({ submissions }) => submissions > 0);
	const instants = isPublished
		? instantsOfChallenge.flatMap((member) =>
				problem(`/${member}`, instantProblem(before[member], after[member], now)),
			)
		: [];
	const dataset =
		before.dataset !== after.dataset && (isPublished || hasSubmissions)
			? problem("/dataset", "The challenge is public or has submissions: its dataset stays.")
			: [];
	return [
		...dataset,
		...instants,
		...removalProblems(facts),
		...after.phases.flatMap((phase, place) => phaseProblems(facts, phase, place)),
	];
}
