import { randomUUID } from "node:crypto";
import { anyMember, anyone } from "../roles.ts";
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
			verdicts: anyMember,
		},
	],
} satisfies Partial<Table>;
