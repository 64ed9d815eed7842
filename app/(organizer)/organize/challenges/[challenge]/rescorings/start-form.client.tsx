"use client";

import { useActionState, useId } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Fold, type Folding } from "#app/_components/fold.tsx";
import { problemOf, Refused, whyRefused } from "#app/_components/refused.client.tsx";
import type { Refusal } from "#app/_http/form.ts";
import { EditControl } from "../edit/edit-control.tsx";
import { settingFields } from "../edit/fields.ts";
import type { Typed } from "../edit/typed.ts";
import { words } from "./words.ts";

type Choice = { value: string; label: string };

const fields = [
	{ name: "labelSetId", label: words.labelSet },
	{ name: "note", label: words.noteLabel },
];

/** What a phase is to be scored on; it keeps what was typed when it is refused. */
export function StartForm(props: {
	action: (before: Refusal | null, form: FormData) => Promise<Refusal>;
	phase: string;
	labelSets: readonly Choice[];
	shownId: string;
	protocol: Typed;
	fold: Folding;
}) {
	const [refused, action, pending] = useActionState(props.action, null);
	const id = useId();
	const typed = (name: string, otherwise: string) => refused?.typed[name] ?? otherwise;
	const of = (name: string, hint: string) => ({ ...control(`${id}${name}`, { hint }), name });
	const settings = settingFields.map(({ name, label }) => ({
		name: `${props.phase}.${name}`,
		label,
	}));
	return (
		<Fold folding={props.fold} isAnswered={refused !== null}>
			<form className="form" action={action} key={refused?.at ?? 0}>
				<input type="hidden" name="phase" value={props.phase} />
				<input
					type="hidden"
					name={`${props.phase}.protocol.evaluator`}
					value={props.protocol["protocol.evaluator"]}
				/>
				{refused ? <Refused>{whyRefused(refused, [...fields, ...settings])}</Refused> : null}
				<Field id={`${id}labelSetId`} label={words.labelSet} hint={words.labelSetHint}>
					<select
						{...of("labelSetId", words.labelSetHint)}
						defaultValue={typed("labelSetId", props.shownId)}
					>
						{props.labelSets.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</select>
				</Field>
				<details open={refused !== null}>
					<summary>{words.protocolLead}</summary>
					<div className="beside">
						{settingFields.map((field) => {
							const name = `${props.phase}.${field.name}`;
							return (
								<EditControl
									key={name}
									field={field}
									name={name}
									value={typed(name, props.protocol[field.name] ?? "")}
									problem={refused ? problemOf(refused, name) : undefined}
								/>
							);
						})}
					</div>
				</details>
				<Field id={`${id}note`} label={words.noteLabel} hint={words.noteHint}>
					<textarea
						{...of("note", words.noteHint)}
						rows={4}
						required
						minLength={10}
						maxLength={2000}
						defaultValue={typed("note", "")}
					/>
				</Field>
				<button type="submit" disabled={pending}>
					{words.start}
				</button>
			</form>
		</Fold>
	);
}
