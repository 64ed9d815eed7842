import { z } from "zod";
import { licenceChanges, licenceLanguages, positions } from "#drizzle/schema/licensing.ts";
import type { DatasetRow } from "#lib/dataset/index.ts";
import { asksFrom, currentVersion } from "./in-force.ts";
import type { LicenceRow, SignedRow } from "./queries.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const datasetName = z.object({ slug: z.string(), title: z.string() });

export const licenceLine = z.object({
	number: z.int(),
	titleEn: z.string(),
	titleZh: z.string(),
	sha256En: digest.describe("Of the UTF-8 bytes of the canonical English text"),
	sha256Zh: digest.describe("Of the UTF-8 bytes of the canonical Chinese text"),
	authoritative: z.enum(licenceLanguages).describe("Which text counts where they differ"),
	change: z.enum(licenceChanges),
	changesEn: z.string(),
	changesZh: z.string(),
	inForceFrom: z.iso.datetime(),
	graceDays: z.int(),
	asksFrom: z.iso
		.datetime()
		.nullable()
		.describe("From when older signatures no longer count; null where they go on counting"),
	publishedAt: z.iso.datetime(),
});
export type LicenceLine = z.output<typeof licenceLine>;

export const licenceView = licenceLine.extend({
	dataset: datasetName,
	textEn: z.string().describe("Markdown in canonical form"),
	textZh: z.string().describe("Markdown in canonical form"),
	isCurrent: z.boolean().describe("Whether this is the version to sign now"),
	currentNumber: z.int(),
});
export type LicenceView = z.output<typeof licenceView>;

export const draftView = z.object({
	number: z.int(),
	titleEn: z.string(),
	titleZh: z.string(),
	textEn: z.string(),
	textZh: z.string(),
	sha256En: digest,
	sha256Zh: digest,
	authoritative: z.enum(licenceLanguages),
	change: z.enum(licenceChanges),
	changesEn: z.string(),
	changesZh: z.string(),
	inForceFrom: z.iso.datetime().nullable(),
	graceDays: z.int(),
	editedAt: z.iso.datetime(),
});
export type DraftView = z.output<typeof draftView>;

const outcomes = ["keeps", "must_sign", "asked_already", "ends_before"] as const;

export const effectView = z.object({
	number: z.int(),
	change: z.enum(licenceChanges),
	inForceFrom: z.iso.datetime().describe("Now, where no other date is given"),
	asksFrom: z.iso
		.datetime()
		.nullable()
		.describe("When whoever has not signed it loses access; null when nobody does"),
	holdersNow: z.int().describe("People who hold access now"),
	mustSign: z.int().describe("Of these, who loses access at that instant unless they sign"),
	askedAlready: z.int().describe("Of these, who must sign anyway, because of an earlier version"),
	endsBefore: z.int().describe("Of these, whose access ends before that instant"),
	holders: z.array(
		z.object({
			name: z.string(),
			email: z.string(),
			accessEndsAt: z.iso.datetime(),
			outcome: z.enum(outcomes),
			losesAt: z.iso.datetime().nullable().describe("Unless they sign"),
		}),
	),
});
export type EffectView = z.output<typeof effectView>;

export const signatureView = z.object({
	receipt: z.string(),
	dataset: datasetName,
	licence: z.object({
		number: z.int(),
		titleEn: z.string(),
		titleZh: z.string(),
		authoritative: z.enum(licenceLanguages),
	}),
	sha256En: digest,
	sha256Zh: digest,
	typedName: z.string(),
	position: z.enum(positions),
	institution: z.string(),
	rorId: z.string().nullable(),
	email: z.string(),
	signedAt: z.iso.datetime(),
});
export type SignatureView = z.output<typeof signatureView>;

export const receiptVerdict = z.object({
	receipt: z.string().describe("In its one spelling where it is well formed"),
	isWellFormed: z.boolean().describe("False for a mistyped id: its check character does not fit"),
	isGenuine: z.boolean(),
	signed: signatureView
		.pick({ dataset: true, licence: true, sha256En: true, sha256Zh: true, signedAt: true })
		.nullable()
		.describe("What was signed and when; never by whom"),
});
export type ReceiptVerdict = z.output<typeof receiptVerdict>;

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** @throws when given a draft: what is not published has no place in a public view */
export function viewLine(row: LicenceRow): LicenceLine {
	const { number, titleEn, titleZh, sha256En, sha256Zh, authoritative } = row;
	const { change, changesEn, changesZh, inForceFrom, graceDays, publishedAt } = row;
	if (!inForceFrom || !publishedAt) throw new Error(`licence version ${row.id} is a draft`);
	return {
		...{ number, titleEn, titleZh, sha256En, sha256Zh, authoritative },
		...{ change, changesEn, changesZh, graceDays },
		inForceFrom: inForceFrom.toISOString(),
		asksFrom: instant(asksFrom(row)),
		publishedAt: publishedAt.toISOString(),
	};
}

export function viewLicence(
	dataset: DatasetRow,
	row: LicenceRow,
	published: readonly LicenceRow[],
): LicenceView {
	const currentNumber = currentVersion(published)?.number ?? row.number;
	return {
		...viewLine(row),
		dataset: { slug: dataset.slug, title: dataset.title },
		textEn: row.textEn,
		textZh: row.textZh,
		isCurrent: row.number === currentNumber,
		currentNumber,
	};
}

export function viewDraft(row: LicenceRow): DraftView {
	const { number, titleEn, titleZh, textEn, textZh, sha256En, sha256Zh } = row;
	const { authoritative, change, changesEn, changesZh, graceDays } = row;
	return {
		...{ number, titleEn, titleZh, textEn, textZh, sha256En, sha256Zh },
		...{ authoritative, change, changesEn, changesZh, graceDays },
		inForceFrom: instant(row.inForceFrom),
		editedAt: row.editedAt.toISOString(),
	};
}

export function viewSignature({ signature, licence, dataset }: SignedRow): SignatureView {
	const { receipt, sha256En, sha256Zh, typedName, position, institution, rorId, email } = signature;
	const { number, titleEn, titleZh, authoritative } = licence;
	return {
		...{ receipt, sha256En, sha256Zh, typedName, position, institution, rorId, email },
		dataset: { slug: dataset.slug, title: dataset.title },
		licence: { number, titleEn, titleZh, authoritative },
		signedAt: signature.signedAt.toISOString(),
	};
}

/** What anybody may know of a genuine receipt: nothing of its signer. */
export function viewVerdict(row: SignedRow): ReceiptVerdict {
	const { receipt, dataset, licence, sha256En, sha256Zh, signedAt } = viewSignature(row);
	return {
		receipt,
		isWellFormed: true,
		isGenuine: true,
		signed: { dataset, licence, sha256En, sha256Zh, signedAt },
	};
}
