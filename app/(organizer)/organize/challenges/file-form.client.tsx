"use client";

import { useActionState } from "react";
import { Field } from "#app/_components/field.tsx";
import { Fold, type Folding } from "#app/_components/fold.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { PlacedProblem } from "#lib/challenge/index.ts";
import { applyFile } from "./actions.ts";
import { Plan } from "./plan.tsx";

const words = {
	text: "The file (YAML or JSON)",
	note: "What changes and why, for the public change log",
	preview: "Show what it would do",
	save: "Do it",
	problems: "Problems",
	line: "Line",
	column: "Column",
	what: "What, and where",
};

function Problems({ placed }: { placed: readonly PlacedProblem[] }) {
	if (placed.length === 0) return null;
	return (
		<TableRegion label={words.problems}>
			<table className="problems">
				<thead>
					<tr>
						<th scope="col" className="number">
							{words.line}
						</th>
						<th scope="col" className="number">
							{words.column}
						</th>
						<th scope="col">{words.what}</th>
					</tr>
				</thead>
				<tbody>
					{placed.map(({ line, column, path, message }) => (
						<tr key={`${line}:${column} ${message}`}>
							<td className="number">{line}</td>
							<td className="number">{column}</td>
							<td>
								{message} {path === "" ? null : <code>{path}</code>}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

/** A whole challenge as a text: looked at first, then carried out. */
export function FileForm(props: {
	challenge: string;
	text: string;
	revision: string;
	isPublished: boolean;
	fold?: Folding;
}) {
	const [outcome, action, pending] = useActionState(applyFile, null);
	const form = (
		<form className="form wide" action={action} key={outcome?.at ?? 0}>
			<input type="hidden" name="challenge" value={props.challenge} />
			<input type="hidden" name="revision" value={props.revision} />
			{outcome && outcome.message !== "" ? <Refused>{outcome.message}</Refused> : null}
			<Problems placed={outcome?.placed ?? []} />
			{outcome?.plan ? <Plan plan={outcome.plan} /> : null}
			<Field id="text" label={words.text}>
				<textarea
					id="text"
					name="text"
					className="code"
					spellCheck={false}
					required
					defaultValue={outcome?.text ?? props.text}
				/>
			</Field>
			{props.isPublished ? (
				<Field id="note" label={words.note}>
					<input id="note" name="note" maxLength={2000} defaultValue={outcome?.note ?? ""} />
				</Field>
			) : null}
			<div className="actions">
				<button type="submit" name="intent" value="preview" className="plain" disabled={pending}>
					{words.preview}
				</button>
				<button type="submit" name="intent" value="save" disabled={pending}>
					{words.save}
				</button>
			</div>
		</form>
	);
	if (!props.fold) return form;
	return (
		<Fold folding={props.fold} isAnswered={outcome !== null}>
			{form}
		</Fold>
	);
}
