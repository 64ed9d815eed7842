import { randomUUID } from "node:crypto";
import { anyMember, anyone, challengeOrganizers, only } from "../roles.ts";
import {
	hiddenBoard,
	nothing,
	ofBoard,
	ofChallenge,
	ofDraftChallenge,
	ofHiddenBoard,
	ofPhase,
	openDraft,
	type Table,
} from "./asks.ts";

export const challenges = {
	listChallenges: [{ given: () => nothing, verdicts: anyone }],
	readChallenge: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: { ...openDraft, visitor: "not_found" } },
	],
	readVideos: [{ given: ofPhase, verdicts: anyone }],
	readBoard: [
		{ given: ofBoard, verdicts: anyone },
		{ given: ofHiddenBoard, verdicts: hiddenBoard },
	],
	readBoardCsv: [
		{ given: ofBoard, verdicts: anyone },
		{ given: ofHiddenBoard, verdicts: hiddenBoard },
	],
	readArchive: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: { visitor: "not_found", others: "not_found" } },
	],
	readArchivePage: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: { visitor: "not_found", others: "not_found" } },
	],
	readArchiveKey: [{ given: () => nothing, verdicts: anyone }],
	revealPhase: [
		{
			given: (world) => ({ ...ofPhase(world), confirmed: true as const }),
			verdicts: only(challengeOrganizers, "organizers_only", "board_not_frozen"),
		},
	],
	readQuota: [{ given: ofPhase, verdicts: anyMember }],
	listMethods: [{ given: ofPhase, verdicts: anyMember }],
	createMethod: [
		{
			given: ({ slugs }) => ({
				...slugs,
				name: `Walked ${randomUUID()}`,
				network: "BMN",
				backbone: "C3D",
				backboneFamily: "3D CNN",
				fashion: "other",
				streams: "face",
				pretraining: "none",
			}),
			verdicts: only(challengeOrganizers, "ok", "organizers_do_not_compete"),
		},
	],
} satisfies Partial<Table>;
