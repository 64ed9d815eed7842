"use client";

import { useActionState } from "react";
import { Refused } from "#app/_components/refused.client.tsx";
import { publishDraft, throwDraftAway } from "./actions.ts";
import { words } from "./words.ts";

type State = { dataset: string; editedAt: string };

function Hidden({ dataset, editedAt }: State) {
	return (
		<>
			<input type="hidden" name="dataset" value={dataset} />
			<input type="hidden" name="editedAt" value={editedAt} />
		</>
	);
}

export function PublishForm({ number, ...state }: State & { number: number }) {
	const [refusal, action, pending] = useActionState(publishDraft, null);
	return (
		<form className="form" action={action}>
			<Hidden {...state} />
			<label className="choice">
				<input type="checkbox" name="sure" required />
				<span>{words.sure(number)}</span>
			</label>
			<button type="submit" disabled={pending}>
				{words.publishIt(number)}
			</button>
			{refusal ? <Refused>{refusal.message}</Refused> : null}
		</form>
	);
}

export function DiscardForm(state: State) {
	const [refusal, action, pending] = useActionState(throwDraftAway, null);
	return (
		<form className="form" action={action}>
			<Hidden {...state} />
			<button type="submit" className="danger" disabled={pending}>
				{words.discard}
			</button>
			{refusal ? <Refused>{refusal.message}</Refused> : null}
		</form>
	);
}
