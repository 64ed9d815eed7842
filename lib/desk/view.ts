import { z } from "zod";
import { judgements } from "#drizzle/schema/likeness.ts";
import { submissionStates } from "#drizzle/schema/submissions.ts";
import { submissionView } from "#lib/submissions/index.ts";

const teamName = z.object({
	id: z.uuid(),
	number: z.int(),
	name: z.string(),
	isBaseline: z.boolean(),
});
const titled = z.object({ slug: z.string(), title: z.string() });
const place = z.object({ slug: z.string(), title: z.string(), phases: z.array(titled) });

const deskSubmissionLine = z.object({
	id: z.uuid(),
	state: z.enum(submissionStates),
	stateChangedAt: z.iso.datetime(),
	receivedAt: z.iso.datetime(),
	phase: titled,
	team: teamName,
	method: z.object({ id: z.uuid(), name: z.string() }),
	fileName: z.string(),
	fileBytes: z.int(),
	sha256: z.string(),
	problemTotal: z.int(),
	failureMessage: z.string().nullable(),
	isVerified: z.boolean(),
	score: z.number().nullable().describe("On the board's basis, as the phase lets it leave"),
});
export type DeskSubmissionLine = z.output<typeof deskSubmissionLine>;

export const deskSubmissionsView = z.object({
	challenge: place,
	submissions: z.array(deskSubmissionLine),
	next: z.uuid().nullable().describe("Send as `after` for the next page"),
});
export type DeskSubmissionsView = z.output<typeof deskSubmissionsView>;

export const auditLine = z.object({
	id: z.string(),
	at: z.iso.datetime(),
	who: z.object({
		kind: z.enum(["member", "system", "visitor"]),
		name: z.string().nullable().describe("Null for an account that is gone"),
	}),
	action: z.string(),
	subject: z.object({ kind: z.string(), id: z.string() }),
	before: z.unknown().describe("What stood there; null where nothing did"),
	after: z.unknown().describe("What stands there since; null where nothing does"),
	more: z.record(z.string(), z.unknown()).describe("Reasons, notes and what else was kept"),
});
export type AuditLine = z.output<typeof auditLine>;

export const auditView = z.object({
	challenge: titled,
	entries: z.array(auditLine),
	next: z.string().nullable().describe("Send as `after` for the next page"),
});
export type AuditView = z.output<typeof auditView>;

export const deskSubmissionView = z.object({
	submission: submissionView,
	team: teamName.omit({ isBaseline: true }),
	attempt: z
		.object({
			day: z.iso.date(),
			slot: z.int(),
			reservedAt: z.iso.datetime(),
			spentAt: z.iso.datetime().nullable(),
			refundedAt: z.iso.datetime().nullable(),
			refundReason: z.string().nullable(),
		})
		.nullable(),
	logs: z.array(z.object({ at: z.iso.datetime(), message: z.string() })),
	evaluations: z.array(
		z.object({
			id: z.uuid(),
			labelSetVersion: z.int(),
			labelSetSha256: z.string(),
			evaluator: z.object({ name: z.string(), version: z.string() }),
			protocolSha256: z.string(),
			score: z.number().nullable(),
			evaluatedAt: z.iso.datetime(),
			isShown: z.boolean().describe("Whether the board shows figures of this basis"),
		}),
	),
	audit: z.array(auditLine),
});
export type DeskSubmissionView = z.output<typeof deskSubmissionView>;

export const deskTeamsView = z.object({
	challenge: titled,
	phases: z.array(titled),
	teams: z.array(
		teamName.extend({
			members: z.int(),
			submissions: z.int(),
			scored: z.int(),
			quotas: z.array(
				z.object({
					phase: z.string(),
					usedToday: z.int(),
					leftToday: z.int(),
					used: z.int(),
					left: z.int(),
				}),
			),
		}),
	),
	next: z.int().nullable().describe("Send as `after` for the next page"),
});
export type DeskTeamsView = z.output<typeof deskTeamsView>;

const likeOne = z.object({
	id: z.uuid(),
	receivedAt: z.iso.datetime(),
	state: z.enum(submissionStates),
	fileName: z.string(),
	sha256: z.string(),
	team: teamName.omit({ isBaseline: true }),
});

export const similarView = z.object({
	challenge: titled,
	pairs: z.array(
		z.object({
			id: z.uuid(),
			phase: titled,
			foundAt: z.iso.datetime(),
			isIdentical: z.boolean().describe("The very same bytes"),
			similarity: z
				.number()
				.nullable()
				.describe("Of the proposal sets, 0 to 1; docs/similar-submissions.md says what it is"),
			one: likeOne,
			other: likeOne,
			judgement: z.enum(judgements).nullable(),
			note: z.string().nullable(),
			judgedAt: z.iso.datetime().nullable(),
			judgedBy: z.string().nullable(),
		}),
	),
	next: z.uuid().nullable(),
});
export type SimilarView = z.output<typeof similarView>;
