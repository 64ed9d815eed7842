"use client";

import { type ReactNode, useActionState } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { problemOf, Refused, whyRefused } from "#app/_components/refused.client.tsx";
import type { Refusal } from "#app/_http/form.ts";
import { saveDraft } from "./actions.ts";
import { words } from "./words.ts";

const names = [
	"titleEn",
	"titleZh",
	"textEn",
	"textZh",
	"change",
	"authoritative",
	"inForceFrom",
	"graceDays",
	"changesEn",
	"changesZh",
] as const;
type Name = (typeof names)[number];
export type DraftValues = Record<Name, string>;

const labels = names.map((name) => ({ name, label: words[name] }));

/** What stands in the form now, and what is wrong with it. */
type Now = { values: DraftValues; refused: Refusal | null };
type Given = ReturnType<typeof control> & { name: Name; defaultValue: string; lang?: string };

function Entry(props: {
	now: Now;
	name: Name;
	hint?: string;
	children: (given: Given) => ReactNode;
}) {
	const { name, hint } = props;
	const { values, refused } = props.now;
	const problem = refused ? problemOf(refused, name) : undefined;
	const language = name.endsWith("Zh") ? { lang: "zh-Hans" } : {};
	const given = { ...control(name, { hint, problem }), name, defaultValue: values[name] };
	return (
		<Field id={name} label={words[name]} hint={hint} problem={problem}>
			{props.children({ ...given, ...language })}
		</Field>
	);
}

/** The same text in both languages, side by side where there is room. */
function Pair(props: { now: Now; of: "text" | "changes"; rows: string; hint: string }) {
	const { now, of, rows, hint } = props;
	return (
		<div className="beside">
			<Entry now={now} name={`${of}En`} hint={hint}>
				{(given) => <textarea {...given} className={rows} />}
			</Entry>
			<Entry now={now} name={`${of}Zh`}>
				{(given) => <textarea {...given} className={rows} />}
			</Entry>
		</div>
	);
}

function Titles({ now }: { now: Now }) {
	return (
		<div className="beside">
			<Entry now={now} name="titleEn">
				{(given) => <input {...given} maxLength={200} />}
			</Entry>
			<Entry now={now} name="titleZh">
				{(given) => <input {...given} maxLength={200} />}
			</Entry>
		</div>
	);
}

function Choice(props: {
	now: Now;
	name: "authoritative" | "change";
	options: Readonly<Record<string, string>>;
}) {
	return (
		<Entry now={props.now} name={props.name}>
			{(given) => (
				<select key={given.defaultValue} {...given}>
					{Object.entries(props.options).map(([option, word]) => (
						<option key={option} value={option}>
							{word}
						</option>
					))}
				</select>
			)}
		</Entry>
	);
}

function Terms({ now, isFirst }: { now: Now; isFirst: boolean }) {
	const { editorial: _editorial, ...first } = words.changes;
	return (
		<div className="beside">
			<Choice now={now} name="change" options={isFirst ? first : words.changes} />
			<Choice now={now} name="authoritative" options={words.languages} />
			<Entry now={now} name="inForceFrom" hint={words.inForceHint}>
				{(given) => <input {...given} type="date" />}
			</Entry>
			<Entry now={now} name="graceDays" hint={words.graceHint}>
				{(given) => <input {...given} type="number" min={0} max={365} />}
			</Entry>
		</div>
	);
}

/** The draft as a form; what was typed stays in it, whatever the answer. */
export function DraftForm(props: {
	dataset: string;
	editedAt: string;
	values: DraftValues;
	isFirst: boolean;
}) {
	const [outcome, action, pending] = useActionState(saveDraft, null);
	const refused = outcome === "saved" ? null : outcome;
	const now = { values: { ...props.values, ...refused?.typed }, refused };
	return (
		<form className="form wide" action={action}>
			<input type="hidden" name="dataset" value={props.dataset} />
			<input type="hidden" name="editedAt" value={props.editedAt} />
			<Titles now={now} />
			<Pair now={now} of="text" rows="long" hint={words.textHint} />
			<Terms now={now} isFirst={props.isFirst} />
			<Pair now={now} of="changes" rows="" hint={words.changesHint} />
			<button type="submit" disabled={pending}>
				{words.save}
			</button>
			{outcome === "saved" ? (
				<Notice tone="good" alert>
					{words.saved}
				</Notice>
			) : null}
			{refused ? <Refused>{whyRefused(refused, labels)}</Refused> : null}
		</form>
	);
}
