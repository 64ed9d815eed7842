import type { z } from "zod";
import type { operations } from "#app/api/v1/operations.ts";
import {
	anyMember,
	anyone,
	byGrant,
	only,
	organizers,
	runners,
	stewards,
	type Verdicts,
} from "./roles.ts";
import type { World } from "./world.ts";

type Operations = typeof operations;
export type OperationId = keyof Operations;

/** What is asked of an operation, and what each role gets. Whoever gets "ok" may have changed something. */
export type Ask<I> = {
	given: (world: World) => I;
	verdicts: Verdicts;
	/** Its answer is, or has, an address of the storage. */
	signs?: true;
	/** A signed link is the permission here: it shows what it is about to whoever has it. */
	isLink?: true;
};

type Table = { readonly [K in OperationId]: readonly Ask<z.input<Operations[K]["input"]>>[] };

const nothing = {};
const ofDataset = ({ dataset }: World) => ({ dataset });
const ofVersion = ({ dataset, version }: World) => ({ dataset, version });
const ofDraft = ({ dataset, draftVersion }: World) => ({ dataset, version: draftVersion });
const ofRequest = ({ number }: World) => ({ number });
const ofPhase = ({ slugs }: World) => slugs;
const ofActive = ({ dataset, activeId }: World) => ({ dataset, userId: activeId });
const ended = ({ dataset, expiredId }: World) => ({
	dataset,
	userId: expiredId,
	reason: "walking all routes",
});
const stale = { revision: 999 };
const staleDraft = { editedAt: "2025-12-31T00:00:00.000Z" };
const board = (slugs: World["slugs"]) => ({
	...slugs,
	breakdown: "overall" as const,
	group: "none" as const,
	sort: "rank",
	kind: [],
	backbone: [],
	backboneFamily: [],
	network: [],
	fashion: [],
	streams: [],
	pretraining: [],
});
const ofBoard = ({ slugs }: World) => board(slugs);
const ofHiddenBoard = ({ hiddenSlugs }: World) => board(hiddenSlugs);
const hiddenBoard: Verdicts = {
	visitor: "board_not_public",
	others: "board_not_public",
	admin: "ok",
};
const forged = ({ ask }: World) => ({
	...ask,
	signature: ask.signature.replace(/^./, (first) => (first === "_" ? "-" : "_")),
});
const nobody = (outcome: "not_found" | "conflict" | "manifest_ended") => ({
	visitor: outcome,
	others: outcome,
});

const stewardsOnly = only(stewards, "stewards_only");
const stewardsTooLate = only(stewards, "stewards_only", "conflict");
const applicantOrStewards = only(["applicant", ...stewards], "stewards_only");
const holderOrStewards = only(["active", ...stewards], "stewards_only");
const organizersOnly = only(organizers, "dataset_organizers_only");
const organizersTooLate = only(organizers, "dataset_organizers_only", "conflict");
const notADraft = only(organizers, "dataset_organizers_only", "not_a_draft");
const runnersOnly = only(runners, "dataset_organizers_only");
const teamOrOrganizers = only(["player", "challengeOrganizer", "admin"], "not_in_team");

const challenges = {
	listChallenges: [{ given: () => nothing, verdicts: anyone }],
	readChallenge: [{ given: ({ slugs }) => slugs, verdicts: anyone }],
	readVideos: [{ given: ofPhase, verdicts: anyone }],
	readBoard: [
		{ given: ofBoard, verdicts: anyone },
		{ given: ofHiddenBoard, verdicts: hiddenBoard },
	],
	readBoardCsv: [
		{ given: ofBoard, verdicts: anyone },
		{ given: ofHiddenBoard, verdicts: hiddenBoard },
	],
	readQuota: [{ given: ofPhase, verdicts: anyMember }],
	listMethods: [{ given: ofPhase, verdicts: anyMember }],
	createMethod: [
		{
			given: ({ slugs }) => ({
				...slugs,
				name: "Walked",
				network: "BMN",
				backbone: "C3D",
				backboneFamily: "3D CNN",
				fashion: "other",
				streams: "face",
				pretraining: "none",
			}),
			verdicts: anyMember,
		},
	],
	beginUpload: [
		{
			given: ({ slugs, methodId }) => ({
				...slugs,
				methodId,
				fileName: "proposals.json",
				fileBytes: 10 ** 12,
				sha256: "0".repeat(64),
			}),
			verdicts: only(["player"], "not_in_team", "invalid"),
		},
	],
	completeUpload: [
		{
			given: ({ intentId }) => ({ intentId }),
			verdicts: only(["player"], "not_in_team", "conflict"),
		},
	],
	submitFile: [
		{
			given: ({ slugs, methodId }) => ({
				...slugs,
				methodId,
				file: new File(["{}"], "proposals.json"),
			}),
			verdicts: only(["player"], "not_in_team"),
		},
	],
	listSubmissions: [{ given: () => nothing, verdicts: anyMember }],
	readSubmission: [{ given: ({ submissionId }) => ({ submissionId }), verdicts: teamOrOrganizers }],
	watchSubmission: [
		{ given: ({ submissionId }) => ({ submissionId }), verdicts: teamOrOrganizers },
	],
	cancelSubmission: [
		{
			given: ({ submissionId }) => ({ submissionId }),
			verdicts: only(["player"], "not_in_team", "final_state"),
		},
	],
	withdrawSubmission: [
		{
			given: ({ submissionId }) => ({ submissionId }),
			verdicts: only(["player"], "not_in_team", "final_state"),
		},
	],
} satisfies Partial<Table>;

const datasets = {
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

const downloads = {
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
		{ given: ofDraft, verdicts: { others: "is_a_draft" } },
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

const grants = {
	listGrants: [{ given: () => nothing, verdicts: anyMember }],
	answerEnd: [
		{
			given: ({ activeGrant }) => ({ grantId: activeGrant, answer: "deleted" }),
			verdicts: only(["active"], "not_yours", "conflict"),
		},
	],
	listHolders: [{ given: ofDataset, verdicts: stewardsOnly }],
	exportHolders: [{ given: ofDataset, verdicts: stewardsOnly }],
	readHolder: [{ given: ofActive, verdicts: holderOrStewards }],
	revokeAccess: [{ given: ended, verdicts: stewardsTooLate }],
	suspendAccess: [{ given: ended, verdicts: stewardsTooLate }],
	resumeAccess: [{ given: ended, verdicts: stewardsTooLate }],
	listBlocks: [{ given: ofDataset, verdicts: stewardsOnly }],
	blockPerson: [
		{
			given: ({ dataset, blockedEmail }) => ({
				dataset,
				email: blockedEmail,
				reason: "walking all routes",
			}),
			verdicts: stewardsTooLate,
		},
	],
	liftBlock: [
		{
			given: ({ dataset, liftedBlockId }) => ({
				dataset,
				blockId: liftedBlockId,
				reason: "walking all routes",
			}),
			verdicts: stewardsTooLate,
		},
	],
	listStewarded: [{ given: () => nothing, verdicts: anyMember }],
	listQueue: [{ given: ofDataset, verdicts: stewardsOnly }],
	queueHealth: [{ given: ofDataset, verdicts: anyone }],
} satisfies Partial<Table>;

const licences = {
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

const requests = {
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
			given: ({ number }) => ({ number, ...stale, reason: "other", words: "No." }),
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

const account = {
	readProfile: [{ given: () => nothing, verdicts: anyMember }],
	listTokens: [{ given: () => nothing, verdicts: anyMember }],
	createToken: [{ given: () => ({ name: "walked" }), verdicts: anyMember }],
	revokeToken: [
		{
			given: ({ revokedToken }) => ({ tokenId: revokedToken.tokenId }),
			verdicts: only(["stranger"], "not_yours", "conflict"),
		},
	],
	exportMyData: [{ given: () => nothing, verdicts: anyMember }],
	previewDeletion: [{ given: () => nothing, verdicts: anyMember }],
	deleteAccount: [
		{
			given: () => ({ confirmation: "nobody@routes.invalid" }),
			verdicts: { others: "invalid" },
		},
	],
} satisfies Partial<Table>;

/** Every operation of the API; one that is missing here does not compile. */
export const apiTable: Table = {
	...challenges,
	...datasets,
	...downloads,
	...grants,
	...licences,
	...requests,
	...account,
};
