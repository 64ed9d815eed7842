"use client";

import { useActionState } from "react";
import { Field } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { saveDraft, type TypedDraft } from "./actions.ts";
import { words } from "./words.ts";

const chinese = { lang: "zh-Hans" };

function Titles({ values }: { values: TypedDraft }) {
	return (
		<div className="beside">
			<Field id="titleEn" label={words.titleEn}>
				<input id="titleEn" name="titleEn" defaultValue={values.titleEn} maxLength={200} />
			</Field>
			<Field id="titleZh" label={words.titleZh}>
				<input
					id="titleZh"
					name="titleZh"
					defaultValue={values.titleZh}
					maxLength={200}
					{...chinese}
				/>
			</Field>
		</div>
	);
}

/** The same text in both languages, side by side where there is room. */
function Pair(props: { values: TypedDraft; of: "text" | "changes"; rows: string; hint: string }) {
	const { values, of, rows, hint } = props;
	const [en, zh] = [`${of}En`, `${of}Zh`] as const;
	return (
		<div className="beside">
			<Field id={en} label={words[en]} hint={hint}>
				<textarea id={en} name={en} className={rows} defaultValue={values[en]} />
			</Field>
			<Field id={zh} label={words[zh]}>
				<textarea id={zh} name={zh} className={rows} defaultValue={values[zh]} {...chinese} />
			</Field>
		</div>
	);
}

function Choice(props: {
	id: "authoritative" | "change";
	label: string;
	value: string;
	options: Readonly<Record<string, string>>;
}) {
	const { id, label, value, options } = props;
	return (
		<Field id={id} label={label}>
			<select key={value} id={id} name={id} defaultValue={value}>
				{Object.entries(options).map(([option, word]) => (
					<option key={option} value={option}>
						{word}
					</option>
				))}
			</select>
		</Field>
	);
}

function Terms({ values, isFirst }: { values: TypedDraft; isFirst: boolean }) {
	const { editorial: _editorial, ...first } = words.changes;
	return (
		<div className="beside">
			<Choice
				id="change"
				label={words.change}
				value={values.change}
				options={isFirst ? first : words.changes}
			/>
			<Choice
				id="authoritative"
				label={words.authoritative}
				value={values.authoritative}
				options={words.languages}
			/>
			<Field id="inForceFrom" label={words.inForceFrom} hint={words.inForceHint}>
				<input id="inForceFrom" name="inForceFrom" type="date" defaultValue={values.inForceFrom} />
			</Field>
			<Field id="graceDays" label={words.graceDays} hint={words.graceHint}>
				<input
					id="graceDays"
					name="graceDays"
					type="number"
					min={0}
					max={365}
					defaultValue={values.graceDays}
				/>
			</Field>
		</div>
	);
}

/** The draft as a form; what was typed stays in it, whatever the answer. */
export function DraftForm(props: {
	dataset: string;
	editedAt: string;
	values: TypedDraft;
	isFirst: boolean;
}) {
	const [outcome, action, pending] = useActionState(saveDraft, null);
	const values = outcome?.typed ?? props.values;
	return (
		<form className="form wide" action={action}>
			<input type="hidden" name="dataset" value={props.dataset} />
			<input type="hidden" name="editedAt" value={props.editedAt} />
			<Titles values={values} />
			<Pair values={values} of="text" rows="long" hint={words.textHint} />
			<Terms values={values} isFirst={props.isFirst} />
			<Pair values={values} of="changes" rows="" hint={words.changesHint} />
			<button type="submit" disabled={pending}>
				{words.save}
			</button>
			{outcome?.ok ? (
				<Notice tone="good" alert>
					{words.saved}
				</Notice>
			) : null}
			{outcome && !outcome.ok ? <Refused>{outcome.message}</Refused> : null}
		</form>
	);
}
