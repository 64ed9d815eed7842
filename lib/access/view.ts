import { z } from "zod";
import {
	commentAudiences,
	declineReasons,
	requestKinds,
	requestStates,
	supervisorAnswers,
} from "#drizzle/schema/access.ts";
import { positions } from "#drizzle/schema/licensing.ts";
import { evidenceView } from "#lib/evidence/index.ts";

const instant = z.iso.datetime();
const datasetName = z.object({ slug: z.string(), title: z.string() });
const somebody = z.object({ name: z.string(), email: z.string() });

const questionView = z.object({
	key: z.string(),
	labelEn: z.string(),
	labelZh: z.string(),
	kind: z.enum(["line", "lines", "yes-no"]),
	isRequired: z.boolean(),
});

export const formView = z.object({
	dataset: datasetName,
	number: z.int(),
	publishedAt: instant,
	questions: z.array(questionView),
});
export type FormView = z.output<typeof formView>;

/** A request in a list. */
export const requestLine = z.object({
	number: z.int(),
	dataset: datasetName,
	kind: z.enum(requestKinds),
	state: z.enum(requestStates),
	stateChangedAt: instant,
	createdAt: instant,
	submittedAt: instant.nullable(),
	declineReason: z.enum(declineReasons).nullable(),
});
export type RequestLine = z.output<typeof requestLine>;

const commentView = z.object({
	id: z.uuid(),
	at: instant,
	by: z.object({ name: z.string(), isApplicant: z.boolean() }),
	audience: z.enum(commentAudiences),
	body: z.string().describe("Plain text"),
});

export const attachmentView = z.object({
	id: z.uuid(),
	fileName: z.string(),
	mediaType: z.string(),
	fileBytes: z.int(),
	sha256: z.string(),
	addedAt: instant,
	emptiedAt: instant.nullable().describe("When its bytes were removed"),
});
export type AttachmentView = z.output<typeof attachmentView>;

const askStatuses = ["asked", "expired", "revoked", ...supervisorAnswers] as const;
const askLine = z.object({
	id: z.uuid(),
	name: z.string(),
	email: z.string(),
	askedAt: instant,
	expiresAt: instant,
	status: z.enum(askStatuses),
	answeredAt: instant.nullable(),
	words: z.string(),
});

const eventView = z.object({
	at: instant,
	action: z.string(),
	by: z.string().nullable().describe("Null is Onset itself, or a supervisor"),
	fromState: z.enum(requestStates).nullable(),
	toState: z.enum(requestStates).nullable(),
	detail: z.record(z.string(), z.unknown()),
});

const may = z.boolean();

/** A request with all that its reader may know of it. */
export const requestView = requestLine.extend({
	revision: z.int(),
	moment: z.enum(["editable", "waiting", "ended"]),
	applicant: somebody,
	form: formView.omit({ dataset: true }).describe("The newest form: what must be answered"),
	fields: z.object({
		position: z.enum(positions).nullable(),
		institution: z.string(),
		rorId: z.string().nullable(),
		homepage: z.string(),
		intendedUse: z.string(),
		publications: z.string(),
		answers: z.record(z.string(), z.string()),
		supervisorName: z.string(),
		supervisorEmail: z.string(),
	}),
	missing: z
		.array(z.object({ pointer: z.string(), message: z.string(), messageZh: z.string() }))
		.describe("What must be mended before it can be submitted, in English and in Chinese"),
	reviewer: z.string().nullable().describe("The steward who has it in hand"),
	decision: z
		.object({
			at: instant,
			by: z.string(),
			reason: z.enum(declineReasons).nullable(),
		})
		.nullable(),
	words: z.string().describe("What the steward said with the last decision or wish"),
	supervisorAsks: z.array(askLine).describe("Newest first"),
	evidence: evidenceView,
	comments: z.array(commentView).describe("Oldest first"),
	attachments: z.array(attachmentView),
	history: z.array(eventView).describe("Oldest first"),
	earlier: z.array(requestLine).describe("Other requests of this person for this dataset"),
	grant: z
		.object({ endsAt: instant, firstSequence: z.int(), lastSequence: z.int().nullable() })
		.nullable(),
	isOwn: z.boolean(),
	may: z
		.object({
			edit: may,
			withdraw: may,
			comment: may,
			note: may,
			review: may,
			decide: may,
		})
		.describe("What its reader may do with it now"),
});
export type RequestView = z.output<typeof requestView>;

/** What a supervisor is shown: who asks for what, and what was said. */
export const askView = z.object({
	status: z.enum(askStatuses),
	supervisor: somebody,
	applicant: somebody.extend({ institution: z.string() }),
	dataset: datasetName,
	intendedUse: z.string(),
	askedAt: instant,
	expiresAt: instant,
	answeredAt: instant.nullable(),
});
export type AskView = z.output<typeof askView>;

export const linkView = z.object({ url: z.string(), expiresAt: instant });
export type LinkView = z.output<typeof linkView>;
