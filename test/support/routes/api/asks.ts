import type { z } from "zod";
import type { operations } from "#app/api/v1/operations.ts";
import {
	challengeOrganizers,
	type Outcome,
	only,
	organizers,
	runners,
	stewards,
	team,
	type Verdicts,
} from "../roles.ts";
import type { World } from "../world.ts";

type Operations = typeof operations;
export type OperationId = keyof Operations;

/** What is asked of an operation, and what each role gets. Whoever gets "ok" may have changed something. */
export type Ask<I> = {
	given: (world: World) => I;
	verdicts: Verdicts;
	/** Its answer is, or has, an address of the storage. */
	signs?: true;
	/** A signed link is the permission here: it shows what it is about to whoever has it. */
	isLink?: true;
};

export type Table = {
	readonly [K in OperationId]: readonly Ask<z.input<Operations[K]["input"]>>[];
};

export const nothing = {};
export const ofDataset = ({ dataset }: World) => ({ dataset });
export const ofVersion = ({ dataset, version }: World) => ({ dataset, version });
export const ofDraft = ({ dataset, draftVersion }: World) => ({ dataset, version: draftVersion });
export const ofRequest = ({ number }: World) => ({ number });
export const ofPhase = ({ slugs }: World) => slugs;
export const ofChallenge = ({ slugs }: World) => ({ challenge: slugs.challenge });
export const ofDraftChallenge = ({ draftChallenge }: World) => ({ challenge: draftChallenge.slug });
export const ofActive = ({ dataset, activeId }: World) => ({ dataset, userId: activeId });
export const ended = ({ dataset, expiredId }: World) => ({
	dataset,
	userId: expiredId,
	reason: "walking all routes",
});
export const stale = { revision: 999 };
export const staleDraft = { editedAt: "2025-12-31T00:00:00.000Z" };
const board = (slugs: World["slugs"]) => ({
	...slugs,
	breakdown: "overall" as const,
	group: "none" as const,
	sort: "rank",
	kind: [],
	backbone: [],
	backboneFamily: [],
	network: [],
	fashion: [],
	streams: [],
	pretraining: [],
});
export const ofBoard = ({ slugs }: World) => board(slugs);
export const ofHiddenBoard = ({ hiddenSlugs }: World) => board(hiddenSlugs);
export const hiddenBoard: Verdicts = {
	visitor: "board_not_public",
	others: "board_not_public",
	admin: "ok",
};
export const forged = ({ ask }: World) => ({
	...ask,
	signature: ask.signature.replace(/^./, (first) => (first === "_" ? "-" : "_")),
});
export const nobody = (outcome: "not_found" | "conflict" | "manifest_ended") => ({
	visitor: outcome,
	others: outcome,
});

export const stewardsOnly = only(stewards, "stewards_only");
export const stewardsTooLate = only(stewards, "stewards_only", "conflict");
export const applicantOrStewards = only(["applicant", ...stewards], "stewards_only");
export const holderOrStewards = only(["active", ...stewards], "stewards_only");
export const organizersTooLate = only(organizers, "dataset_organizers_only", "conflict");
export const notADraft = only(organizers, "dataset_organizers_only", "not_a_draft");
/** What is done with a draft of a dataset: to whoever may not know of it, it is not there. */
export const withDraft = (then: Outcome = "ok"): Verdicts => ({
	...only(organizers, "not_found", then),
	steward: "dataset_organizers_only",
});
export const draftIsRead: Verdicts = { ...only(runners, "not_found"), visitor: "not_found" };
export const runnersOnly = only(runners, "dataset_organizers_only");
export const teamOrOrganizers = only([...team, ...challengeOrganizers], "not_in_team");
/** A challenge that is a draft is there for its organizers only. */
export const openDraft = only(organizers, "not_found");
