export { exportAudit } from "./export-audit.ts";
export {
	auditInput,
	deskInput,
	deskSubmissionInput,
	deskSubmissionsInput,
	deskTeamInput,
	deskTeamsInput,
	judgementInput,
	similarInput,
} from "./input.ts";
export { judgeSimilar } from "./judge-similar.ts";
export { listAudit } from "./list-audit.ts";
export { listSimilar } from "./list-similar.ts";
export { listDeskSubmissions } from "./list-submissions.ts";
export { listDeskTeams, readDeskTeam } from "./list-teams.ts";
export { noteLikeness } from "./note-likeness.ts";
export { readPulse } from "./read-pulse.ts";
export { readDeskSubmission } from "./read-submission.ts";
export {
	type AuditLine,
	type AuditView,
	auditView,
	type DeskSubmissionLine,
	type DeskSubmissionsView,
	type DeskSubmissionView,
	type DeskTeamsView,
	deskSubmissionsView,
	deskSubmissionView,
	deskTeamsView,
	type PulseView,
	pulseView,
	type SimilarView,
	similarView,
} from "./view.ts";
