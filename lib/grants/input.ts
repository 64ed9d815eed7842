import { z } from "zod";
import { endAnswers, requestKinds } from "#drizzle/schema/access.ts";
import { positions } from "#drizzle/schema/licensing.ts";
import { grantStates } from "#lib/policy/index.ts";
import { plainText } from "#lib/text.ts";

/** A dataset by its name in its address. */
export const datasetInput = z.object({ dataset: z.string().max(200) });

const words = plainText(2000, 10);

/** A holder of access to a dataset. */
export const holderInput = datasetInput.extend({ userId: z.uuid() });

/** A word of a steward that ends or stops somebody's access, with its reason. */
export const endAccessInput = holderInput.extend({
	reason: words.describe("Told to the holder, word for word"),
});
export type EndAccessInput = z.output<typeof endAccessInput>;

export const holdersInput = datasetInput.extend({
	state: z.enum(grantStates).optional(),
	text: z.string().trim().max(200).optional().describe("Part of a name, address or institution"),
	after: z.uuid().optional().describe("The grant that the page before ended with"),
});
export type HoldersInput = z.output<typeof holdersInput>;

export const endAnswerInput = z
	.object({
		grantId: z.uuid(),
		answer: z.enum(endAnswers),
		because: plainText(2000).default(""),
	})
	.refine(({ answer, because }) => answer !== "kept" || because !== "", {
		path: ["because"],
		message: "say under which right you keep a copy",
	});
export type EndAnswerInput = z.output<typeof endAnswerInput>;

export const blockInput = datasetInput.extend({
	email: z.email().max(254).toLowerCase(),
	reason: words.describe("Told to the person when they ask for access"),
});
export type BlockInput = z.output<typeof blockInput>;

export const liftInput = datasetInput.extend({ blockId: z.uuid(), reason: words });
export type LiftInput = z.output<typeof liftInput>;

/** The parts of a queue that can be asked for. Drafts are the applicant's own. */
export const queueStates = [
	"waiting",
	"needs_changes",
	"approved",
	"declined",
	"withdrawn",
	"lapsed",
] as const;
export type QueueState = (typeof queueStates)[number];

export const queueInput = datasetInput.extend({
	state: z.enum(queueStates).default("waiting"),
	kind: z.enum(requestKinds).optional(),
	position: z.enum(positions).optional(),
	reviewer: z.enum(["me", "nobody"]).optional().describe("Who has it in hand"),
	waitingDays: z.coerce.number().int().min(0).max(3650).optional().describe("At least"),
	text: z
		.string()
		.trim()
		.max(200)
		.optional()
		.describe("Part of a name or institution, or a number"),
	after: z.coerce.number().int().positive().max(2_147_483_647).optional(),
});
export type QueueInput = z.output<typeof queueInput>;
