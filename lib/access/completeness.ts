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

/** What is still missing, in the applicant's two languages. */
type MissingField = FieldProblem & { messageZh: string };

const problem = (pointer: string, message: string, messageZh: string): MissingField => ({
	pointer,
	message,
	messageZh,
});

function supervisorProblems(said: Said, ownEmail: string): MissingField[] {
	if (said.position !== "student") return [];
	const problems: MissingField[] = [];
	if (said.supervisorName === "")
		problems.push(
			problem("/supervisorName", "A student names a supervisor.", "学生须填写导师姓名。"),
		);
	if (said.supervisorEmail === "")
		problems.push(
			problem(
				"/supervisorEmail",
				"Say at which address your supervisor reads mail.",
				"请填写导师的邮箱地址。",
			),
		);
	else if (said.supervisorEmail.toLowerCase() === ownEmail.toLowerCase())
		problems.push(
			problem(
				"/supervisorEmail",
				"This is your own address: give your supervisor's.",
				"这是您自己的邮箱，请填写导师的邮箱。",
			),
		);
	return problems;
}

function signatureProblems({ signedNumber, requiredNumber }: SignatureFacts): MissingField[] {
	if (requiredNumber === null)
		return [
			problem(
				"/licence",
				"The dataset has no licence in force yet, so nobody can ask for it.",
				"该数据集尚无生效的许可协议，暂时无法申请。",
			),
		];
	if (signedNumber !== null && signedNumber >= requiredNumber) return [];
	return [problem("/licence", "Sign the licence first.", "请先签署许可协议。")];
}

const needed = [
	["position", "Say what your position is.", "请选择您的身份。"],
	["institution", "Say at which institution you are.", "请填写您所在的机构。"],
	["intendedUse", "Say in a few lines what you want the data for.", "请简要说明数据的用途。"],
] as const;

/** What keeps a request from being submitted, each with the JSON pointer of its field. */
export function missingFrom(
	said: Said,
	of: { questions: readonly FormQuestion[]; ownEmail: string; signature: SignatureFacts },
): MissingField[] {
	const problems = needed
		.filter(([field]) => !said[field])
		.map(([field, en, zh]) => problem(`/${field}`, en, zh));
	if (said.kind === "renewal" && said.publications === "")
		problems.push(
			problem(
				"/publications",
				'Name what has come of it so far; "none yet" is an answer.',
				"请列出目前的成果；如尚无，请填写“暂无”。",
			),
		);
	for (const { key, isRequired, labelEn, labelZh } of of.questions)
		if (isRequired && !said.answers[key])
			problems.push(
				problem(`/answers/${key}`, `Answer the question: ${labelEn}`, `请回答：${labelZh}`),
			);
	return [
		...problems,
		...supervisorProblems(said, of.ownEmail),
		...signatureProblems(of.signature),
	];
}
