export { exportAudit } from "./export-audit.ts";
export {
	auditInput,
	deskSubmissionInput,
	deskSubmissionsInput,
} from "./input.ts";
export { listAudit } from "./list-audit.ts";
export { listDeskSubmissions } from "./list-submissions.ts";
export { readDeskSubmission } from "./read-submission.ts";
export {
	type AuditLine,
	type AuditView,
	auditView,
	type DeskSubmissionLine,
	type DeskSubmissionsView,
	type DeskSubmissionView,
	deskSubmissionsView,
	deskSubmissionView,
} from "./view.ts";
