import { z } from "zod";
import { type Protocol, protocolInput } from "#lib/scoring/index.ts";
import { plainText } from "#lib/text.ts";

const slug = z.string().min(1).max(100);

export const rescoringsInput = z.object({ challenge: slug });

export const rescoringInput = rescoringsInput.extend({ rescoringId: z.uuid() });
export type RescoringInput = z.output<typeof rescoringInput>;

export const startInput = rescoringsInput.extend({
	phase: slug,
	labelSetId: z.uuid().optional().describe("A checked one of the same subset; left out, it stays"),
	protocol: protocolInput.optional().describe("For the same evaluator; left out, it stays"),
	note: plainText(2000, 10).describe(
		"What was wrong and what is different; stands on the board when it is published",
	),
});
export type StartInput = Omit<z.output<typeof startInput>, "protocol"> & {
	protocol?: Protocol | undefined;
};

export const moves = ["up", "down", "same", "enters", "leaves"] as const;
export type Move = (typeof moves)[number];

export const previewInput = rescoringInput.extend({
	board: z
		.enum(["public", "whole"])
		.catch("public")
		.describe(
			"While a board is frozen: what was received before the freeze, or all, as at its reveal",
		),
	move: z.enum(["all", ...moves]).catch("all"),
	text: z.string().trim().max(100).catch("").describe("In the name of the method or its team"),
	page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PreviewInput = z.output<typeof previewInput>;

export const notesInput = z.object({ challenge: slug, phase: slug });
