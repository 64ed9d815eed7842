import { anyMember, anyone, only } from "../roles.ts";
import {
	ended,
	holderOrStewards,
	nothing,
	ofActive,
	ofDataset,
	stewardsOnly,
	stewardsTooLate,
	type Table,
} from "./asks.ts";

export const grants = {
	listGrants: [{ given: () => nothing, verdicts: anyMember }],
	answerEnd: [
		{
			given: ({ activeGrant }) => ({ grantId: activeGrant, answer: "deleted" }),
			verdicts: only(["active"], "not_yours", "conflict"),
		},
	],
	listHolders: [{ given: ofDataset, verdicts: stewardsOnly }],
	exportHolders: [{ given: ofDataset, verdicts: stewardsOnly }],
	readHolder: [{ given: ofActive, verdicts: holderOrStewards }],
	revokeAccess: [{ given: ended, verdicts: stewardsTooLate }],
	suspendAccess: [{ given: ended, verdicts: stewardsTooLate }],
	resumeAccess: [{ given: ended, verdicts: stewardsTooLate }],
	listBlocks: [{ given: ofDataset, verdicts: stewardsOnly }],
	blockPerson: [
		{
			given: ({ dataset, blockedEmail }) => ({
				dataset,
				email: blockedEmail,
				reason: "walking all routes",
			}),
			verdicts: stewardsTooLate,
		},
	],
	liftBlock: [
		{
			given: ({ dataset, liftedBlockId }) => ({
				dataset,
				blockId: liftedBlockId,
				reason: "walking all routes",
			}),
			verdicts: stewardsTooLate,
		},
	],
	listStewarded: [{ given: () => nothing, verdicts: anyMember }],
	listQueue: [{ given: ofDataset, verdicts: stewardsOnly }],
	queueHealth: [{ given: ofDataset, verdicts: anyone }],
} satisfies Partial<Table>;
