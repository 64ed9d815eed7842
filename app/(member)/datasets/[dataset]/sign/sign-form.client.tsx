"use client";

import Link from "next/link";
import { useActionState, useState } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { sign } from "./actions.ts";
import { type Institution, suggestInstitutions } from "./suggest-institutions.client.ts";
import { words } from "./words.ts";

function InstitutionField({ typed, typedRor }: { typed: string; typedRor: string }) {
	const [suggested, setSuggested] = useState<readonly Institution[]>([]);
	const [rorId, setRorId] = useState(typedRor);
	async function typing(text: string): Promise<void> {
		setRorId(suggested.find(({ name }) => name === text)?.rorId ?? "");
		setSuggested(await suggestInstitutions(text));
	}
	return (
		<Field id="institution" label={words.institution} hint={words.institutionHint}>
			<input
				{...control("institution", { hint: words.institutionHint })}
				name="institution"
				list="institutions"
				defaultValue={typed}
				required
				minLength={2}
				maxLength={200}
				autoComplete="organization"
				onChange={(event) => void typing(event.target.value)}
			/>
			<datalist id="institutions">
				{suggested.map(({ name }) => (
					<option key={name} value={name} />
				))}
			</datalist>
			<input type="hidden" name="rorId" value={rorId} />
		</Field>
	);
}

export function SignForm(props: {
	dataset: string;
	number: number;
	accountName: string;
	positions: readonly (readonly [string, string])[];
}) {
	const { dataset, number, accountName, positions } = props;
	const [refusal, action, pending] = useActionState(sign, null);
	const typed = refusal?.typed;
	const nameHint = accountName === "" ? "" : words.nameHint(accountName);
	return (
		<form className="form" action={action}>
			{accountName === "" ? (
				<Notice tone="caution">
					{words.noName} <Link href="/account">{words.setName}</Link>
				</Notice>
			) : null}
			<input type="hidden" name="dataset" value={dataset} />
			<input type="hidden" name="number" value={number} />
			<Field id="typed-name" label={words.name} hint={nameHint}>
				<input
					{...control("typed-name", { hint: nameHint })}
					name="typedName"
					defaultValue={typed?.typedName ?? ""}
					required
					maxLength={200}
					dir="auto"
					autoComplete="off"
				/>
			</Field>
			<Field id="position" label={words.position}>
				<select
					key={typed?.position}
					id="position"
					name="position"
					defaultValue={typed?.position ?? ""}
					required
				>
					<option value="">{words.choose}</option>
					{positions.map(([value, word]) => (
						<option key={value} value={value}>
							{word}
						</option>
					))}
				</select>
			</Field>
			<InstitutionField typed={typed?.institution ?? ""} typedRor={typed?.rorId ?? ""} />
			<p>{words.accept(number)}</p>
			<button type="submit" disabled={pending}>
				{words.sign(number)}
			</button>
			{refusal ? <Refused>{refusal.message}</Refused> : null}
		</form>
	);
}
