import { z } from "zod";

export const archiveInput = z.object({
	challenge: z.string().describe("The challenge's name in its address"),
});
