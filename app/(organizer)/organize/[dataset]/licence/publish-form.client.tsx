"use client";

import { useActionState } from "react";
import { Refused } from "#app/_components/refused.client.tsx";
import { publishDraft } from "./actions.ts";
import { words } from "./words.ts";

export function PublishForm(props: { dataset: string; editedAt: string; number: number }) {
	const [refusal, action, pending] = useActionState(publishDraft, null);
	return (
		<form className="form" action={action}>
			<input type="hidden" name="dataset" value={props.dataset} />
			<input type="hidden" name="editedAt" value={props.editedAt} />
			<label className="choice">
				<input type="checkbox" name="sure" required />
				<span>{words.sure(props.number)}</span>
			</label>
			<button type="submit" disabled={pending}>
				{words.publishIt(props.number)}
			</button>
			{refusal ? <Refused>{refusal.message}</Refused> : null}
		</form>
	);
}
