"use client";

import { useActionState } from "react";
import { Answered } from "#app/_components/answered.client.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { checkName } from "./actions.ts";
import { words } from "./words.ts";

export function NameForm({ receipt }: { receipt: string }) {
	const [outcome, action, pending] = useActionState(checkName, null);
	return (
		<form className="form" action={action}>
			<input type="hidden" name="receipt" value={receipt} />
			<div className="field">
				<label htmlFor="name">{words.typed}</label>
				<input id="name" name="name" required maxLength={200} dir="auto" autoComplete="off" />
			</div>
			<button type="submit" className="plain" disabled={pending}>
				{words.check}
			</button>
			{outcome?.ok ? (
				<Answered tone={outcome.value.isSameName ? "good" : "wrong"}>
					{outcome.value.isSameName
						? words.same(outcome.value.name)
						: words.other(outcome.value.name)}
				</Answered>
			) : null}
			{outcome && !outcome.ok ? <Refused>{outcome.message}</Refused> : null}
		</form>
	);
}
