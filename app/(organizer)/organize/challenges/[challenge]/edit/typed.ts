/** What is typed into the form: one text for each control, by its name. */
export type Typed = Record<string, string>;

/** The places of a list in the form. */
export function placesOf(of: "phases" | "pages", typed: Typed): number[] {
	const places = Object.keys(typed).flatMap((name) => {
		const [, at] = new RegExp(`^${of}\\.(\\d{1,2})\\.slug$`).exec(name) ?? [];
		return at === undefined ? [] : [Number(at)];
	});
	return [...new Set(places)].sort((a, b) => a - b);
}
