import { anyMember, anyone, only } from "../roles.ts";
import {
	applicantOrStewards,
	nobody,
	nothing,
	ofDataset,
	organizersTooLate,
	runnersOnly,
	staleDraft,
	type Table,
} from "./asks.ts";

export const licences = {
	readLicence: [{ given: ofDataset, verdicts: anyone }],
	listLicenceVersions: [{ given: ofDataset, verdicts: anyone }],
	readLicenceVersion: [
		{ given: ({ dataset, licence }) => ({ dataset, number: licence }), verdicts: anyone },
		{
			given: ({ dataset, draftLicence }) => ({ dataset, number: draftLicence.number }),
			verdicts: nobody("not_found"),
		},
	],
	readLicenceText: [
		{
			given: ({ dataset, licence }) => ({ dataset, number: licence, language: "zh" }),
			verdicts: anyone,
		},
		{
			given: ({ dataset, draftLicence }) => ({
				dataset,
				number: draftLicence.number,
				language: "en",
			}),
			verdicts: nobody("not_found"),
		},
	],
	readLicenceDraft: [{ given: ofDataset, verdicts: runnersOnly }],
	editLicence: [
		{
			given: ({ dataset }) => ({
				...staleDraft,
				dataset,
				titleEn: "Walked",
				titleZh: "走",
				textEn: "Walked.",
				textZh: "走。",
				authoritative: "en",
				change: "material",
			}),
			verdicts: organizersTooLate,
		},
	],
	discardLicenceDraft: [
		{ given: ({ dataset }) => ({ dataset, ...staleDraft }), verdicts: organizersTooLate },
	],
	previewLicence: [{ given: ofDataset, verdicts: runnersOnly }],
	publishLicence: [
		{ given: ({ dataset }) => ({ dataset, ...staleDraft }), verdicts: organizersTooLate },
	],
	signLicence: [
		{
			// Nobody is called that: whoever has signed is given their receipt, and nobody else signs.
			given: ({ dataset, licence }) => ({
				dataset,
				number: licence,
				typedName: "Nobody of the walk",
				position: "faculty",
				institution: "Test University",
			}),
			verdicts: only(
				["applicant", "drafting", "active", "expiring", "expired", "suspended", "revoked"],
				"invalid",
			),
		},
	],
	listSignatures: [{ given: () => nothing, verdicts: anyMember }],
	verifyReceipt: [{ given: ({ receipt }) => ({ receipt }), verdicts: anyone }],
	checkReceiptName: [{ given: ({ receipt }) => ({ receipt, name: "Somebody" }), verdicts: anyone }],
	readReceipt: [{ given: ({ receipt }) => ({ receipt }), verdicts: applicantOrStewards }],
	readReceiptPdf: [{ given: ({ receipt }) => ({ receipt }), verdicts: applicantOrStewards }],
} satisfies Partial<Table>;
