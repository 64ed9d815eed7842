"use client";

import { useActionState } from "react";
import { type FormField, FormFields } from "#app/_components/action-form.client.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { words } from "./words.ts";

type Action = typeof import("./actions.ts").create;

/** A form whose answer is a secret: it stands here until the page is left, and is kept nowhere. */
export function SecretForm(props: {
	action: Action;
	fields: readonly FormField[];
	submit: string;
	tone?: "danger";
}) {
	const [answer, action, pending] = useActionState(props.action, null);
	const refused = answer && answer.secret === undefined ? answer : null;
	return (
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
			{refused ? (
				<Notice tone="wrong" alert>
					{refused.message}
				</Notice>
			) : null}
			<button type="submit" className={props.tone} disabled={pending}>
				{props.submit}
			</button>
		</form>
	);
}
