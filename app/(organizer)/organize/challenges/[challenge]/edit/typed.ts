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

/** The form with the member at a place of a list before the one that it comes after. */
export function movedUp(of: "phases" | "pages", at: number, typed: Typed): Typed {
	const places = placesOf(of, typed);
	const above = places[places.indexOf(at) - 1];
	if (above === undefined) return typed;
	const [own, other] = [`${of}.${at}.`, `${of}.${above}.`];
	const elsewhere = (name: string) => {
		if (name.startsWith(own)) return other + name.slice(own.length);
		return name.startsWith(other) ? own + name.slice(other.length) : name;
	};
	return Object.fromEntries(Object.entries(typed).map(([name, value]) => [elsewhere(name), value]));
}
