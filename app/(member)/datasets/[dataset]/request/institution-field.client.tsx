"use client";

import { type ChangeEvent, useState } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { BothWords } from "#app/_components/request/both.tsx";
import type { InstitutionView } from "#lib/evidence/index.ts";
import { words } from "./words.ts";

async function suggestionsFor(query: string): Promise<InstitutionView[]> {
	if (query.trim().length < 3) return [];
	const response = await fetch(`/api/v1/institutions?${new URLSearchParams({ query })}`);
	return response.ok ? await response.json() : [];
}

type Texts = Readonly<Record<string, string>>;
type Props = { typed: Texts; problems: Texts };

/** Any name may be typed; where JavaScript runs, names of known institutions are suggested. */
export function InstitutionField({ typed, problems }: Props) {
	const [suggested, setSuggested] = useState<InstitutionView[]>([]);
	const [rorId, setRorId] = useState(typed.rorId ?? "");
	const said = {
		hint: <BothWords words={words.institutionHint} />,
		problem: problems.institution,
	};
	const look = (event: ChangeEvent<HTMLInputElement>) => {
		const typed = event.target.value;
		const chosen = suggested.find(({ name }) => name === typed);
		if (chosen) setRorId(chosen.rorId ?? "");
		else
			suggestionsFor(typed)
				.then(setSuggested)
				.catch(() => setSuggested([]));
	};
	return (
		<div className="pair">
			<Field id="institution" label={<BothWords words={words.labels.institution} />} {...said}>
				<input
					{...control("institution", said)}
					name="institution"
					defaultValue={typed.institution}
					maxLength={200}
					list="institutions"
					autoComplete="organization"
					onChange={look}
				/>
				<datalist id="institutions">
					{suggested.map(({ name, country }) => (
						<option key={name} value={name}>
							{country}
						</option>
					))}
				</datalist>
			</Field>
			<Field id="rorId" label={<BothWords words={words.labels.rorId} />} problem={problems.rorId}>
				<input
					{...control("rorId", { problem: problems.rorId })}
					name="rorId"
					value={rorId}
					onChange={(event) => setRorId(event.target.value)}
					placeholder="https://ror.org/…"
				/>
			</Field>
		</div>
	);
}
