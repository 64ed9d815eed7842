"use client";

import { useActionState } from "react";
import { Answered } from "#app/_components/answered.client.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { makeToken, saveName } from "./actions.ts";

const words = {
	name: "Name",
	nameHint: "Your team carries it on the boards until you found one under another name.",
	save: "Save",
	saved: "Saved.",
	tokenName: "What the token is for",
	make: "Make a token",
	made: "Copy it now: it is shown this once, and only a digest of it is kept.",
};

export function NameForm({ name }: { name: string }) {
	const [outcome, action, pending] = useActionState(saveName, null);
	return (
		<form className="form" action={action}>
			<div className="field">
				<label htmlFor="name">{words.name}</label>
				<input
					id="name"
					name="name"
					defaultValue={name}
					required
					minLength={2}
					maxLength={80}
					autoComplete="name"
					aria-describedby="name-hint"
				/>
				<span className="hint" id="name-hint">
					{words.nameHint}
				</span>
			</div>
			<button type="submit" disabled={pending}>
				{words.save}
			</button>
			{outcome?.ok ? <Answered tone="good">{words.saved}</Answered> : null}
			{outcome && !outcome.ok ? <Refused>{outcome.message}</Refused> : null}
		</form>
	);
}

/** A token is shown for as long as it is one of those that are listed. */
export function TokenForm({ listed }: { listed: readonly string[] }) {
	const [outcome, action, pending] = useActionState(makeToken, null);
	const made = outcome?.ok && listed.includes(outcome.value.id) ? outcome.value : null;
	return (
		<form className="form" action={action}>
			<div className="field">
				<label htmlFor="token-name">{words.tokenName}</label>
				<input id="token-name" name="name" required maxLength={80} autoComplete="off" />
			</div>
			<button type="submit" disabled={pending}>
				{words.make}
			</button>
			{made ? (
				<Answered key={made.id} tone="good" title={made.name}>
					<p>{words.made}</p>
					<p>
						<code data-testid="token">{made.token}</code>
					</p>
				</Answered>
			) : null}
			{outcome && !outcome.ok ? <Refused>{outcome.message}</Refused> : null}
		</form>
	);
}
