import { z } from "zod";
import { maxDigestBytes } from "./parse-digests.ts";

export const datasetInput = z.object({
	dataset: z.string().max(200).describe("The dataset's name in its address"),
});

export const versionInput = datasetInput.extend({
	version: z.string().max(100).describe("For instance 1.0.0"),
});

export const fileInput = z.object({ fileId: z.uuid() });

/** Seven days at most: what a list opens, it opens to whoever has it. */
const maxManifestHours = 7 * 24;

export const newManifestInput = versionInput.extend({
	hours: z.coerce.number().int().min(1).max(maxManifestHours).default(24),
});

export const manifestInput = z.object({ manifestId: z.uuid() });

const passInput = manifestInput.extend({
	pass: z
		.string()
		.max(200)
		.describe("The end and the signature of the list, as its addresses have them"),
});

const manifestFormats = [
	"manifest.json",
	"aria2.txt",
	"fetch.sh",
	"wget.txt",
	"SHA256SUMS",
] as const;
export type ManifestFormat = (typeof manifestFormats)[number];

export const manifestTextInput = passInput.extend({ format: z.enum(manifestFormats) });

export const manifestPathInput = passInput.extend({
	path: z
		.array(z.string().max(1024))
		.max(64)
		.default([])
		.describe("A file's path within the version, or a folder's, segment by segment"),
});

export const holderInput = datasetInput.extend({
	userId: z.uuid().optional().describe("Somebody else, for stewards; yourself when it is left out"),
});

export const ledgerInput = holderInput.extend({
	before: z
		.string()
		.regex(/^\d{1,18}$/)
		.optional()
		.describe("Only lines older than the one of this id"),
});

export const completenessInput = versionInput.extend({ userId: holderInput.shape.userId });

export const confirmInput = datasetInput.extend({
	lines: z.string().max(maxDigestBytes).describe("What sha256sum printed of your copies"),
});
