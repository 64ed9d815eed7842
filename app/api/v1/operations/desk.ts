import { z } from "zod";
import { operation } from "#app/_http/operation.ts";
import {
	auditInput,
	auditView,
	deskSubmissionInput,
	deskSubmissionsInput,
	deskSubmissionsView,
	deskSubmissionView,
} from "#lib/desk/index.ts";

export const deskOperations = {
	listDeskSubmissions: operation({
		id: "listDeskSubmissions",
		method: "GET",
		path: "/challenges/{challenge}/desk/submissions",
		summary: "Organizers: a page of all submissions, newest first, filtered and searched",
		access: "member",
		input: deskSubmissionsInput,
		output: deskSubmissionsView,
		status: 200,
	}),
	readDeskSubmission: operation({
		id: "readDeskSubmission",
		method: "GET",
		path: "/challenges/{challenge}/desk/submissions/{submissionId}",
		summary: "Organizers: a submission with its logs, attempt, evaluations and audit lines",
		access: "member",
		input: deskSubmissionInput,
		output: deskSubmissionView,
		status: 200,
	}),
	listAudit: operation({
		id: "listAudit",
		method: "GET",
		path: "/challenges/{challenge}/desk/audit",
		summary: "Organizers: a page of who did what in the challenge, with before and after",
		access: "member",
		input: auditInput,
		output: auditView,
		status: 200,
	}),
	exportAudit: operation({
		id: "exportAudit",
		method: "GET",
		path: "/challenges/{challenge}/desk/audit.csv",
		summary: "Organizers: the same, whole, as CSV",
		access: "member",
		input: auditInput,
		output: z.string(),
		outputType: "text/csv",
		status: 200,
	}),
};
