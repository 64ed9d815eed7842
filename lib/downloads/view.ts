import { z } from "zod";
import { fileAccesses, fileKinds } from "#drizzle/schema/dataset.ts";
import { downloadWays } from "#drizzle/schema/downloads.ts";
import { grantStates } from "#lib/policy/index.ts";

const manifestStates = ["live", "expired", "ended"] as const;

const manifestView = z.object({
	id: z.uuid(),
	dataset: z.string(),
	version: z.string(),
	createdAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
	endedAt: z.iso.datetime().nullable(),
	state: z.enum(manifestStates),
	files: z.int().describe("How many different files were fetched by it so far"),
});
export type ManifestView = z.output<typeof manifestView>;

/** To its holder alone: whoever has the address has the files. */
export const ownManifestView = manifestView.extend({
	address: z
		.url()
		.nullable()
		.describe("Append a format or files/… to it; null once it works no longer"),
});
export type OwnManifestView = z.output<typeof ownManifestView>;

export const manifestJson = z.object({
	manifestId: z.uuid(),
	dataset: z.string(),
	version: z.string(),
	expiresAt: z.iso.datetime(),
	files: z.array(
		z.object({
			path: z.string(),
			url: z.url(),
			sha256: z.string(),
			fileBytes: z.int(),
		}),
	),
});

const ledgerLine = z.object({
	id: z.string(),
	at: z.iso.datetime(),
	fileId: z.uuid(),
	path: z.string(),
	version: z.string(),
	licenceNumber: z
		.int()
		.nullable()
		.describe("The licence version that was signed; null for public files"),
	way: z.enum(downloadWays),
	manifestId: z.uuid().nullable(),
});

export const ledgerView = z.object({
	lines: z.array(ledgerLine).describe("Newest first, at most 100"),
	next: z.string().nullable().describe("Ask again with `before` set to this; null at the end"),
});
export type LedgerView = z.output<typeof ledgerView>;

const heldFile = z.object({
	fileId: z.uuid(),
	path: z.string(),
	kind: z.enum(fileKinds),
	access: z.enum(fileAccesses),
	mediaType: z.string(),
	fileBytes: z.int(),
	sha256: z.string(),
	issuedAt: z.iso.datetime().nullable().describe("When an address was last issued"),
	confirmedAt: z.iso.datetime().nullable().describe("When its digest was first reported right"),
});
export type HeldFile = z.output<typeof heldFile>;

export const completenessView = z.object({
	dataset: z.string(),
	version: z.string(),
	files: z.int(),
	fileBytes: z.int(),
	confirmed: z.int(),
	issued: z.int().describe("Issued, and not confirmed"),
	missing: z.int().describe("Neither issued nor confirmed"),
	lines: z.array(heldFile),
});
export type CompletenessView = z.output<typeof completenessView>;

export const confirmedView = z.object({
	matched: z.int().describe("How many digests are those of files of yours"),
	confirmed: z.int().describe("How many files were confirmed by it that were not before"),
	unknown: z.array(z.string()).describe("Names of lines whose digest is no file's; at most 20"),
	unknownCount: z.int(),
});
export type ConfirmedView = z.output<typeof confirmedView>;

export const standings = [...grantStates, "not_covered", "none"] as const;

export const holdingView = z.object({
	dataset: z.string(),
	title: z.string(),
	holder: z.string().describe("The holder's name, for stewards; empty for oneself"),
	standing: z.enum(standings).describe("The best of all versions"),
	endsAt: z.iso.datetime().nullable(),
	reason: z.string().describe("Of a suspension or revocation; empty otherwise"),
	versions: z
		.array(
			z.object({
				version: z.string(),
				publishedAt: z.iso.datetime(),
				isDemonstration: z.boolean(),
				standing: z.enum(standings),
			}),
		)
		.describe("Newest first"),
});
export type HoldingView = z.output<typeof holdingView>;
