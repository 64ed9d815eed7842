import type { FormField } from "./action-form.client.tsx";

/** What a form sends along without showing it. */
export const hidden = (name: string, value: string | number): FormField => ({
	name,
	label: "",
	kind: "hidden",
	value: String(value),
});
