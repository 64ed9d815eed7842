"use client";

import { type ReactNode, useActionState, useId } from "react";
import { Notice } from "./notice.tsx";

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

type Refusal = { message: string; typed: Record<string, string>; at: number };

function Control({ field, id, value }: { field: FormField; id: string; value: string }) {
	const { name, kind, isRequired: required, options = [], min, max } = field;
	const shared = { id, name, required };
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

function Field({ field, value }: { field: FormField; value: string }) {
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
		<div className="field">
			<label htmlFor={id}>{label}</label>
			<Control field={field} id={id} value={value} />
			{hint ? <span className="hint">{hint}</span> : null}
		</div>
	);
}

/** A form of a few fields that keeps what was typed when it is refused; it works without JavaScript. */
export function ActionForm(props: {
	action: (before: Refusal | null, form: FormData) => Promise<Refusal | null>;
	fields: readonly FormField[];
	submit: ReactNode;
	tone?: "plain" | "danger";
}) {
	const [refused, action, pending] = useActionState(props.action, null);
	return (
		<form className="form" action={action} key={refused?.at ?? 0}>
			{props.fields.map((field) => (
				<Field
					key={field.name}
					field={field}
					value={refused?.typed[field.name] ?? (refused ? "" : (field.value ?? ""))}
				/>
			))}
			{refused ? (
				<Notice tone="wrong" alert>
					{refused.message}
				</Notice>
			) : null}
			<button type="submit" className={props.tone} disabled={pending}>
				{props.submit}
			</button>
		</form>
	);
}
