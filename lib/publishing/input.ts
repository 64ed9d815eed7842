import { z } from "zod";
import { fileKinds, takedownAnswers } from "#drizzle/schema/dataset.ts";
import { lineText, plainText } from "#lib/text.ts";
import { filePath } from "./file-path.ts";
import { maxFileBytes } from "./part-size.ts";

const slug = z.string().min(1).max(100);
const line = (max: number) => lineText(max, 1);

export const datasetInput = z.object({ dataset: slug });
export const versionInput = datasetInput.extend({ version: z.string().min(1).max(60) });
export type VersionInput = z.output<typeof versionInput>;

export const draftInput = datasetInput.extend({
	version: z
		.string()
		.regex(/^(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){2}(-[a-z0-9][a-z0-9.-]{0,30})?$/, {
			error: "three numbers as in 1.2.0, and a word after a hyphen if need be",
		})
		.describe("MAJOR.MINOR.PATCH"),
	copiesFiles: z
		.boolean()
		.default(true)
		.describe("Begin with the files of the newest published version; nothing is sent again"),
});

export const publishInput = versionInput.extend({
	changes: plainText(5000, 1).describe("What changed since the version before, for its readers"),
});

export const diffInput = versionInput.extend({
	from: z.string().min(1).max(60).optional().describe("The version before, if none is named"),
});

const fileFacts = {
	path: filePath,
	kind: z.enum(fileKinds).optional().describe("Going by the name, if nothing is said"),
	subset: line(60).nullable().default(null),
	videoId: line(100)
		.nullable()
		.optional()
		.describe(
			"The video it is of, so that it can be taken down; of a video, its name if nothing is said",
		),
	fileBytes: z
		.int()
		.positive({ error: "an empty file cannot be published" })
		.max(maxFileBytes, { error: `at most ${maxFileBytes} bytes` }),
	sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: "64 lower-case hexadecimal digits" }),
};

export const fileUploadInput = versionInput.extend({
	...fileFacts,
	access: z.enum(["public", "licensed"]),
});
export type FileUploadInput = z.output<typeof fileUploadInput>;

export const withheldFileInput = versionInput.extend(fileFacts);

export const fileUploadIdInput = z.object({ uploadId: z.uuid() });
export const partsInput = fileUploadIdInput.extend({
	numbers: z
		.array(z.int().min(1).max(10_000))
		.max(100)
		.describe("Which parts to sign; none to be told only what the storage has"),
});

export const draftFileInput = z.object({ fileId: z.uuid() });
export const fileAccessInput = draftFileInput.extend({ access: z.enum(["public", "licensed"]) });

export const takeDownInput = datasetInput.extend({
	videoId: line(100),
	reason: plainText(2000, 1).describe("Said to holders and to the public"),
	boardEffect: plainText(1000, 1).describe("What it means for the boards, in a sentence"),
});

export const takedownAnswerInput = z
	.object({
		takedownId: z.uuid(),
		answer: z.enum(takedownAnswers),
		because: plainText(2000).default(""),
	})
	.refine(({ answer, because }) => answer !== "kept" || because !== "", {
		path: ["because"],
		error: "say why it is kept",
	});
