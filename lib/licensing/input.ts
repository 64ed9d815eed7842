import { z } from "zod";
import { licenceChanges, licenceLanguages, positions } from "#drizzle/schema/licensing.ts";
import { canonicalText } from "./canonical-text.ts";
import { invisibleIn } from "./typed-name.ts";

/** Signs that a reader cannot see, or that show a text in another order than its bytes have. */
const unseen =
	/[\p{Cs}\p{Co}]|[^\P{Cc}\n\t]|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const seen = (text: string) => !unseen.test(canonicalText(text));
const seenMessage =
	"has a character that nobody sees, or that turns the direction of writing: what is signed must be what is read";

const maxTextLength = 20_000;
const text = z.string().max(maxTextLength).refine(seen, { error: seenMessage });
const note = z.string().trim().max(2000).refine(seen, { error: seenMessage });
const line = (max: number) =>
	z
		.string()
		.trim()
		.max(max)
		.refine((value) => invisibleIn(value) === null && !/[\n\r\t]/.test(value), {
			error: seenMessage,
		});

const datasetSlug = z.object({ dataset: z.string().describe("The dataset's name in its address") });
const wholeNumber = z.coerce.number().int().positive().max(1_000_000);

export const licenceInput = datasetSlug;
export type LicenceInput = z.output<typeof licenceInput>;

export const licenceNumberInput = datasetSlug.extend({
	number: wholeNumber.describe("The number of the licence version"),
});
export type LicenceNumberInput = z.output<typeof licenceNumberInput>;

export const licenceTextInput = licenceNumberInput.extend({ language: z.enum(licenceLanguages) });
export type LicenceTextInput = z.output<typeof licenceTextInput>;

const editedAt = z.iso
	.datetime()
	.nullable()
	.default(null)
	.describe("When the draft you read was last edited; null when there was none");
const inForceFrom = z.iso
	.datetime()
	.nullable()
	.describe("From when it is in force; null is the moment of its publication");
const graceDays = z.coerce
	.number()
	.int()
	.min(0)
	.max(365)
	.describe("Days after that in which older signatures still count");

export const draftInput = datasetSlug.extend({
	editedAt,
	titleEn: line(200),
	titleZh: line(200),
	textEn: text.describe("Markdown; kept in its canonical form"),
	textZh: text,
	authoritative: z.enum(licenceLanguages),
	change: z.enum(licenceChanges),
	changesEn: note.default("").describe("What changed, for whoever must decide whether to sign"),
	changesZh: note.default(""),
	inForceFrom: inForceFrom.default(null),
	graceDays: graceDays.default(0),
});
export type DraftInput = z.output<typeof draftInput>;

export const draftStateInput = datasetSlug.extend({ editedAt: z.iso.datetime() });
export type DraftStateInput = z.output<typeof draftStateInput>;

export const effectInput = datasetSlug.extend({
	change: z.enum(licenceChanges).optional().describe("As in the draft unless it is said"),
	inForceFrom: inForceFrom.optional(),
	graceDays: graceDays.optional(),
});
export type EffectInput = z.output<typeof effectInput>;

export const signInput = licenceNumberInput.extend({
	// Invisible signs are refused by the verb, which says which one and what to do.
	typedName: z.string().max(200).describe("Your name as your account has it"),
	position: z.enum(positions),
	institution: line(200).min(2),
	rorId: z
		.union([z.literal(""), z.string().regex(/^https:\/\/ror\.org\/0[a-z0-9]{6}\d{2}$/)])
		.nullish()
		.transform((rorId) => rorId || null),
});
export type SignInput = z.output<typeof signInput>;

export const receiptInput = z.object({
	receipt: z
		.string()
		.max(100)
		.describe("The receipt's id, in either case, with or without hyphens"),
});
export type ReceiptInput = z.output<typeof receiptInput>;

export const receiptNameInput = receiptInput.extend({
	name: z.string().max(200).default("").describe("The name that the receipt should bear"),
});
export type ReceiptNameInput = z.output<typeof receiptNameInput>;
