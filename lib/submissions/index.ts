export { beginUpload, submissionKey } from "./begin-upload.ts";
export { type Claim, claimSubmission } from "./claim.ts";
export { completeUpload } from "./complete-upload.ts";
export { concludeScoring, type Score } from "./conclude-scoring.ts";
export { concludeValidation } from "./conclude-validation.ts";
export { cancelSubmission, withdrawSubmission } from "./end-early.ts";
export { averageRecallView, slicesView } from "./figures.ts";
export {
	failSubmission,
	postponeSubmission,
	recoverSubmissions,
	retrySubmission,
} from "./give-up.ts";
export { intentInput, submissionInput, uploadInput } from "./input.ts";
export { isOnShownBasis } from "./queries.ts";
export { type QuotaView, quotaView } from "./quota.ts";
export { listSubmissions, readOwnQuota, readSubmission } from "./read-submission.ts";
export { isFinal, type SubmissionState } from "./states.ts";
export { submitFile } from "./submit-file.ts";
export {
	type FiguresView,
	type SubmissionLine,
	type SubmissionView,
	submissionLine,
	submissionView,
	uploadView,
} from "./view.ts";
