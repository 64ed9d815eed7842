import { z } from "zod";
import { declineReasons } from "#drizzle/schema/access.ts";
import { positions } from "#drizzle/schema/licensing.ts";
import { lineText, plainText } from "#lib/text.ts";

const slug = z.string().min(1).max(100);
const number = z.coerce.number().int().positive().max(2_147_483_647);
const revision = z.coerce
	.number()
	.int()
	.positive()
	.describe("The revision that was read: a request that changed since is not decided on");

export const formInput = z.object({ dataset: slug });
export const requestInput = z.object({ number });

const homepage = z
	.union([
		z.literal(""),
		z.url({ protocol: /^https?$/, error: "Write an address that begins with http:// or https://" }),
	])
	.default("");
const rorId = z
	.string()
	.regex(/^(https:\/\/ror\.org\/0[a-z0-9]{8})?$/, {
		error: "Write a ROR id such as https://ror.org/04ct4d772",
	})
	.default("");
const mailAddress = z
	.union([
		z.literal(""),
		z.email({ error: "Write a mail address such as name@example.org" }).max(254),
	])
	.default("");

/** What an applicant says; a draft may leave any of it out. */
export const requestFields = z.object({
	position: z.union([z.enum(positions), z.literal("")]).default(""),
	institution: lineText(200).default(""),
	rorId,
	homepage,
	intendedUse: plainText(4000).default(""),
	publications: plainText(4000).default(""),
	answers: z.record(z.string().max(40), plainText(4000)).default({}),
	supervisorName: lineText(120).default(""),
	supervisorEmail: mailAddress,
});
export type RequestFields = z.output<typeof requestFields>;

/** `number` edits the request that has it; without one, a new draft is begun. */
export const draftInput = requestFields.extend({
	dataset: slug,
	number: number.optional(),
	revision: revision.optional(),
});
export type DraftInput = z.output<typeof draftInput>;

export const commentInput = requestInput.extend({ body: plainText(8000, 1) });
export type CommentInput = z.output<typeof commentInput>;

export const attachmentInput = requestInput.extend({ attachmentId: z.uuid() });
export type AttachmentInput = z.output<typeof attachmentInput>;

export const reviewInput = requestInput.extend({ revision });
export type ReviewInput = z.output<typeof reviewInput>;

/** Words that the applicant has to go on with: a bare "no" is none. */
const wordsToApplicant = plainText(4000, 10).describe("Said to the applicant");

export const changesInput = reviewInput.extend({ words: wordsToApplicant });
export type ChangesInput = z.output<typeof changesInput>;

const decisionNote = plainText(8000, 1)
	.optional()
	.describe("Kept beside the decision for the stewards, and with it or not at all");

export const approvalInput = reviewInput.extend({
	endsOn: z.iso
		.date({ error: "a day such as 2027-11-30" })
		.optional()
		.describe("The last day of access, in UTC; a year from now if left out, three at most"),
	firstSequence: z.coerce.number().int().positive().default(1),
	lastSequence: z.coerce
		.number()
		.int()
		.positive()
		.nullish()
		.transform((sequence) => sequence ?? null)
		.describe("The last version covered; left out, every later one is"),
	words: plainText(4000).default(""),
	note: decisionNote,
});
export type ApprovalInput = z.output<typeof approvalInput>;

export const declineInput = reviewInput.extend({
	reason: z.enum(declineReasons),
	words: wordsToApplicant,
	note: decisionNote,
});
export type DeclineInput = z.output<typeof declineInput>;

const question = z.object({
	key: z.string().regex(/^[a-z][a-z0-9-]{0,38}$/, { error: "small letters, digits and hyphens" }),
	labelEn: plainText(300, 1),
	labelZh: plainText(300, 1),
	kind: z.enum(["line", "lines", "yes-no"]),
	isRequired: z.boolean(),
});

export const publishFormInput = formInput.extend({
	questions: z
		.array(question)
		.max(20)
		.superRefine((all, ctx) => {
			const keys = all.map(({ key }) => key);
			const again = keys.findIndex((key, at) => keys.indexOf(key) < at);
			if (again === -1) return;
			const message = "another question has this name already";
			ctx.addIssue({ code: "custom", path: [again, "key"], message });
		}),
});
export type PublishFormInput = z.output<typeof publishFormInput>;

/** The parts of the link that a supervisor was mailed. */
export const askInput = z.object({
	ask: z.uuid(),
	until: z.string().max(20),
	signature: z.string().max(100),
});
export type AskInput = z.output<typeof askInput>;

export const supervisorAnswerInput = askInput.extend({
	answer: z.enum(["confirmed", "refused"]),
	words: plainText(2000).default(""),
});
export type SupervisorAnswerInput = z.output<typeof supervisorAnswerInput>;
