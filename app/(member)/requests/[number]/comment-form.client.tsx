"use client";

import { useActionState } from "react";
import { type FormField, FormFields } from "#app/_components/action-form.client.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Refused, whyRefused } from "#app/_components/refused.client.tsx";
import { comment } from "./actions.ts";
import { words } from "./words.ts";

/**
 * A comment for the stewards. Once refused it stays, also when none is taken any more: the request
 * may have ended in another window, and the words would be gone.
 */
export function CommentForm({ number, mayComment }: { number: number; mayComment: boolean }) {
	const [refused, action, pending] = useActionState(comment, null);
	if (!mayComment && refused === null) return null;
	const fields: FormField[] = [
		hidden("number", number),
		{ name: "body", label: words.comment, kind: "lines", isRequired: true },
	];
	return (
		<form className="form" action={action} key={refused?.at ?? 0}>
			<FormFields fields={fields} refused={refused} />
			{refused ? <Refused>{whyRefused(refused, fields)}</Refused> : null}
			<button type="submit" className="plain" disabled={pending}>
				{words.send}
			</button>
		</form>
	);
}
