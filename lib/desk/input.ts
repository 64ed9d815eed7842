import { z } from "zod";
import { judgements } from "#drizzle/schema/likeness.ts";
import { submissionStates } from "#drizzle/schema/submissions.ts";
import { plainText } from "#lib/text.ts";

const slug = z.string().min(1).max(100);
const searched = z.string().trim().min(1).max(200);
const day = z.iso.date();

export const deskInput = z.object({ challenge: slug });

export const deskSubmissionsInput = deskInput.extend({
	phase: slug.optional(),
	state: z.enum(submissionStates).optional(),
	team: searched.optional().describe("A team's number, or part of its name"),
	method: searched.optional().describe("Part of a method's name"),
	verified: z.enum(["yes", "no"]).optional(),
	text: searched
		.optional()
		.describe("A submission's id, part of a file or team name, or the beginning of a SHA-256"),
	after: z.uuid().optional().describe("The last submission of the page before"),
});
export type DeskSubmissionsInput = z.output<typeof deskSubmissionsInput>;

export const deskSubmissionInput = deskInput.extend({ submissionId: z.uuid() });

export const auditInput = deskInput.extend({
	action: searched.optional().describe("The beginning of an action, for instance submission."),
	who: searched.optional().describe("Part of a name, or of an organizer's address, or system"),
	subject: searched.optional().describe("The id of what it was done to"),
	from: day.optional().describe("The first UTC day"),
	until: day.optional().describe("The last UTC day"),
	after: z
		.string()
		.regex(/^\d{1,18}$/)
		.optional()
		.describe("The last line of the page before"),
});
export type AuditInput = z.output<typeof auditInput>;

export const deskTeamsInput = deskInput.extend({
	text: searched.optional().describe("A team's number, or part of its name"),
	after: z.coerce.number().int().positive().optional().describe("The last team of the page before"),
});
export type DeskTeamsInput = z.output<typeof deskTeamsInput>;

export const deskTeamInput = deskInput.extend({
	team: z.coerce.number().int().positive().describe("Its number"),
});

export const similarInput = deskInput.extend({
	judgement: z.enum(["open", ...judgements]).default("open"),
	after: z.uuid().optional().describe("The last pair of the page before"),
});
export type SimilarInput = z.output<typeof similarInput>;

export const judgementInput = deskInput.extend({
	pairId: z.uuid(),
	judgement: z.enum(judgements),
	note: plainText(2000, 3).describe(
		"What was seen; kept in the audit log, and read by organizers only",
	),
});
