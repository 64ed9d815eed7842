"use client";

import { useActionState } from "react";
import { Field, hinted } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { BothWords } from "#app/_components/request/both.tsx";
import type { Both } from "#app/_components/request/words.ts";
import type { FormView } from "#lib/access/index.ts";
import { send } from "./actions.ts";
import { InstitutionField } from "./institution-field.client.tsx";
import { words } from "./words.ts";

type Typed = Readonly<Record<string, string>>;

const both = (said: Both) => <BothWords words={said} />;

function Position({ value }: { value: string }) {
	return (
		<Field id="position" label={both(words.position)}>
			<select id="position" name="position" defaultValue={value}>
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

function Supervisor({ typed }: { typed: Typed }) {
	return (
		<fieldset className="for-students">
			<legend>
				<BothWords words={words.supervisorLegend} />
			</legend>
			<div className="pair">
				<Field id="supervisorName" label={both(words.supervisorName)}>
					<input
						id="supervisorName"
						name="supervisorName"
						maxLength={120}
						defaultValue={typed.supervisorName}
					/>
				</Field>
				<Field
					id="supervisorEmail"
					label={both(words.supervisorEmail)}
					hint={both(words.supervisorHint)}
				>
					<input
						{...hinted("supervisorEmail")}
						name="supervisorEmail"
						type="email"
						maxLength={254}
						defaultValue={typed.supervisorEmail}
					/>
				</Field>
			</div>
		</fieldset>
	);
}

type Question = FormView["questions"][number];

function Answer({ question, typed }: { question: Question; typed: Typed }) {
	const name = `answers.${question.key}`;
	const shared = { id: name, name, defaultValue: typed[name] ?? "" };
	const control = {
		line: <input {...shared} maxLength={4000} />,
		lines: <textarea {...shared} rows={3} maxLength={4000} />,
		"yes-no": (
			<select {...shared}>
				<option value="">{`${words.choose.en} ${words.choose.zh}`}</option>
				<option value="yes">{`${words.yes.en} ${words.yes.zh}`}</option>
				<option value="no">{`${words.no.en} ${words.no.zh}`}</option>
			</select>
		),
	}[question.kind];
	return (
		<Field id={name} label={both({ en: question.labelEn, zh: question.labelZh })}>
			{control}
		</Field>
	);
}

function Lines(props: { name: string; label: Both; value: string | undefined }) {
	return (
		<Field id={props.name} label={both(props.label)}>
			<textarea
				id={props.name}
				name={props.name}
				rows={5}
				maxLength={4000}
				defaultValue={props.value}
			/>
		</Field>
	);
}

/** The request form. Without JavaScript it is a form that is sent; nothing that was typed is lost. */
export function RequestForm(props: {
	typed: Typed;
	questions: readonly Question[];
	isRenewal: boolean;
}) {
	const [refused, action, pending] = useActionState(send, null);
	const typed = refused?.typed ?? props.typed;
	return (
		<form className="form" action={action} key={refused?.at ?? 0}>
			{["dataset", "number", "revision"].map((name) => (
				<input key={name} type="hidden" name={name} value={typed[name] ?? ""} />
			))}
			<Position value={typed.position ?? ""} />
			<InstitutionField institution={typed.institution ?? ""} rorId={typed.rorId ?? ""} />
			<Field id="homepage" label={both(words.homepage)} hint={both(words.homepageHint)}>
				<input
					{...hinted("homepage")}
					name="homepage"
					maxLength={500}
					defaultValue={typed.homepage}
				/>
			</Field>
			<Lines name="intendedUse" label={words.use} value={typed.intendedUse} />
			{props.isRenewal ? (
				<Lines name="publications" label={words.publications} value={typed.publications} />
			) : null}
			{props.questions.map((question) => (
				<Answer key={question.key} question={question} typed={typed} />
			))}
			<Supervisor typed={typed} />
			{refused ? (
				<Notice tone="wrong" alert>
					{refused.message}
				</Notice>
			) : null}
			<div className="request-actions">
				{/* The first is what Enter presses. */}
				<button type="submit" name="intent" value="save" className="plain" disabled={pending}>
					<BothWords words={words.save} />
				</button>
				<button type="submit" name="intent" value="submit" disabled={pending}>
					<BothWords words={words.submit} />
				</button>
			</div>
		</form>
	);
}
