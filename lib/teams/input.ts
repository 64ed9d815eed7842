import { z } from "zod";
import { fashions } from "#drizzle/schema/teams.ts";

const name = z.string().trim().min(2).max(80);
const label = z.string().trim().min(1).max(80);
const link = z
	.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)])
	.optional()
	.transform((url) => url || null);

/** A method as its team describes it; what a row of the board says of it. */
export const methodInput = z.object({
	name,
	network: label.describe("For instance R-C3D, TURN, BSN, BMN"),
	backbone: label.describe("For instance C3D, R3D, ResNet-50-LSTM, VGG19-LSTM"),
	backboneFamily: label.describe("For instance 3D CNN, 2D CNN + LSTM"),
	fashion: z.enum(fashions),
	streams: label.describe("For instance face, face + context, RGB + flow"),
	pretraining: label.describe("For instance CK+, AFEW, DFEW, none"),
	extraData: z.string().trim().max(500).default(""),
	description: z.string().trim().max(2000).default(""),
	paperUrl: link,
	codeUrl: link,
});
export type MethodInput = z.output<typeof methodInput>;
