import { ActionForm } from "#app/_components/action-form.client.tsx";
import type { Folding } from "#app/_components/fold.tsx";
import { hiddenField } from "#app/_components/team/hidden-field.ts";
import type { Refusal } from "#app/_http/form.ts";

/** A button that does one thing to one thing; what it is about goes along unseen. */
export function Press(props: {
	action: (before: unknown, form: FormData) => Promise<Refusal | null>;
	about: Record<string, string>;
	label: string;
	tone?: "plain" | "danger";
	/** Around what cannot be undone: a second look before it is done. */
	fold?: Folding;
}) {
	const fields = Object.entries(props.about).map(([name, value]) => hiddenField(name, value));
	return (
		<ActionForm
			action={props.action}
			fields={fields}
			submit={props.label}
			tone={props.tone ?? "plain"}
			{...(props.fold ? { fold: props.fold } : {})}
		/>
	);
}
