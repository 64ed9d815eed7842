import { randomUUID } from "node:crypto";
import { anyMember, anyone, challengeOrganizers, only, organizers } from "../roles.ts";
import { ofChallenge, ofDraftChallenge, openDraft, type Table } from "./asks.ts";

const readableDraft = { ...openDraft, visitor: "not_found" } as const;

export const challengeDocuments = {
	readChallengeDocument: [
		{ given: ofChallenge, verdicts: only(challengeOrganizers, "organizers_only") },
		{ given: ofDraftChallenge, verdicts: openDraft },
	],
	applyChallenge: [
		{
			given: ({ slugs, desk }) => ({
				challenge: slugs.challenge,
				document: { ...desk.document, summary: "Walked." },
				dryRun: true,
			}),
			verdicts: only(challengeOrganizers, "organizers_only"),
		},
		{
			given: ({ draftChallenge }) => ({
				challenge: draftChallenge.slug,
				document: { ...draftChallenge, summary: "Walked." },
			}),
			verdicts: only(organizers, "dataset_organizers_only"),
		},
		{
			given: ({ draftChallenge }) => {
				const slug = `walked-${randomUUID()}`;
				return { challenge: slug, document: { ...draftChallenge, slug } };
			},
			verdicts: only(organizers, "dataset_organizers_only"),
		},
	],
	publishChallenge: [
		{
			given: ofChallenge,
			verdicts: only(challengeOrganizers, "organizers_only", "already_published"),
		},
		{ given: ofDraftChallenge, verdicts: only(organizers, "not_found", "challenge_incomplete") },
	],
	readRules: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: readableDraft },
	],
	acceptRules: [
		{
			given: (world) => ({ ...ofChallenge(world), version: world.rulesVersion }),
			verdicts: anyMember,
		},
		{
			given: (world) => ({ ...ofChallenge(world), version: world.rulesVersion + 1 }),
			verdicts: { others: "conflict" },
		},
		{
			given: (world) => ({ ...ofDraftChallenge(world), version: 1 }),
			verdicts: { others: "not_found" },
		},
	],
	listChallengeChanges: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: readableDraft },
	],
} satisfies Partial<Table>;
