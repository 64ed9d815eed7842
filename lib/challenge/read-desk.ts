import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { authorize } from "#lib/policy/index.ts";
import { checklistItem, checklistOf, isComplete } from "./checklist.ts";
import { challengeDocument, revisionOf, writeChallengeDocument } from "./document/index.ts";
import { selectLabelSetsOf, selectSubsets } from "./document-queries.ts";
import { knownStanding } from "./known-standing.ts";
import { lookUp, readinessOf } from "./references.ts";

export const deskView = z.object({
	challenge: z.object({
		slug: z.string(),
		title: z.string(),
		publishedAt: z.iso.datetime().nullable(),
	}),
	document: challengeDocument,
	revision: z.string().describe("Names this state; send it along with a change"),
	yaml: z.string().describe("The document as a file"),
	rulesVersion: z.int().nullable(),
	checklist: z.array(checklistItem),
	isComplete: z.boolean(),
});
export type DeskView = z.output<typeof deskView>;

/** A challenge as its organizers have it before them: the whole document, and what it still lacks. */
export async function readDesk(ctx: Context, input: { challenge: string }): Promise<DeskView> {
	const { standing, isOrganizer } = await knownStanding(ctx, input.challenge);
	authorize(ctx.actor, "desk.view", { isOrganizer });
	const { challenge, document, rules } = standing;
	const { phases } = await lookUp(ctx.db, document, { seesDrafts: true });
	const checklist = checklistOf({ document, phases: readinessOf(phases), now: ctx.now });
	return {
		challenge: {
			slug: challenge.slug,
			title: challenge.title,
			publishedAt: challenge.publishedAt?.toISOString() ?? null,
		},
		document,
		revision: revisionOf(document),
		yaml: writeChallengeDocument(document),
		rulesVersion: rules?.version ?? null,
		checklist,
		isComplete: isComplete(checklist),
	};
}

export type PhaseChoices = {
	version: string;
	subsets: { subset: string; labelSets: number[] }[];
}[];

/** What a phase of this challenge can name: published versions, their subsets, checked label sets. */
export async function listPhaseChoices(
	ctx: Context,
	input: { challenge: string },
): Promise<PhaseChoices> {
	const { standing, isOrganizer } = await knownStanding(ctx, input.challenge);
	authorize(ctx.actor, "challenge.edit", { isOrganizer });
	const all = await selectSubsets(ctx.db, standing.challenge.datasetId);
	const versions = all.filter(({ publishedAt }) => publishedAt !== null);
	const labelSets = await selectLabelSetsOf(
		ctx.db,
		versions.map(({ id }) => id),
	);
	return versions.map(({ id, version, subsets }) => ({
		version,
		subsets: subsets.map((subset) => ({
			subset,
			labelSets: labelSets
				.filter((set) => set.datasetVersionId === id && set.subset === subset)
				.filter(({ state }) => state === "checked")
				.map((set) => set.version),
		})),
	}));
}
