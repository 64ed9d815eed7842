import { z } from "zod";

const slug = z.string().min(1).max(100);

/** What must be said before a file is sent: where to, by which method, how long, which bytes. */
export const uploadInput = z.object({
	challenge: slug,
	phase: slug,
	methodId: z.uuid(),
	fileName: z.string().trim().min(1).max(200).describe("For your own list; never part of a path"),
	fileBytes: z.int().positive(),
	sha256: z
		.string()
		.regex(/^[0-9a-f]{64}$/, { error: "64 lower-case hexadecimal digits" })
		.describe("SHA-256 of the file as it is sent"),
});
export type UploadInput = z.output<typeof uploadInput>;

export const intentInput = z.object({ intentId: z.uuid() });
export const submissionInput = z.object({ submissionId: z.uuid() });
