"use client";

import { useActionState } from "react";
import { type FormField, FormFields } from "#app/_components/action-form.client.tsx";
import { Fold, type Folding } from "#app/_components/fold.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Refused, whyRefused } from "#app/_components/refused.client.tsx";
import { words } from "./words.ts";

type Action = typeof import("./actions.ts").create;

/** Each kind is a box of its own; what is wrong with them is said of all. */
const kinds = { name: "kinds", label: words.kinds };

/** A form whose answer is a secret: it stands here until the page is left, and is kept nowhere. */
export function SecretForm(props: {
	action: Action;
	fields: readonly FormField[];
	submit: string;
	tone?: "danger";
	fold?: Folding;
}) {
	const [answer, action, pending] = useActionState(props.action, null);
	const refused = answer && answer.secret === undefined ? answer : null;
	const form = (
		<form className="form" action={action} key={answer?.at ?? 0}>
			{answer?.secret === undefined ? null : (
				<Notice tone="good" title={words.secretTitle} alert>
					<p>{words.secret}</p>
					<p>
						<code className="hash">{answer.secret}</code>
					</p>
				</Notice>
			)}
			<FormFields fields={props.fields} refused={refused} />
			{refused ? <Refused>{whyRefused(refused, [...props.fields, kinds])}</Refused> : null}
			<button type="submit" className={props.tone} disabled={pending}>
				{props.submit}
			</button>
		</form>
	);
	if (!props.fold) return form;
	return (
		<Fold folding={props.fold} isAnswered={answer !== null}>
			{form}
		</Fold>
	);
}
