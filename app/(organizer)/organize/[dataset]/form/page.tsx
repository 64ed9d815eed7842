import type { Metadata } from "next";
import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { readForm } from "#lib/access/index.ts";
import { organizing } from "../organizer.ts";
import { publish } from "./actions.ts";
import { mostQuestions } from "./most-questions.ts";

const words = {
	title: (dataset: string) => `Request form of ${dataset}`,
	lead: "Every applicant is asked for position, institution and intended use. Here is what this dataset asks besides. Requests remember the form they answered; a new required question sends waiting requests back to their applicants, with a mail.",
	organize: (dataset: string) => `Organize ${dataset}`,
	questions: (number: number) => (number === 0 ? "No form yet" : `Form ${number}`),
	question: (number: number) => `Question ${number}`,
	newQuestion: "New question",
	key: (question: string) => `${question}, name in the data`,
	keyHint: "Small letters, digits and hyphens.",
	en: (question: string) => `${question}, English`,
	enHint: "Empty: it is asked no more.",
	newHint: "Leave all of it empty to ask nothing new.",
	zh: (question: string) => `${question}, Chinese`,
	kind: (question: string) => `${question}, answer`,
	kinds: { line: "a line", lines: "several lines", "yes-no": "yes or no" },
	required: (question: string) => `${question}: an answer is required`,
	publish: "Publish the form",
};

export const metadata: Metadata = { title: "Request form", robots: { index: false } };

type Question = Awaited<ReturnType<typeof readForm>>["questions"][number];

function fieldsOf(question: Question | undefined, at: number): FormField[] {
	const title = question ? words.question(at + 1) : words.newQuestion;
	const keys: FormField[] = question
		? [hidden(`key-${at}`, question.key)]
		: [
				hidden("new", at),
				{ name: `key-${at}`, label: words.key(title), kind: "line", hint: words.keyHint },
			];
	return [
		...keys,
		{
			name: `en-${at}`,
			label: words.en(title),
			kind: "line",
			hint: question ? words.enHint : words.newHint,
			value: question?.labelEn ?? "",
		},
		{
			name: `zh-${at}`,
			label: words.zh(title),
			kind: "line",
			value: question?.labelZh ?? "",
		},
		{
			name: `kind-${at}`,
			label: words.kind(title),
			kind: "choice",
			value: question?.kind ?? "line",
			options: Object.entries(words.kinds).map(([value, label]) => ({ value, label })),
		},
		{
			name: `required-${at}`,
			label: words.required(title),
			kind: "check",
			value: question?.isRequired ? "yes" : "",
		},
	];
}

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function FormPage({ params, searchParams }: Props) {
	const { dataset: slug } = await params;
	const { ctx, dataset } = await organizing(slug, `/organize/${slug}/form`, "form.publish");
	const form = await readForm(ctx, { dataset: slug });
	const shown = [...form.questions, undefined].slice(0, mostQuestions);
	return (
		<div className="page narrow">
			<PageHead
				title={words.title(dataset.title)}
				crumbs={[{ title: words.organize(dataset.title), href: `/organize/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Section id="questions" title={words.questions(form.number)}>
				<ActionForm
					action={publish}
					fields={[hidden("dataset", slug), ...shown.flatMap(fieldsOf)]}
					submit={words.publish}
				/>
			</Section>
		</div>
	);
}
