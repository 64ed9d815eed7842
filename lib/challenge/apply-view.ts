import { z } from "zod";
import { affectedLine } from "./affected.ts";
import { checklistItem } from "./checklist.ts";
import { differenceLine } from "./document/index.ts";

export const applyView = z.object({
	challenge: z.string(),
	outcome: z.enum(["created", "changed", "unchanged", "previewed", "refused"]),
	isNew: z.boolean(),
	isPublished: z.boolean(),
	difference: z.array(differenceLine),
	affected: z.array(affectedLine),
	problems: z.array(z.object({ pointer: z.string(), message: z.string() })),
	checklist: z.array(checklistItem),
	revision: z.string().describe("Of the state now; empty while there is no such challenge"),
});
export type ApplyView = z.output<typeof applyView>;
