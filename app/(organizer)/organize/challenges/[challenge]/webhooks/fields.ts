import type { FormField } from "#app/_components/action-form.client.tsx";
import { webhookKinds } from "#lib/webhooks/index.ts";
import { words } from "./words.ts";

/** The address, and a box for each kind of event; as it is, or empty for one that is to be made. */
export const webhookFields = (now?: { url: string; kinds: readonly string[] }): FormField[] => [
	{
		name: "url",
		label: words.url,
		hint: words.urlHint,
		kind: "line",
		value: now?.url ?? "",
		isRequired: true,
	},
	...webhookKinds.map(
		(kind): FormField => ({
			name: kind,
			label: kind,
			kind: "check",
			value: now?.kinds.includes(kind) ? "yes" : "",
		}),
	),
];
