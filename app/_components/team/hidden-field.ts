import type { FormField } from "../action-form.client.tsx";

/** What a form carries along without asking. */
export const hiddenField = (name: string, value: string): FormField => ({
	name,
	label: "",
	kind: "hidden",
	value,
});
