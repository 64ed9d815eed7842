"use client";

import { useActionState } from "react";
import { Refused } from "#app/_components/refused.client.tsx";
import { removeAccount } from "./actions.ts";

const words = {
	confirm: (email: string) => `Type ${email} to say that you mean it`,
	remove: "Delete my account for good",
};

export function DeleteForm({ email }: { email: string }) {
	const [refusal, action, pending] = useActionState(removeAccount, "");
	return (
		<form className="form" action={action}>
			<div className="field">
				<label htmlFor="confirmation">{words.confirm(email)}</label>
				<input
					id="confirmation"
					name="confirmation"
					type="email"
					required
					maxLength={320}
					autoComplete="off"
				/>
			</div>
			<button type="submit" className="danger" disabled={pending}>
				{words.remove}
			</button>
			{refusal ? <Refused>{refusal}</Refused> : null}
		</form>
	);
}
