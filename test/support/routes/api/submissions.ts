import { anyMember, challengeOrganizers, only, team } from "../roles.ts";
import type { World } from "../world.ts";
import {
	nothing,
	ofChallenge,
	ofDraftChallenge,
	openDraft,
	type Table,
	teamOrOrganizers,
} from "./asks.ts";

const ofSubmission = ({ submissionId }: World) => ({ submissionId });
const tooLate = only(team, "not_in_team", "final_state");
const judgedTooLate = only(challengeOrganizers, "organizers_only", "final_state");
const words = "walking all routes";

export const submissions = {
	beginUpload: [
		{
			given: ({ slugs, methodId }) => ({
				...slugs,
				methodId,
				fileName: "proposals.json",
				fileBytes: 10 ** 12,
				sha256: "0".repeat(64),
			}),
			verdicts: only(team, "not_in_team", "invalid"),
		},
	],
	completeUpload: [
		{
			given: ({ intentId }) => ({ intentId }),
			verdicts: only(team, "not_in_team", "conflict"),
		},
	],
	submitFile: [
		{
			given: ({ slugs, methodId }) => ({
				...slugs,
				methodId,
				file: new File(["{}"], "proposals.json"),
			}),
			verdicts: only(team, "not_in_team"),
		},
	],
	listSubmissions: [{ given: () => nothing, verdicts: anyMember }],
	readSubmission: [{ given: ofSubmission, verdicts: teamOrOrganizers }],
	watchSubmission: [{ given: ofSubmission, verdicts: teamOrOrganizers }],
	cancelSubmission: [
		{
			given: ofSubmission,
			verdicts: tooLate,
		},
	],
	withdrawSubmission: [
		{
			given: ofSubmission,
			verdicts: tooLate,
		},
	],
	restoreSubmission: [
		{ given: ofSubmission, verdicts: tooLate },
		{
			given: ({ withdrawnId }) => ({ submissionId: withdrawnId }),
			verdicts: only(team, "not_in_team", "restore_too_late"),
		},
	],
	rerunSubmission: [{ given: ofSubmission, verdicts: judgedTooLate }],
	disqualifySubmission: [
		{
			given: (world) => ({ ...ofSubmission(world), reason: words, appeal: words }),
			verdicts: judgedTooLate,
		},
	],
	reinstateSubmission: [
		{ given: (world) => ({ ...ofSubmission(world), reason: words }), verdicts: judgedTooLate },
	],
	verifySubmission: [
		{ given: (world) => ({ ...ofSubmission(world), note: words }), verdicts: judgedTooLate },
	],
	listTeamSubmissions: [
		{ given: ofChallenge, verdicts: anyMember },
		{ given: ofDraftChallenge, verdicts: openDraft },
	],
	readQuotaLedger: [
		{ given: ofChallenge, verdicts: anyMember },
		{
			given: (world) => ({ ...ofChallenge(world), team: world.teamId }),
			verdicts: teamOrOrganizers,
		},
	],
	grantAttempts: [
		{
			given: ({ slugs, teamId }) => ({
				...slugs,
				teamId,
				day: "2999-01-01",
				slots: 1,
				reason: words,
			}),
			verdicts: only(challengeOrganizers, "organizers_only"),
		},
	],
} satisfies Partial<Table>;
