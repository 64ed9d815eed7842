import { anyone, only, runners } from "../roles.ts";
import {
	nobody,
	notADraft,
	nothing,
	ofDataset,
	ofDraft,
	ofVersion,
	organizersOnly,
	organizersTooLate,
	runnersOnly,
	type Table,
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
		{ given: ofDraft, verdicts: runnersOnly },
	],
	diffVersions: [
		{ given: ofVersion, verdicts: anyone },
		{ given: ofDraft, verdicts: runnersOnly },
	],
	readDraft: [{ given: ofDraft, verdicts: organizersOnly }],
	createDraft: [
		{ given: ({ dataset }) => ({ dataset, version: "3.0.0" }), verdicts: organizersTooLate },
	],
	publishVersion: [
		{ given: (world) => ({ ...ofDraft(world), changes: "New." }), verdicts: organizersTooLate },
	],
	beginFileUpload: [{ given: ({ upload }) => upload, verdicts: organizersOnly }],
	signParts: [
		{
			given: ({ uploadId }) => ({ uploadId, numbers: [1] }),
			verdicts: organizersOnly,
			signs: true,
		},
	],
	completeFileUpload: [{ given: ({ uploadId }) => ({ uploadId }), verdicts: organizersTooLate }],
	abandonUpload: [
		{
			given: ({ abandonedUpload }) => ({ uploadId: abandonedUpload }),
			verdicts: organizersTooLate,
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
			verdicts: organizersOnly,
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
