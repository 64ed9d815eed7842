"use client";

import { useActionState } from "react";
import { Refused } from "#app/_components/refused.client.tsx";
import { Plan } from "../../plan.tsx";
import type { EditOutcome, Read } from "./actions.ts";
import { EditControl } from "./edit-control.tsx";
import {
	challengeFields,
	type EditField,
	pageFields,
	phaseFields,
	protocolFields,
	rulesField,
	teamFields,
} from "./fields.ts";
import { placesOf, type Typed } from "./typed.ts";

const words = {
	challenge: "Challenge",
	teams: "Teams",
	rules: "Rules",
	phase: (title: string) => `Phase: ${title || "a new one"}`,
	page: (title: string) => `Page: ${title || "a new one"}`,
	protocol: "How it is scored",
	slug: "Name in the address",
	slugHint: "Small letters, digits and hyphens.",
	remove: "Take it away",
	up: "Move it up",
	addPhase: "Add a phase",
	addPage: "Add a page",
	note: "What changes and why",
	noteHint: "Everybody reads this in the public change log.",
	preview: "Preview",
	save: "Save",
	asItReads: "As it will read",
};

type Choices = Readonly<Record<string, readonly { value: string; label: string }[]>>;
type Shown = { typed: Typed; problems: Record<string, string>; choices: Choices };

/** What is chosen stays choosable, also when it is no longer offered. */
function optionsOf(field: EditField, value: string, choices: Choices): EditField {
	if (field.kind !== "choice" || field.options) return field;
	const offered = choices[field.name] ?? [];
	const isOffered = offered.some((option) => option.value === value);
	return { ...field, options: isOffered ? offered : [{ value, label: value }, ...offered] };
}

function Fields(props: Shown & { fields: readonly EditField[]; prefix: string }) {
	const { typed, problems, choices, fields, prefix } = props;
	return fields.map((field) => {
		const name = prefix + field.name;
		const value = typed[name] ?? "";
		return (
			<EditControl
				key={name}
				field={optionsOf(field, value, choices)}
				name={name}
				value={value}
				problem={problems[name]}
			/>
		);
	});
}

function Group(props: Shown & { title: string; fields: readonly EditField[] }) {
	const { title, ...shown } = props;
	return (
		<fieldset className="one-of-many">
			<legend>{title}</legend>
			<Fields {...shown} prefix="" />
		</fieldset>
	);
}

type ListedProps = Shown & {
	of: "phases" | "pages";
	fields: readonly EditField[];
	/** Those of a group of their own. */
	protocol?: readonly EditField[];
	title: (title: string) => string;
	isPublished: boolean;
	pending: boolean;
	/** How many phases there are already: they come first, and a public one keeps its name and stays. */
	known: number;
};

function Listed(props: ListedProps) {
	const { of, fields, protocol, title, isPublished, known, pending, ...shown } = props;
	const { typed, problems } = shown;
	return placesOf(of, typed).map((at, place) => {
		const prefix = `${of}.${at}.`;
		const slug = typed[`${prefix}slug`] ?? "";
		const isFixed = isPublished && of === "phases" && at < known;
		const slugField = {
			name: "slug",
			kind: "line",
			label: words.slug,
			hint: words.slugHint,
		} as const;
		return (
			<fieldset className="one-of-many" key={at}>
				<legend>{title(typed[`${prefix}title`] ?? "")}</legend>
				<EditControl
					field={slugField}
					name={`${prefix}slug`}
					value={slug}
					problem={problems[`${prefix}slug`]}
					isFixed={isFixed}
				/>
				<div className="beside">
					<Fields {...shown} fields={fields.filter(isShort)} prefix={prefix} />
				</div>
				<Fields {...shown} fields={fields.filter((field) => !isShort(field))} prefix={prefix} />
				{protocol ? (
					<fieldset>
						<legend>{words.protocol}</legend>
						<div className="beside">
							<Fields {...shown} fields={protocol} prefix={prefix} />
						</div>
					</fieldset>
				) : null}
				{isFixed ? null : (
					<EditControl
						field={{ name: "remove", kind: "check", label: words.remove }}
						name={`${prefix}remove`}
						value={typed[`${prefix}remove`] ?? ""}
						problem={undefined}
					/>
				)}
				{place === 0 || (isPublished && of === "phases") ? null : (
					<Press intent={`up.${of}.${at}`} title={words.up} pending={pending} />
				)}
			</fieldset>
		);
	});
}

const isShort = ({ kind }: EditField) => kind !== "markdown" && kind !== "check";

/** `licenceHtml` made these: nothing of the text's own tags is left. */
const inner = ({ html }: Read) => ({ dangerouslySetInnerHTML: { __html: html } });

function Preview({ outcome }: { outcome: EditOutcome }) {
	if (!outcome.plan) return null;
	return (
		<>
			<Plan plan={outcome.plan} />
			{outcome.texts.length === 0 ? null : (
				<section className="section" aria-labelledby="reads-heading">
					<h2 id="reads-heading">{words.asItReads}</h2>
					{outcome.texts.map((text) => (
						<details key={text.title} open>
							<summary>{text.title}</summary>
							<div className="licence-words" {...inner(text)} />
						</details>
					))}
				</section>
			)}
		</>
	);
}

function Buttons({ pending }: { pending: boolean }) {
	return (
		<div className="actions">
			<button type="submit" name="intent" value="preview" className="plain" disabled={pending}>
				{words.preview}
			</button>
			<button type="submit" name="intent" value="save" disabled={pending}>
				{words.save}
			</button>
		</div>
	);
}

/** A button that changes the form and saves nothing. */
function Press({ intent, title, pending }: { intent: string; title: string; pending: boolean }) {
	return (
		<button
			type="submit"
			name="intent"
			value={intent}
			className="plain"
			disabled={pending}
			formNoValidate
		>
			{title}
		</button>
	);
}

/** The whole challenge as a form. What was typed stays in it, whatever the answer. */
export function EditForm(props: {
	edit: (before: EditOutcome | null, form: FormData) => Promise<EditOutcome>;
	revision: string;
	values: Typed;
	choices: Choices;
	isPublished: boolean;
	known: number;
}) {
	const { choices, isPublished, known } = props;
	const [outcome, action, pending] = useActionState(props.edit, null);
	const typed = outcome?.typed ?? props.values;
	const problems = outcome?.problems ?? {};
	const shown = { typed, problems, choices };
	const listed = { ...shown, isPublished, known, pending };
	return (
		<form className="form wide" action={action} key={outcome?.at ?? 0} noValidate>
			<input type="hidden" name="revision" value={typed.revision ?? props.revision} />
			{outcome?.message ? <Refused>{outcome.message}</Refused> : null}
			{outcome ? <Preview outcome={outcome} /> : null}
			<Buttons pending={pending} />
			<Group {...shown} title={words.challenge} fields={challengeFields} />
			<Group {...shown} title={words.teams} fields={teamFields} />
			<Listed
				{...listed}
				of="phases"
				fields={phaseFields}
				protocol={protocolFields}
				title={words.phase}
			/>
			<Press intent="add-phase" title={words.addPhase} pending={pending} />
			<Group {...shown} title={words.rules} fields={[rulesField]} />
			<Listed {...listed} of="pages" fields={pageFields} title={words.page} />
			<Press intent="add-page" title={words.addPage} pending={pending} />
			{isPublished ? (
				<EditControl
					field={{ name: "note", kind: "line", label: words.note, hint: words.noteHint }}
					name="note"
					value={typed.note ?? ""}
					problem={problems.note}
				/>
			) : null}
			<Buttons pending={pending} />
		</form>
	);
}
