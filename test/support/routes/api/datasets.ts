import { anyone, only, runners } from "../roles.ts";
import {
	draftIsRead,
	nobody,
	notADraft,
	nothing,
	ofDataset,
	ofDraft,
	ofVersion,
	organizersTooLate,
	type Table,
	withDraft,
} from "./asks.ts";

export const datasets = {
	listDatasets: [{ given: () => nothing, verdicts: anyone }],
	readDataset: [{ given: ofDataset, verdicts: anyone }],
	readCroissant: [
		{ given: ofVersion, verdicts: anyone },
		{ given: ofDraft, verdicts: nobody("not_found") },
	],
	readBibtex: [{ given: ofDataset, verdicts: anyone }],
	readCitationFile: [{ given: ofDataset, verdicts: anyone }],
	listVersions: [{ given: ofDataset, verdicts: anyone }],
	readVersion: [
		{ given: ofVersion, verdicts: anyone },
		{ given: ofDraft, verdicts: draftIsRead },
	],
	diffVersions: [
		{ given: ofVersion, verdicts: anyone },
		{ given: ofDraft, verdicts: draftIsRead },
	],
	readDraft: [{ given: ofDraft, verdicts: withDraft() }],
	createDraft: [
		{ given: ({ dataset }) => ({ dataset, version: "3.0.0" }), verdicts: organizersTooLate },
	],
	discardVersionDraft: [{ given: ofVersion, verdicts: notADraft }],
	publishVersion: [
		{ given: (world) => ({ ...ofDraft(world), changes: "New." }), verdicts: withDraft("conflict") },
	],
	beginFileUpload: [{ given: ({ upload }) => upload, verdicts: withDraft() }],
	signParts: [
		{
			given: ({ uploadId }) => ({ uploadId, numbers: [1] }),
			verdicts: withDraft(),
			signs: true,
		},
	],
	completeFileUpload: [
		{ given: ({ uploadId }) => ({ uploadId }), verdicts: withDraft("conflict") },
	],
	abandonUpload: [
		{
			given: ({ abandonedUpload }) => ({ uploadId: abandonedUpload }),
			verdicts: withDraft("conflict"),
		},
	],
	addWithheldFile: [
		{
			given: (world) => ({
				...ofDraft(world),
				path: "labels/new.json",
				fileBytes: 5,
				sha256: "1".repeat(64),
			}),
			verdicts: withDraft(),
		},
	],
	setFileAccess: [
		{
			given: ({ files }) => ({ fileId: files.licensed.id, access: "public" }),
			verdicts: notADraft,
		},
	],
	removeFile: [{ given: ({ files }) => ({ fileId: files.licensed.id }), verdicts: notADraft }],
	listTakedowns: [{ given: ofDataset, verdicts: anyone }],
	takeDown: [
		{
			given: ({ dataset }) => ({
				dataset,
				videoId: "nowhere",
				reason: "asked for",
				boardEffect: "none",
			}),
			verdicts: only(runners, "dataset_organizers_only", "invalid"),
		},
	],
	answerTakedown: [
		{
			given: ({ takedownId }) => ({ takedownId, answer: "deleted" }),
			verdicts: only(["active"], "not_a_holder", "conflict"),
		},
	],
} satisfies Partial<Table>;
