import { anyMember, anyone, byGrant, only, runners, stewards } from "../roles.ts";
import {
	holderOrStewards,
	nobody,
	ofActive,
	ofDataset,
	ofDraft,
	ofVersion,
	type Table,
} from "./asks.ts";

export const downloads = {
	downloadFile: [
		{ given: ({ files }) => ({ fileId: files.licensed.id }), verdicts: byGrant, signs: true },
		{ given: ({ files }) => ({ fileId: files.open.id }), verdicts: anyone, signs: true },
		{
			given: ({ files }) => ({ fileId: files.withheld.id }),
			verdicts: { visitor: "file_withheld", others: "file_withheld" },
		},
	],
	readChecksums: [
		{ given: ofVersion, verdicts: anyone },
		{ given: ofDraft, verdicts: nobody("not_found") },
	],
	readHolding: [
		{ given: ofDataset, verdicts: anyMember },
		{ given: ofActive, verdicts: holderOrStewards },
	],
	readCompleteness: [
		{ given: ofVersion, verdicts: anyMember },
		{ given: (world) => ({ ...ofVersion(world), ...ofActive(world) }), verdicts: holderOrStewards },
		{ given: ofDraft, verdicts: { others: "not_found" } },
	],
	readLedger: [
		{ given: ofDataset, verdicts: anyMember },
		{ given: ofActive, verdicts: holderOrStewards },
	],
	confirmDownloads: [
		{
			given: ({ dataset }) => ({ dataset, lines: `${"2".repeat(64)}  nothing\n` }),
			verdicts: anyMember,
		},
	],
	listManifests: [
		{ given: ofDataset, verdicts: anyMember },
		{ given: ofActive, verdicts: holderOrStewards },
	],
	createManifest: [
		{ given: ofVersion, verdicts: byGrant },
		{ given: ofDraft, verdicts: only(runners, "not_found", "is_a_draft") },
	],
	readManifest: [
		{ given: ({ list }) => ({ manifestId: list }), verdicts: only(["active"], "not_found") },
	],
	endManifest: [
		{
			given: ({ endedList }) => ({ manifestId: endedList }),
			verdicts: only(["active", ...stewards], "stewards_only", "conflict"),
		},
	],
	readManifestText: [
		{
			given: ({ list, pass }) => ({ manifestId: list, pass, format: "SHA256SUMS" }),
			verdicts: anyone,
		},
		{
			given: ({ list, pass }) => ({ manifestId: list, pass, format: "wget.txt" }),
			verdicts: anyone,
			isLink: true,
		},
		{
			given: ({ list, endedPass }) => ({
				manifestId: list,
				pass: `${endedPass}x`,
				format: "wget.txt",
			}),
			verdicts: nobody("not_found"),
		},
		{
			given: ({ endedList, endedPass }) => ({
				manifestId: endedList,
				pass: endedPass,
				format: "wget.txt",
			}),
			verdicts: nobody("manifest_ended"),
		},
	],
	resolveManifestFile: [
		{
			given: ({ list, pass }) => ({ manifestId: list, pass, path: ["videos", "licensed.txt"] }),
			verdicts: anyone,
			signs: true,
		},
		{
			given: ({ list, pass }) => ({ manifestId: list, pass, path: ["labels", "withheld.txt"] }),
			verdicts: { visitor: "file_withheld", others: "file_withheld" },
		},
	],
} satisfies Partial<Table>;
