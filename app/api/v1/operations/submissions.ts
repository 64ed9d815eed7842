import { z } from "zod";
import { nothing, operation } from "#app/_http/operation.ts";
import {
	intentInput,
	submissionInput,
	submissionLine,
	submissionView,
	uploadInput,
	uploadView,
} from "#lib/submissions/index.ts";

const made = z.object({ submissionId: z.uuid() });

export const submissionsOperations = {
	beginUpload: operation({
		id: "beginUpload",
		method: "POST",
		path: "/uploads",
		summary: "Announce a file, and be told where to PUT it",
		access: "member",
		input: uploadInput,
		output: uploadView,
		status: 201,
	}),
	completeUpload: operation({
		id: "completeUpload",
		method: "POST",
		path: "/uploads/{intentId}/complete",
		summary: "Say that the file is there: this makes the submission",
		access: "member",
		input: intentInput,
		output: made,
		status: 201,
	}),
	submitFile: operation({
		id: "submitFile",
		method: "POST",
		path: "/submissions",
		summary: "Send a file through this server and submit it, in one request",
		access: "member",
		input: uploadInput
			.pick({ challenge: true, phase: true, methodId: true })
			.extend({ file: z.file() }),
		bodyType: "multipart/form-data",
		output: made,
		status: 201,
	}),
	listSubmissions: operation({
		id: "listSubmissions",
		method: "GET",
		path: "/submissions",
		summary: "The newest 200 submissions of your teams",
		access: "member",
		input: z.object({}),
		output: z.array(submissionLine),
		status: 200,
	}),
	readSubmission: operation({
		id: "readSubmission",
		method: "GET",
		path: "/submissions/{submissionId}",
		summary: "A submission: where it stands, and its figures as far as the phase shows them",
		access: "member",
		input: submissionInput,
		output: submissionView,
		status: 200,
	}),
	watchSubmission: operation({
		id: "watchSubmission",
		method: "GET",
		path: "/submissions/{submissionId}/events",
		summary: "The same, again at every change, as server-sent events until it ends",
		access: "member",
		input: submissionInput,
		output: z.string(),
		outputType: "text/event-stream",
		status: 200,
	}),
	cancelSubmission: operation({
		id: "cancelSubmission",
		method: "POST",
		path: "/submissions/{submissionId}/cancel",
		summary: "Take a waiting submission back; its attempt is refunded",
		access: "member",
		input: submissionInput,
		output: nothing,
		status: 204,
	}),
	withdrawSubmission: operation({
		id: "withdrawSubmission",
		method: "POST",
		path: "/submissions/{submissionId}/withdraw",
		summary: "Take a scored submission off the board for good; nothing is refunded",
		access: "member",
		input: submissionInput,
		output: nothing,
		status: 204,
	}),
};
