import { anyone, challengeOrganizers, only } from "../roles.ts";
import type { World } from "../world.ts";
import {
	ofChallenge,
	ofDraftChallenge,
	ofPhase,
	openDraft,
	type Table,
	teamOrOrganizers,
} from "./asks.ts";

const organizersOnly = only(challengeOrganizers, "organizers_only");
const tooLate = only(challengeOrganizers, "organizers_only", "conflict");
const ofRescoring = (world: World) => ({
	...ofChallenge(world),
	rescoringId: world.rescoringId,
});
const elsewhere = ({ hiddenSlugs, rescoringId }: World) => ({
	challenge: hiddenSlugs.challenge,
	rescoringId,
});
const rows = { board: "public", move: "all", text: "", page: 1 } as const;
const nothingThere = only(["admin"], "organizers_only", "not_found");

export const rescorings = {
	listRescorings: [
		{ given: ofChallenge, verdicts: organizersOnly },
		{ given: ofDraftChallenge, verdicts: openDraft },
	],
	startRescoring: [
		{
			given: ({ slugs, labelSetId }) => ({ ...slugs, labelSetId, note: "walking all routes" }),
			verdicts: tooLate,
		},
	],
	readRescoringChoices: [{ given: ofChallenge, verdicts: organizersOnly }],
	readRescoring: [
		{ given: ofRescoring, verdicts: organizersOnly },
		{ given: elsewhere, verdicts: nothingThere },
	],
	watchRescoring: [{ given: ofRescoring, verdicts: organizersOnly }],
	readRescoringPreview: [
		{ given: (world) => ({ ...ofRescoring(world), ...rows }), verdicts: organizersOnly },
	],
	exportRescoringPreview: [
		{ given: (world) => ({ ...ofRescoring(world), ...rows }), verdicts: organizersOnly },
	],
	publishRescoring: [{ given: ofRescoring, verdicts: tooLate }],
	abandonRescoring: [{ given: ofRescoring, verdicts: tooLate }],
	retryRescoring: [{ given: ofRescoring, verdicts: tooLate }],
	listRescoringNotes: [{ given: ofPhase, verdicts: anyone }],
	readEarlierFigures: [
		{ given: ({ submissionId }) => ({ submissionId }), verdicts: teamOrOrganizers },
	],
} satisfies Partial<Table>;
