import { anyMember, anyone, only, stewards } from "../roles.ts";
import {
	applicantOrStewards,
	forged,
	nobody,
	nothing,
	ofDataset,
	ofRequest,
	runnersOnly,
	stale,
	stewardsOnly,
	stewardsTooLate,
	type Table,
} from "./asks.ts";

export const requests = {
	listMyRequests: [{ given: () => nothing, verdicts: anyMember }],
	readRequest: [
		{ given: ofRequest, verdicts: applicantOrStewards },
		{
			given: ({ drafted }) => ({ number: drafted }),
			verdicts: {
				...only(["drafting"], "stewards_only"),
				steward: "request_is_a_draft",
				admin: "request_is_a_draft",
			},
		},
	],
	saveDraft: [
		{
			given: ({ dataset, drafted }) => ({ dataset, number: drafted, ...stale }),
			verdicts: only(["drafting"], "applicants_only", "conflict"),
		},
		{ given: ({ otherDataset }) => ({ dataset: otherDataset }), verdicts: anyMember },
	],
	renewRequest: [
		{
			given: ofDataset,
			verdicts: only(
				["active", "expiring", "expired", "suspended", "unsigned"],
				"nothing_to_renew",
			),
		},
	],
	submitRequest: [
		{
			given: ofRequest,
			verdicts: only(["applicant"], "applicants_only", "request_not_editable"),
		},
	],
	addComment: [
		{
			given: ({ number }) => ({ number, body: "A word." }),
			verdicts: applicantOrStewards,
		},
	],
	addNote: [{ given: ({ number }) => ({ number, body: "A note." }), verdicts: stewardsOnly }],
	askSupervisorAgain: [
		{
			given: ofRequest,
			verdicts: only(["applicant", ...stewards], "stewards_only", "limit_reached"),
		},
	],
	addAttachment: [
		{
			given: ({ drafted }) => ({ number: drafted, file: new File(["words"], "words.pdf") }),
			verdicts: only(["drafting"], "applicants_only", "invalid"),
		},
	],
	openAttachment: [
		{
			given: ({ drafted, attachmentId }) => ({ number: drafted, attachmentId }),
			verdicts: {
				...only(["drafting"], "stewards_only"),
				steward: "request_is_a_draft",
				admin: "request_is_a_draft",
			},
			signs: true,
		},
	],
	removeAttachment: [
		{
			given: ({ number, attachmentId }) => ({ number, attachmentId }),
			verdicts: only(["applicant"], "applicants_only", "request_not_editable"),
		},
	],
	startReview: [{ given: ({ number }) => ({ number, ...stale }), verdicts: stewardsTooLate }],
	askForChanges: [
		{
			given: ({ number }) => ({ number, ...stale, words: "Please say more." }),
			verdicts: stewardsTooLate,
		},
	],
	approveRequest: [{ given: ({ number }) => ({ number, ...stale }), verdicts: stewardsTooLate }],
	declineRequest: [
		{
			given: ({ number }) => ({ number, ...stale, reason: "other", words: "Please ask again." }),
			verdicts: stewardsTooLate,
		},
	],
	readForm: [{ given: ofDataset, verdicts: anyone }],
	publishForm: [{ given: ({ dataset }) => ({ dataset, questions: [] }), verdicts: runnersOnly }],
	readAsk: [
		{ given: ({ ask }) => ask, verdicts: anyone, isLink: true },
		{ given: forged, verdicts: nobody("not_found") },
	],
	answerAsSupervisor: [
		{ given: (world) => ({ ...forged(world), answer: "refused" }), verdicts: nobody("not_found") },
		{
			given: ({ answeredAsk }) => ({ ...answeredAsk, answer: "confirmed" }),
			verdicts: nobody("conflict"),
		},
	],
	suggestInstitutions: [{ given: () => ({ query: "south" }), verdicts: anyMember }],
	withdrawRequest: [{ given: ofRequest, verdicts: only(["applicant"], "applicants_only") }],
} satisfies Partial<Table>;
