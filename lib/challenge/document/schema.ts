import { z } from "zod";
import { figuresVisibilities } from "#drizzle/schema/challenge.ts";
import { canonicalText } from "#lib/licensing/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { lineText, plainText } from "#lib/text.ts";
import { checkChallenge } from "./rules.ts";

function instantSentence(given: string): string {
	const example = "for instance 2026-12-01T12:00:00Z";
	if (given === "") return `It is empty: write an instant in UTC, ${example}.`;
	return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(given)
		? `"${given}" says no time zone. Write the instant in UTC, for instance ${given.slice(0, 10)}T12:00:00Z.`
		: `"${given}" is no instant. Write it in UTC, ${example}.`;
}

/** One text for one instant: UTC, without a fraction that is nought. */
const canonicalInstant = (instant: string): string =>
	new Date(instant).toISOString().replace(".000Z", "Z");

const instant = z.iso
	.datetime({
		offset: true,
		error: ({ input }) => (typeof input === "string" ? instantSentence(input) : undefined),
	})
	.transform(canonicalInstant)
	.refine((utc) => /^2\d{3}-/.test(utc), "The year is not between 2000 and 2999.")
	.describe("An instant with its time zone, for instance 2026-12-01T12:00:00Z");

const maybeInstant = instant.nullable().default(null);

const slug = z
	.string()
	.max(60)
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		"A name in an address has small letters a to z, digits, and single hyphens between them.",
	);

const hasNoControls = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\n\t]/g, ""));
const controls = "There are control characters in it: remove them.";

const markdown = z
	.string()
	.max(100_000)
	.transform(canonicalText)
	.refine(hasNoControls, controls)
	.describe("Markdown");

const mostCount = 1_000_000;
const limit = z.int().min(1).max(mostCount);
const dayLongSeconds = 86_400;
const mostFileBytes = 512 * 2 ** 20;

const page = z.strictObject({
	slug,
	title: lineText(200, 1),
	markdown: markdown.default(""),
});

const phase = z.strictObject({
	slug,
	title: lineText(200, 1),
	datasetVersion: z.string().min(1).max(100).describe("The version of the dataset, in quotes"),
	subset: z.string().min(1).max(100),
	labelSet: z
		.int()
		.min(1)
		.max(mostCount)
		.nullable()
		.default(null)
		.describe("The label set's version"),
	opensAt: instant,
	closesAt: maybeInstant,
	freezesAt: maybeInstant,
	dailyQuota: limit,
	totalQuota: limit,
	rejectedDailyQuota: limit,
	inFlightLimit: limit.default(20),
	maxFileBytes: z.int().min(1).max(mostFileBytes),
	graceSeconds: z.int().min(0).max(dayLongSeconds).default(3600),
	figuresVisibility: z.enum(figuresVisibilities).default("everyone"),
	closedVisibility: z.enum(figuresVisibilities).default("everyone"),
	isHiddenSplit: z.boolean(),
	hasStepRule: z.boolean().default(false),
	prerequisite: slug.nullable().default(null).describe("A phase above this one"),
	protocol: protocolInput,
});

/**
 * A whole challenge as one document: what the form fills in, what a YAML or JSON file holds, and
 * what an export gives back. Every member has one canonical form, so that export, apply and export
 * again give the same bytes.
 */
export const challengeDocument = z
	.strictObject({
		onset: z.literal(1, { error: "It must be 1: the version of this format." }),
		slug,
		title: lineText(200, 1),
		summary: plainText(2000),
		demonstrationNotice: plainText(1000, 1).nullable().default(null),
		contact: lineText(200).default("").describe("Where participants reach the organizers"),
		dataset: z.string().min(1).max(200).describe("The dataset's name in its address"),
		minTeamMembers: z.int().min(1).max(1000).default(1),
		maxTeamMembers: z.int().min(1).max(1000).default(10),
		teamsFreezeAt: maybeInstant,
		anonymousUntil: maybeInstant,
		requiresAccess: z.boolean().default(false),
		phases: z.array(phase).max(30).default([]),
		rules: markdown.default(""),
		pages: z.array(page).max(30).default([]),
	})
	.superRefine((challenge, ctx) => {
		for (const { path, message } of checkChallenge(challenge))
			ctx.addIssue({ code: "custom", path: [...path], message });
	});

export type ChallengeDocument = z.output<typeof challengeDocument>;
export type PhaseDocument = ChallengeDocument["phases"][number];
