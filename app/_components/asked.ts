export type Asked = Record<string, string | undefined>;
export type Search = Promise<Record<string, string | string[] | undefined>>;

/** What a page was asked for, each thing once and none of it empty. */
export const askedOf = (search: Awaited<Search>): Asked =>
	Object.fromEntries(
		Object.entries(search).filter(
			(entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "",
		),
	);

/** The address of the same question with something else in it; what was said of a form is left out. */
export function questionOf(asked: Asked, change: Asked = {}): string {
	const { done: _done, refused: _refused, after: _after, ...kept } = asked;
	const named = Object.entries({ ...kept, ...change }).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return `?${new URLSearchParams(named)}`;
}
