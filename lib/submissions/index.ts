export { beginUpload, submissionKey, uploadSeconds } from "./begin-upload.ts";
export { type Claim, claimSubmission, maxTries, type Task, taskOf } from "./claim.ts";
export { isAbandoned } from "./claim-queries.ts";
export { completeUpload } from "./complete-upload.ts";
export { concludeScoring } from "./conclude-scoring.ts";
export { concludeValidation } from "./conclude-validation.ts";
export {
	boardChanged,
	cancelSubmission,
	restoreSubmission,
	withdrawSubmission,
} from "./end-early.ts";
export { isOnBasis, isOnShownBasis } from "./evaluation-queries.ts";
export {
	intervalOf,
	intervalView,
	leavingSlices,
	namedFiguresView,
	nameFigures,
	type SlicesView,
	scoreView,
} from "./figures.ts";
export { failSubmission, postponeSubmission, retrySubmission } from "./give-up.ts";
export { grantAttempts } from "./grant-attempts.ts";
export {
	disqualificationInput,
	grantInput,
	intentInput,
	ledgerInput,
	reinstatementInput,
	submissionInput,
	uploadInput,
	verificationInput,
} from "./input.ts";
export {
	disqualifySubmission,
	reinstateSubmission,
	rerunSubmission,
	verifySubmission,
} from "./judge.ts";
export { type SubmissionRow, selectSubmission } from "./queries.ts";
export { type QuotaView, quotaView } from "./quota.ts";
export { type LedgerView, ledgerView, readLedger } from "./read-ledger.ts";
export { standingSubmissions } from "./read-steps.ts";
export {
	listSubmissions,
	listTeamSubmissions,
	readerOf,
	readOwnQuota,
	readSubmission,
} from "./read-submission.ts";
export { recoverSubmissions } from "./recover.ts";
export { isFinal, type SubmissionState } from "./states.ts";
export { submitFile } from "./submit-file.ts";
export {
	type FiguresView,
	receivedView,
	type SubmissionLine,
	type SubmissionView,
	submissionLine,
	submissionView,
	type TeamSubmissionLine,
	teamSubmissionLine,
	uploadView,
} from "./view.ts";
export { type Score, writeEvaluations } from "./write-evaluations.ts";
