import { z } from "zod";
import { breakdowns, rowKinds } from "./view.ts";

/** The columns of a row that a board can be narrowed by. */
export const facets = [
	"backbone",
	"backboneFamily",
	"network",
	"fashion",
	"streams",
	"pretraining",
] as const;
export type Facet = (typeof facets)[number];

export const groupings = ["none", "backbone", "network"] as const;

// Sorted and each once: in whichever order they were chosen, it is one arrangement.
const several = z
	.union([z.string(), z.array(z.string())])
	.transform((given) => [...new Set(Array.isArray(given) ? given : [given])].sort())
	.pipe(z.array(z.string().max(100)).max(50))
	.catch([]);

/**
 * What of a board to show, as it stands in the address. A word nobody knows falls back to the
 * default, so that an old or mistyped address still shows a board.
 */
export const arrangementInput = z.object({
	breakdown: z.enum(breakdowns).catch("overall"),
	group: z.enum(groupings).catch("none"),
	sort: z.string().max(100).catch("rank"),
	order: z.enum(["asc", "desc"]).optional().catch(undefined),
	kind: several.pipe(z.array(z.enum(rowKinds)).catch([])).catch([]),
	backbone: several,
	backboneFamily: several,
	network: several,
	fashion: several,
	streams: several,
	pretraining: several,
});
export type Arrangement = z.output<typeof arrangementInput>;
