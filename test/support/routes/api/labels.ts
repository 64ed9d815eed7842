import { challengeOrganizers, only, organizers } from "../roles.ts";
import type { World } from "../world.ts";
import { ofChallenge, ofDraftChallenge, openDraft, type Table } from "./asks.ts";

const organizersOnly = only(challengeOrganizers, "organizers_only");
const tooLate = only(challengeOrganizers, "organizers_only", "conflict");
const ofExpired = (world: World) => ({
	...ofChallenge(world),
	labelSetId: world.expiredLabelSetId,
});
/** A label set of another dataset is not there, whoever asks by way of a challenge of their own. */
const elsewhere = (world: World) => ({
	...ofDraftChallenge(world),
	labelSetId: world.expiredLabelSetId,
});
const nowhere = { others: "not_found" } as const;

export const labels = {
	listLabelSets: [
		{ given: ofChallenge, verdicts: organizersOnly },
		{ given: ofDraftChallenge, verdicts: openDraft },
	],
	announceLabelSet: [
		{
			given: (world) => ({
				...ofChallenge(world),
				datasetVersion: "none",
				subset: "testing",
				fileBytes: 2,
				sha256: "0".repeat(64),
			}),
			verdicts: only(challengeOrganizers, "organizers_only", "invalid"),
		},
		{
			given: (world) => ({
				...ofDraftChallenge(world),
				datasetVersion: "none",
				subset: "testing",
				fileBytes: 2,
				sha256: "0".repeat(64),
			}),
			verdicts: only(organizers, "not_found", "invalid"),
		},
	],
	readLabelSet: [
		{ given: ofExpired, verdicts: organizersOnly },
		{ given: elsewhere, verdicts: nowhere },
	],
	completeLabelSet: [
		{ given: ofExpired, verdicts: tooLate },
		{ given: elsewhere, verdicts: nowhere },
	],
	measureLabelSet: [
		{ given: ofExpired, verdicts: tooLate },
		{ given: elsewhere, verdicts: nowhere },
	],
} satisfies Partial<Table>;
