import { namedValues } from "#app/_http/input.ts";
import {
	type ArrangedBoard,
	type Arrangement,
	arrangementInput,
	facets,
} from "#lib/leaderboard/index.ts";

const chosenFacets = [...facets, "kind"] as const;

/**
 * The query that shows a board in this arrangement, with its question mark; empty for the default.
 * What is the default is left out, so that one view has one address.
 */
export function boardQuery(arrangement: Arrangement): string {
	const query = new URLSearchParams();
	if (arrangement.breakdown !== "overall") query.set("breakdown", arrangement.breakdown);
	if (arrangement.group !== "none") query.set("group", arrangement.group);
	if (arrangement.sort !== "rank") query.set("sort", arrangement.sort);
	if (arrangement.order) query.set("order", arrangement.order);
	for (const facet of chosenFacets)
		for (const value of arrangement[facet]) query.append(facet, value);
	const text = query.toString();
	return text === "" ? "" : `?${text}`;
}

/** The arrangement that a query asks for; what it does not know in the query counts for nothing. */
export const arrangementOf = (query: URLSearchParams): Arrangement =>
	arrangementInput.parse(namedValues(query));

/** Columns of one breakdown are unknown to another, so a sort by them ends with it. */
export function withBreakdown(
	{ arrangement, columns }: Pick<ArrangedBoard, "arrangement" | "columns">,
	breakdown: Arrangement["breakdown"],
): Arrangement {
	const { order: _order, ...rest } = arrangement;
	return columns.some(({ key, isLasting }) => isLasting && key === arrangement.sort)
		? { ...arrangement, breakdown }
		: { ...rest, sort: "rank", breakdown };
}

/** A column that is sorted by already is turned round. */
export function sortedBy(
	arrangement: Arrangement,
	column: { key: string },
	turned: "asc" | "desc" | null,
): Arrangement {
	const { order: _order, ...rest } = arrangement;
	return { ...rest, sort: column.key, ...(turned ? { order: turned } : {}) };
}

export function withoutFacets(arrangement: Arrangement): Arrangement {
	const none = Object.fromEntries(chosenFacets.map((facet) => [facet, []]));
	return { ...arrangement, ...none };
}

export function withoutValue(
	arrangement: Arrangement,
	facet: (typeof chosenFacets)[number],
	value: string,
): Arrangement {
	return { ...arrangement, [facet]: arrangement[facet].filter((chosen) => chosen !== value) };
}
