"use client";

import { useActionState } from "react";
import { Notice } from "#app/_components/notice.tsx";
import { commonWords } from "#lib/policy/index.ts";
import { describeMethod } from "./actions.ts";

const words = {
	save: "Save the method",
	fashions: { "top-down": "top-down", "bottom-up": "bottom-up", other: "other" },
};

type Field = {
	name: string;
	label: string;
	hint?: string;
	required?: boolean;
	suggestions?: readonly string[];
};

const fields: readonly Field[] = [
	{ name: "name", label: "Name on the board", required: true },
	{
		name: "network",
		label: "Network",
		required: true,
		suggestions: commonWords.network,
	},
	{
		name: "backbone",
		label: "Backbone",
		hint: "The network that extracts the features",
		required: true,
		suggestions: commonWords.backbone,
	},
	{
		name: "backboneFamily",
		label: "Backbone family",
		required: true,
		suggestions: commonWords.backboneFamily,
	},
	{
		name: "streams",
		label: "Streams",
		required: true,
		suggestions: commonWords.streams,
	},
	{
		name: "pretraining",
		label: "Pre-training data",
		required: true,
		suggestions: commonWords.pretraining,
	},
	{ name: "extraData", label: "Other data used", hint: "Empty if none" },
	{ name: "paperUrl", label: "Paper", hint: "Address, if there is one" },
	{ name: "codeUrl", label: "Code", hint: "Address, if there is one" },
];

function TextField({ field }: { field: Field }) {
	const hint = field.hint ? `${field.name}-hint` : undefined;
	const list = field.suggestions ? `${field.name}-suggestions` : undefined;
	return (
		<div className="field">
			<label htmlFor={field.name}>{field.label}</label>
			<input
				id={field.name}
				name={field.name}
				required={field.required}
				list={list}
				aria-describedby={hint}
				maxLength={field.name.endsWith("Url") || field.name === "extraData" ? 500 : 80}
				type={field.name.endsWith("Url") ? "url" : "text"}
				autoComplete="off"
			/>
			{field.hint ? (
				<span className="hint" id={hint}>
					{field.hint}
				</span>
			) : null}
			{field.suggestions ? (
				<datalist id={list}>
					{field.suggestions.map((suggestion) => (
						<option key={suggestion} value={suggestion} />
					))}
				</datalist>
			) : null}
		</div>
	);
}

export function MethodForm({ challenge, phase }: { challenge: string; phase: string }) {
	const [outcome, action, pending] = useActionState(
		describeMethod.bind(null, { challenge, phase }),
		null,
	);
	return (
		<form className="form" action={action}>
			{outcome && !outcome.ok ? (
				<Notice tone="wrong" alert>
					{outcome.message}
				</Notice>
			) : null}
			{fields.map((field) => (
				<TextField key={field.name} field={field} />
			))}
			<div className="field">
				<label htmlFor="fashion">Fashion</label>
				<select id="fashion" name="fashion" required defaultValue="bottom-up">
					{Object.entries(words.fashions).map(([value, label]) => (
						<option key={value} value={value}>
							{label}
						</option>
					))}
				</select>
			</div>
			<div className="field">
				<label htmlFor="description">Description</label>
				<textarea id="description" name="description" maxLength={2000} />
			</div>
			<button type="submit" disabled={pending}>
				{words.save}
			</button>
		</form>
	);
}
