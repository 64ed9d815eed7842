import { z } from "zod";
import { lineText, plainText } from "#lib/text.ts";

const slug = z.string().min(1).max(100);

/** What must be said before a file is sent: where to, by which method, how long, which bytes. */
export const uploadInput = z.object({
	challenge: slug,
	phase: slug,
	methodId: z.uuid(),
	fileName: lineText(200, 1).describe("For your own list; never part of a path"),
	fileBytes: z.int().positive(),
	sha256: z
		.string()
		.regex(/^[0-9a-f]{64}$/, { error: "64 lower-case hexadecimal digits" })
		.describe("SHA-256 of the file as it is sent"),
});
export type UploadInput = z.output<typeof uploadInput>;

export const intentInput = z.object({ intentId: z.uuid() });
export const submissionInput = z.object({ submissionId: z.uuid() });

const words = plainText(2000, 10);

export const disqualificationInput = submissionInput.extend({
	reason: words.describe("Why; its team reads it"),
	appeal: words.describe("How, and until when, the team can appeal; it reads this too"),
});

export const reinstatementInput = submissionInput.extend({
	reason: words.describe("Why it stands again; kept in the audit log"),
});

export const verificationInput = submissionInput.extend({
	note: words.nullable().describe("What was seen, code or weights; null takes the mark off"),
});

export const grantInput = z.object({
	challenge: slug,
	phase: slug,
	teamId: z.uuid(),
	day: z.iso.date().describe("The UTC day that the attempts are for"),
	slots: z.coerce.number().int().min(1).max(100),
	reason: words.describe("Its team reads it in the ledger"),
});

export const ledgerInput = z.object({
	challenge: slug,
	team: z.uuid().optional().describe("Another team's, for organizers; left out, your own"),
});
