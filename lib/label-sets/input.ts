import { z } from "zod";
import { plainText } from "#lib/text.ts";

const slug = z.string().min(1).max(100);

/** Label files of the field have a few megabytes; what is checked is held in memory as a whole. */
export const mostLabelBytes = 32 * 1024 * 1024;

export const labelsInput = z.object({ challenge: slug });

export const labelSetInput = labelsInput.extend({ labelSetId: z.uuid() });

/** What must be said before a label file is sent: of which videos it is, how long, which bytes. */
export const labelAnnouncementInput = labelsInput.extend({
	datasetVersion: z.string().min(1).max(100).describe("A published version of the dataset"),
	subset: z.string().min(1).max(100),
	fileBytes: z
		.int()
		.min(1)
		.max(mostLabelBytes, { error: `at most ${mostLabelBytes} bytes` }),
	sha256: z
		.string()
		.regex(/^[0-9a-f]{64}$/, { error: "64 lower-case hexadecimal digits" })
		.describe("SHA-256 of the file as it is sent"),
	note: plainText(1000)
		.default("")
		.describe("Why there is this version; organizers read it, so no label may stand in it"),
	isDemonstration: z.boolean().default(false).describe("Made up, rather than annotated"),
});
export type LabelAnnouncementInput = z.output<typeof labelAnnouncementInput>;
