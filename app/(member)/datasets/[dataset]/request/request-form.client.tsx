"use client";

import { useActionState } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { BothWords } from "#app/_components/request/both.tsx";
import type { Both } from "#app/_components/request/words.ts";
import type { FormView } from "#lib/access/index.ts";
import { type Refusal, send } from "./actions.ts";
import { InstitutionField } from "./institution-field.client.tsx";
import { words } from "./words.ts";

type Texts = Readonly<Record<string, string>>;
type Filled = { typed: Texts; problems: Texts };
type Question = FormView["questions"][number];

const nothing: Texts = {};
const both = (said: Both) => <BothWords words={said} />;
const labelOf = ({ labelEn: en, labelZh: zh }: Question): Both => ({ en, zh });

function Position({ typed, problems }: Filled) {
	const problem = problems.position;
	return (
		<Field id="position" label={both(words.labels.position)} problem={problem}>
			<select
				{...control("position", { problem })}
				name="position"
				defaultValue={typed.position ?? ""}
			>
				<option value="">{`${words.choose.en} ${words.choose.zh}`}</option>
				{words.positions.map(([position, { en, zh }]) => (
					<option key={position} value={position}>
						{`${en} ${zh}`}
					</option>
				))}
			</select>
		</Field>
	);
}

function Line(
	props: Filled & { name: string; label: Both; hint?: Both; most: number; type?: "email" },
) {
	const { name, most } = props;
	const said = { hint: props.hint && both(props.hint), problem: props.problems[name] };
	return (
		<Field id={name} label={both(props.label)} {...said}>
			<input
				{...control(name, said)}
				name={name}
				type={props.type ?? "text"}
				maxLength={most}
				defaultValue={props.typed[name]}
			/>
		</Field>
	);
}

function Lines(props: Filled & { name: string; label: Both; rows: number }) {
	const { name, rows } = props;
	const problem = props.problems[name];
	return (
		<Field id={name} label={both(props.label)} problem={problem}>
			<textarea
				{...control(name, { problem })}
				name={name}
				rows={rows}
				maxLength={4000}
				defaultValue={props.typed[name]}
			/>
		</Field>
	);
}

function YesNo(props: Filled & { name: string; label: Both }) {
	const { name } = props;
	const problem = props.problems[name];
	return (
		<Field id={name} label={both(props.label)} problem={problem}>
			<select {...control(name, { problem })} name={name} defaultValue={props.typed[name] ?? ""}>
				<option value="">{`${words.choose.en} ${words.choose.zh}`}</option>
				<option value="yes">{`${words.yes.en} ${words.yes.zh}`}</option>
				<option value="no">{`${words.no.en} ${words.no.zh}`}</option>
			</select>
		</Field>
	);
}

function Answer({ question, ...filled }: Filled & { question: Question }) {
	const shared = { ...filled, name: `answers.${question.key}`, label: labelOf(question) };
	if (question.kind === "line") return <Line {...shared} most={4000} />;
	if (question.kind === "lines") return <Lines {...shared} rows={3} />;
	return <YesNo {...shared} />;
}

function Supervisor(filled: Filled) {
	return (
		<fieldset className="for-students">
			<legend>{both(words.supervisorLegend)}</legend>
			<div className="pair">
				<Line {...filled} name="supervisorName" label={words.labels.supervisorName} most={120} />
				<Line
					{...filled}
					name="supervisorEmail"
					label={words.labels.supervisorEmail}
					hint={words.supervisorHint}
					type="email"
					most={254}
				/>
			</div>
		</fieldset>
	);
}

/** What is no field of the form: a licence to be signed is found on a page of its own. */
function Elsewhere({ name, problem, dataset }: { name: string; problem: string; dataset: string }) {
	if (name !== "licence") return problem;
	return (
		<>
			{problem} <a href={`/datasets/${dataset}/sign`}>{words.sign}</a>
		</>
	);
}

/** Why the form came back: the fields to mend, each a way to it, or what else was refused. */
function Why({ refused, questions }: { refused: Refusal; questions: readonly Question[] }) {
	const labels: Record<string, Both> = {
		...words.labels,
		...Object.fromEntries(questions.map((one) => [`answers.${one.key}`, labelOf(one)])),
	};
	const problems = Object.entries(refused.problems);
	if (problems.length === 0) return <Refused>{refused.message}</Refused>;
	return (
		<Refused title={words.mend}>
			<ul>
				{problems.map(([name, problem]) => {
					const label = labels[name];
					return (
						<li key={name}>
							{label ? (
								<a href={`#${name}`}>{both(label)}</a>
							) : (
								<Elsewhere {...{ name, problem }} dataset={refused.typed.dataset ?? ""} />
							)}
						</li>
					);
				})}
			</ul>
		</Refused>
	);
}

const revisionOf = ({ revision }: Texts) => Number(revision ?? 0);

/** The request form. Without JavaScript it is a form that is sent; nothing that was typed is lost. */
export function RequestForm(props: {
	typed: Texts;
	questions: readonly Question[];
	isRenewal: boolean;
}) {
	const [last, action, pending] = useActionState(send, null);
	// The page shows a later revision once something was saved. No key on this component says so: a
	// browser without JavaScript would lose the refusal of a form that has just become a draft.
	const refused = last && revisionOf(last.typed) >= revisionOf(props.typed) ? last : null;
	const typed = refused?.typed ?? props.typed;
	const filled = { typed, problems: refused?.problems ?? nothing };
	return (
		<form className="form" action={action} key={`${revisionOf(typed)} ${refused?.at}`} noValidate>
			{["dataset", "number", "revision"].map((name) => (
				<input key={name} type="hidden" name={name} value={typed[name] ?? ""} />
			))}
			<Position {...filled} />
			<InstitutionField {...filled} />
			<Line
				{...filled}
				name="homepage"
				label={words.labels.homepage}
				hint={words.homepageHint}
				most={500}
			/>
			<Lines {...filled} name="intendedUse" label={words.labels.intendedUse} rows={5} />
			{props.isRenewal ? (
				<Lines {...filled} name="publications" label={words.labels.publications} rows={5} />
			) : null}
			{props.questions.map((question) => (
				<Answer key={question.key} question={question} {...filled} />
			))}
			<Supervisor {...filled} />
			{refused ? <Why refused={refused} questions={props.questions} /> : null}
			<div className="request-actions">
				{/* The first is what Enter presses. */}
				<button type="submit" name="intent" value="save" className="plain" disabled={pending}>
					{both(words.save)}
				</button>
				<button type="submit" name="intent" value="submit" disabled={pending}>
					{both(words.submit)}
				</button>
			</div>
		</form>
	);
}
