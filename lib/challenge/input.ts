import { z } from "zod";
import { plainText } from "#lib/text.ts";
import { challengeDocument } from "./document/index.ts";

export const challengeInput = z.object({
	challenge: z.string().describe("The challenge's name in its address"),
});

const note = plainText(2000);

export const applyInput = z.object({
	document: challengeDocument,
	dryRun: z.boolean().default(false).describe("Only say what would be different"),
	note: note
		.default("")
		.describe("Said in the public change log; needed when the challenge is public"),
	revision: z
		.string()
		.nullable()
		.default(null)
		.describe("The state that the change starts from; empty for a challenge that is new"),
});
export type ApplyInput = z.output<typeof applyInput>;

export const acceptRulesInput = challengeInput.extend({
	version: z.coerce.number().int().min(1).describe("The version that was read"),
});

export const revealInput = challengeInput.extend({
	phase: z.string().describe("The phase's name in its address"),
	confirmed: z.literal(true).describe("True: a board that is revealed cannot be frozen again"),
});
export type RevealInput = z.output<typeof revealInput>;
