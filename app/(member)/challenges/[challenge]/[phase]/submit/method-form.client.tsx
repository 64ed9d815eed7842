"use client";

import { useActionState } from "react";
import { Fold, type Folding } from "#app/_components/fold.tsx";
import { Refused, whyRefused } from "#app/_components/refused.client.tsx";
import type { Refusal } from "#app/_http/form.ts";
import { commonWords } from "#lib/policy/index.ts";

const words = {
	save: "Save the method",
	fashions: { "top-down": "top-down", "bottom-up": "bottom-up", other: "other" },
};

type Describe = (before: Refusal | null, form: FormData) => Promise<Refusal>;

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

const others = [
	{ name: "fashion", label: "Fashion" },
	{ name: "description", label: "Description" },
];

function TextField({ field, value }: { field: Field; value: string | undefined }) {
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
				defaultValue={value}
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

/** What a row of the board will say; it keeps what was typed when it is refused. */
export function MethodForm({ describe, fold }: { describe: Describe; fold: Folding }) {
	const [refused, action, pending] = useActionState(describe, null);
	const typed = refused?.typed ?? {};
	return (
		<Fold folding={fold} isAnswered={refused !== null}>
			<form className="form" action={action} key={refused?.at ?? 0}>
				{refused ? <Refused>{whyRefused(refused, [...fields, ...others])}</Refused> : null}
				{fields.map((field) => (
					<TextField key={field.name} field={field} value={typed[field.name]} />
				))}
				<div className="field">
					<label htmlFor="fashion">Fashion</label>
					<select id="fashion" name="fashion" required defaultValue={typed.fashion ?? "bottom-up"}>
						{Object.entries(words.fashions).map(([value, label]) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</select>
				</div>
				<div className="field">
					<label htmlFor="description">Description</label>
					<textarea
						id="description"
						name="description"
						maxLength={2000}
						defaultValue={typed.description}
					/>
				</div>
				<button type="submit" disabled={pending}>
					{words.save}
				</button>
			</form>
		</Fold>
	);
}
