import type { Metadata } from "next";
import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
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
	key: "Name in the data",
	keyHint: "Small letters, digits and hyphens.",
	en: "Question, English",
	enHint: "Empty: it is asked no more.",
	zh: "Question, Chinese",
	kind: "Answer",
	kinds: { line: "a line", lines: "several lines", "yes-no": "yes or no" },
	required: "An answer is required",
	publish: "Publish the form",
};

export const metadata: Metadata = { title: "Request form", robots: { index: false } };

type Question = Awaited<ReturnType<typeof readForm>>["questions"][number];

function fieldsOf(question: Question | undefined, at: number): FormField[] {
	const key: FormField = question
		? { name: `key-${at}`, label: "", kind: "hidden", value: question.key }
		: { name: `key-${at}`, label: words.key, kind: "line", hint: words.keyHint };
	return [
		key,
		{
			name: `en-${at}`,
			label: words.en,
			kind: "line",
			hint: words.enHint,
			value: question?.labelEn ?? "",
		},
		{ name: `zh-${at}`, label: words.zh, kind: "line", value: question?.labelZh ?? "" },
		{
			name: `kind-${at}`,
			label: words.kind,
			kind: "choice",
			value: question?.kind ?? "line",
			options: Object.entries(words.kinds).map(([value, label]) => ({ value, label })),
		},
		{
			name: `required-${at}`,
			label: words.required,
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
					fields={[
						{ name: "dataset", label: "", kind: "hidden", value: slug },
						...shown.flatMap(fieldsOf),
					]}
					submit={words.publish}
				/>
			</Section>
		</div>
	);
}
