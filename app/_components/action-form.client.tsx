"use client";

import { type ReactNode, useActionState, useId } from "react";
import type { Refusal } from "#app/_http/form.ts";
import { control, Field } from "./field.tsx";
import { Fold, type Folding } from "./fold.tsx";
import { problemOf, Refused, whyRefused } from "./refused.client.tsx";

export type FormField = {
	name: string;
	label: ReactNode;
	kind: "hidden" | "line" | "lines" | "date" | "choice" | "check";
	hint?: string;
	value?: string;
	isRequired?: boolean;
	options?: readonly { value: string; label: string }[];
	min?: string;
	max?: string;
};

type Asked = { field: FormField; value: string; problem: string | undefined };

function Control({ field, id, value, problem }: Asked & { id: string }) {
	const { name, kind, hint, isRequired: required, options = [], min, max } = field;
	const shared = { ...control(id, { hint, problem }), name, required };
	if (kind === "lines") return <textarea {...shared} rows={4} defaultValue={value} />;
	if (kind === "choice")
		return (
			<select {...shared} defaultValue={value}>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		);
	const type = kind === "date" ? "date" : "text";
	return (
		<input {...shared} type={type} defaultValue={value} min={min} max={max} autoComplete="off" />
	);
}

function Entry({ field, value, problem }: Asked) {
	const id = useId();
	const { kind, name, label, hint } = field;
	if (kind === "hidden") return <input type="hidden" name={name} value={value} />;
	if (kind === "check")
		return (
			<label className="choice">
				<input type="checkbox" name={name} value="yes" defaultChecked={value === "yes"} />
				<span>{label}</span>
			</label>
		);
	return (
		<Field id={id} label={label} hint={hint} problem={problem}>
			<Control field={field} id={id} value={value} problem={problem} />
		</Field>
	);
}

/** The fields of a form: with what was typed when it was refused, and what is wrong with it. */
export function FormFields(props: { fields: readonly FormField[]; refused: Refusal | null }) {
	const { fields, refused } = props;
	return fields.map((field) => (
		<Entry
			key={field.name}
			field={field}
			value={refused?.typed[field.name] ?? (refused ? "" : (field.value ?? ""))}
			problem={refused ? problemOf(refused, field.name) : undefined}
		/>
	));
}

/** A form of a few fields that keeps what was typed when it is refused; it works without JavaScript. */
export function ActionForm(props: {
	action: (before: Refusal | null, form: FormData) => Promise<Refusal | null>;
	fields: readonly FormField[];
	submit: ReactNode;
	tone?: "plain" | "danger";
	/** Left out, the form stands there to be filled in. */
	fold?: Folding;
}) {
	const [refused, action, pending] = useActionState(props.action, null);
	const form = (
		<form className="form" action={action} key={refused?.at ?? 0}>
			<FormFields fields={props.fields} refused={refused} />
			{refused ? <Refused>{whyRefused(refused, props.fields)}</Refused> : null}
			<button type="submit" className={props.tone} disabled={pending}>
				{props.submit}
			</button>
		</form>
	);
	if (!props.fold) return form;
	return (
		<Fold folding={props.fold} isAnswered={refused !== null}>
			{form}
		</Fold>
	);
}
