import { z } from "zod";

const evidenceKinds = [
	"mailbox",
	"academic_domain",
	"domain_note",
	"orcid",
	"ror",
	"supervisor",
	"name",
] as const;

/** What a fact says about the affiliation that somebody names. Never a verdict. */
const findings = ["supports", "says nothing", "speaks against"] as const;

const evidenceItem = z.object({
	kind: z.enum(evidenceKinds),
	finding: z.enum(findings).describe("What it says for or against the named affiliation"),
	words: z.string(),
	wordsZh: z.string(),
	source: z.string().describe("Which list, registry or person says so"),
	date: z.string().nullable().describe("Of the list, or of the proof; ISO 8601"),
});
export type EvidenceItem = z.output<typeof evidenceItem>;

/** All that is known for and against an affiliation: the same for steward and applicant. */
export const evidenceView = z.array(evidenceItem);
export type EvidenceView = z.output<typeof evidenceView>;

export const institutionView = z.object({
	name: z.string(),
	rorId: z.string().nullable(),
	country: z.string().nullable(),
	source: z.enum(["ror", "academic domains"]),
});
export type InstitutionView = z.output<typeof institutionView>;

export const institutionQuery = z.object({
	query: z.string().trim().min(3).max(100).describe("A part of the name"),
});
