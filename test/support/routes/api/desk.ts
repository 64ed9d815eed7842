import { challengeOrganizers, only, organizers } from "../roles.ts";
import { ofChallenge, ofDraftChallenge, type Table } from "./asks.ts";

const deskOnly = only(challengeOrganizers, "organizers_only");
const draftsDesk = only(organizers, "not_found");

export const desk = {
	listDeskSubmissions: [
		{ given: ofChallenge, verdicts: deskOnly },
		{ given: ofDraftChallenge, verdicts: draftsDesk },
	],
	readDeskSubmission: [
		{
			given: (world) => ({ ...ofChallenge(world), submissionId: world.submissionId }),
			verdicts: deskOnly,
		},
		{
			given: (world) => ({
				challenge: world.draftChallenge.slug,
				submissionId: world.submissionId,
			}),
			verdicts: only([], "not_found"),
		},
	],
	listAudit: [
		{ given: ofChallenge, verdicts: deskOnly },
		{ given: ofDraftChallenge, verdicts: draftsDesk },
	],
	exportAudit: [
		{ given: ofChallenge, verdicts: deskOnly },
		{ given: ofDraftChallenge, verdicts: draftsDesk },
	],
} satisfies Partial<Table>;
