import type { FormQuestion } from "#drizzle/schema/access.ts";
import type { FieldProblem } from "#lib/errors.ts";
import type { SignatureFacts } from "#lib/policy/index.ts";
import type { RequestRow } from "./queries.ts";

type Said = Pick<
	RequestRow,
	| "kind"
	| "position"
	| "institution"
	| "intendedUse"
	| "publications"
	| "answers"
	| "supervisorName"
	| "supervisorEmail"
>;

const problem = (pointer: string, message: string): FieldProblem => ({ pointer, message });

function supervisorProblems(said: Said, ownEmail: string): FieldProblem[] {
	if (said.position !== "student") return [];
	const problems: FieldProblem[] = [];
	if (said.supervisorName === "")
		problems.push(problem("/supervisorName", "A student names a supervisor."));
	if (said.supervisorEmail === "")
		problems.push(problem("/supervisorEmail", "Say at which address your supervisor reads mail."));
	else if (said.supervisorEmail.toLowerCase() === ownEmail.toLowerCase())
		problems.push(problem("/supervisorEmail", "This is your own address: give your supervisor's."));
	return problems;
}

function signatureProblems({ signedNumber, requiredNumber }: SignatureFacts): FieldProblem[] {
	if (requiredNumber === null)
		return [
			problem("/licence", "The dataset has no licence in force yet, so nobody can ask for it."),
		];
	if (signedNumber !== null && signedNumber >= requiredNumber) return [];
	return [problem("/licence", "Sign the licence first.")];
}

const needed = [
	["position", "Say what your position is."],
	["institution", "Say at which institution you are."],
	["intendedUse", "Say in a few lines what you want the data for."],
] as const;

/** What keeps a request from being submitted, each with the JSON pointer of its field. */
export function missingFrom(
	said: Said,
	of: { questions: readonly FormQuestion[]; ownEmail: string; signature: SignatureFacts },
): FieldProblem[] {
	const problems = needed
		.filter(([field]) => !said[field])
		.map(([field, message]) => problem(`/${field}`, message));
	if (said.kind === "renewal" && said.publications === "")
		problems.push(
			problem("/publications", 'Name what has come of it so far; "none yet" is an answer.'),
		);
	for (const { key, isRequired, labelEn } of of.questions)
		if (isRequired && !said.answers[key])
			problems.push(problem(`/answers/${key}`, `Answer the question: ${labelEn}`));
	return [
		...problems,
		...supervisorProblems(said, of.ownEmail),
		...signatureProblems(of.signature),
	];
}
