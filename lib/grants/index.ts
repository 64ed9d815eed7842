export { grantStates } from "#lib/policy/index.ts";
export { answerEnd } from "./answer-end.ts";
export { askForSignatures } from "./ask-for-signatures.ts";
export { blockPerson } from "./block-person.ts";
export { escalateQueue } from "./escalate-queue.ts";
export { exportHolders } from "./export-holders.ts";
export {
	blockInput,
	datasetInput,
	endAccessInput,
	endAnswerInput,
	holderInput,
	holdersInput,
	liftInput,
	queueInput,
	queueStates,
} from "./input.ts";
export { liftBlock } from "./lift-block.ts";
export { listBlocks } from "./list-blocks.ts";
export { listGrants } from "./list-grants.ts";
export { listHolders } from "./list-holders.ts";
export { listQueue } from "./list-queue.ts";
export { listStewarded } from "./list-stewarded.ts";
export { listVersionRange } from "./list-version-range.ts";
export { openGrant } from "./open-grant.ts";
export type { GrantRow } from "./queries.ts";
export { queueHealth } from "./queue-health.ts";
export { readHolderPage } from "./read-holder-page.ts";
export { readStanding } from "./read-standing.ts";
export { remindHolders } from "./remind-holders.ts";
export { resumeAccess } from "./resume-access.ts";
export { revokeAccess } from "./revoke-access.ts";
export { type HolderStanding, standingsOfDataset } from "./standings-of-dataset.ts";
export { suspendAccess } from "./suspend-access.ts";
export {
	type BlockView,
	blockView,
	type GrantView,
	grantView,
	type HolderLine,
	holderPageView,
	holdersView,
	type QueueHealthView,
	type QueueLine,
	queueHealthView,
	queueView,
	type StewardedView,
	stewardedView,
} from "./view.ts";
