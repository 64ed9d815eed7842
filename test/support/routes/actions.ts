import { typedProtocol } from "#app/(organizer)/organize/challenges/[challenge]/edit/typed-protocol.ts";
import { defaultProtocol } from "#lib/scoring/index.ts";
import type { OperationId } from "./api/asks.ts";
import type { World } from "./world.ts";

/**
 * A form's action. It does what an operation of the API does, so whoever is refused there is refused
 * here in the same words. With no such operation it is about its sender: a visitor must sign in
 * first, or it is there for anyone.
 */
export type Form = {
	as: OperationId | "sender" | "anyone";
	/** It says nothing of a refusal: that nothing has changed is all that can be seen. */
	isSilent?: true;
	/** What stands before the form among the arguments: the state of the form, where it has one. */
	before?: (world: World) => readonly unknown[];
	fields?: (world: World) => Record<string, string>;
};

const state = () => [null];
const plain = (as: Form["as"], fields?: NonNullable<Form["fields"]>): Form => ({
	as,
	...(fields ? { fields } : {}),
});
const stateful = (as: Form["as"], fields?: NonNullable<Form["fields"]>): Form => ({
	...plain(as, fields),
	before: state,
});

const ofDataset = ({ dataset }: World) => ({ dataset });
const ofChallenge = ({ slugs }: World) => ({ challenge: slugs.challenge });
const inChallenge = (as: Form["as"]): Form => ({
	as,
	before: ({ slugs }) => [slugs.challenge],
});
const ofRescoring = (as: Form["as"]): Form => ({
	as,
	before: ({ slugs, rescoringId }) => [{ challenge: slugs.challenge, rescoringId }, null],
});
const ofDraft = ({ dataset, draftVersion }: World) => ({ dataset, version: draftVersion });

const files: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
	"app/(member)/access/[dataset]/actions.ts": {
		makeList: plain("createManifest"),
		endList: plain("endManifest", ofDataset),
		confirm: stateful("confirmDownloads"),
	},
	"app/(member)/access/actions.ts": {
		answer: stateful("answerEnd"),
		answerAboutVideo: stateful("answerTakedown"),
	},
	"app/(member)/account/actions.ts": {
		saveName: stateful("sender"),
		makeToken: stateful("createToken"),
		endToken: { as: "revokeToken", isSilent: true },
		connect: plain("sender"),
		leave: plain("anyone"),
		leaveEverywhere: plain("sender"),
	},
	"app/(member)/account/notices/actions.ts": { choose: stateful("sender") },
	"app/(member)/account/data/actions.ts": { removeAccount: stateful("deleteAccount") },
	"app/(member)/challenges/[challenge]/[phase]/submit/actions.ts": {
		describeMethod: { as: "createMethod", before: ({ slugs }) => [slugs, null] },
	},
	"app/(member)/challenges/[challenge]/submissions/actions.ts": {
		cancel: inChallenge("cancelSubmission"),
		withdraw: inChallenge("withdrawSubmission"),
		restore: inChallenge("restoreSubmission"),
	},
	"app/(member)/challenges/[challenge]/team/actions.ts": {
		create: stateful("createTeam"),
		edit: stateful("editTeam"),
		inviteSomebody: stateful("inviteIntoTeam"),
		revoke: stateful("revokeInvitation"),
		join: stateful("acceptInvitation", ofChallenge),
		refuse: stateful("refuseInvitation", ofChallenge),
		remove: stateful("removeMember"),
		transfer: stateful("transferCaptaincy"),
		leave: stateful("leaveTeam"),
		accept: stateful("answerJoinRequest", ofChallenge),
		decline: stateful("answerJoinRequest", ofChallenge),
		withdraw: stateful("withdrawJoinRequest", ofChallenge),
	},
	"app/(member)/datasets/[dataset]/request/actions.ts": { send: stateful("saveDraft") },
	"app/(member)/datasets/[dataset]/sign/actions.ts": { sign: stateful("signLicence") },
	"app/(member)/notices/actions.ts": { markRead: stateful("readNotices") },
	"app/(member)/requests/[number]/actions.ts": {
		withdraw: plain("withdrawRequest"),
		submit: plain("submitRequest"),
		comment: stateful("addComment"),
		askAgain: plain("askSupervisorAgain"),
		removeDocument: plain("removeAttachment"),
	},
	"app/(member)/sign-in/page.tsx": {
		$$RSC_SERVER_ACTION_0: plain("anyone"),
		$$RSC_SERVER_ACTION_1: plain("anyone"),
	},
	"app/(member)/submissions/[submission]/actions.ts": {
		cancel: plain("cancelSubmission"),
		withdraw: plain("withdrawSubmission"),
		restore: plain("restoreSubmission"),
	},
	"app/(organizer)/organize/[dataset]/actions.ts": {
		beginVersion: stateful("createDraft"),
		publish: stateful("publishVersion"),
		discard: stateful("discardVersionDraft"),
		nameWithheld: stateful("addWithheldFile"),
		dropFile: plain("removeFile", ofDraft),
		changeAccess: plain("setFileAccess", ofDraft),
		giveUp: plain("abandonUpload", ofDraft),
		withdrawVideo: stateful("takeDown"),
	},
	"app/(organizer)/organize/[dataset]/form/actions.ts": { publish: stateful("publishForm") },
	"app/(organizer)/organize/[dataset]/licence/actions.ts": {
		saveDraft: stateful("editLicence"),
		publishDraft: stateful("publishLicence"),
		throwDraftAway: stateful("discardLicenceDraft"),
	},
	"app/(organizer)/organize/challenges/actions.ts": {
		beginChallenge: stateful("applyChallenge", ({ desk }) => ({
			title: "Walked",
			slug: desk.document.slug,
			summary: "Walked.",
			dataset: desk.document.dataset,
		})),
		publish: { as: "publishChallenge", before: ({ slugs }) => [slugs.challenge, null] },
		applyFile: stateful("applyChallenge", ({ desk }) => ({
			text: desk.yaml,
			note: "",
			revision: "",
			intent: "save",
		})),
	},
	"app/(organizer)/organize/challenges/[challenge]/boards/actions.ts": {
		reveal: {
			as: "revealPhase",
			before: ({ slugs }) => [slugs, null],
			fields: () => ({ confirmed: "yes" }),
		},
	},
	"app/(organizer)/organize/challenges/[challenge]/announcements/actions.ts": {
		publish: { as: "publishAnnouncement", before: ({ slugs }) => [slugs.challenge, null] },
		correct: { as: "correctAnnouncement", before: ({ slugs }) => [slugs.challenge, null] },
	},
	"app/(organizer)/organize/challenges/[challenge]/messages/actions.ts": {
		write: {
			as: "sendMessage",
			before: ({ slugs }) => [slugs.challenge, null],
			fields: () => ({ intent: "send" }),
		},
	},
	"app/(organizer)/organize/challenges/[challenge]/edit/actions.ts": {
		editChallenge: {
			as: "applyChallenge",
			before: ({ desk: { document } }) => [
				{ challenge: document.slug, dataset: document.dataset, newPhase: {} },
				null,
			],
			fields: ({ desk }) => ({ ...desk.typed, note: "", intent: "save" }),
		},
	},
	"app/(organizer)/organize/challenges/[challenge]/similar/actions.ts": {
		judge: stateful("judgeSimilar"),
	},
	"app/(organizer)/organize/challenges/[challenge]/rescorings/actions.ts": {
		start: {
			as: "startRescoring",
			before: ({ slugs }) => [slugs.challenge, null],
			fields: ({ slugs }) =>
				Object.fromEntries(
					Object.entries(typedProtocol(defaultProtocol)).map(([name, text]) => [
						`${slugs.phase}.${name}`,
						text,
					]),
				),
		},
		publish: ofRescoring("publishRescoring"),
		abandon: ofRescoring("abandonRescoring"),
		retry: ofRescoring("retryRescoring"),
	},
	"app/(organizer)/organize/challenges/[challenge]/submissions/[submission]/actions.ts": {
		rerun: stateful("rerunSubmission", ofChallenge),
		disqualify: stateful("disqualifySubmission", ofChallenge),
		reinstate: stateful("reinstateSubmission", ofChallenge),
		verify: stateful("verifySubmission", ofChallenge),
		unverify: stateful("verifySubmission", ofChallenge),
		grant: stateful("grantAttempts", ({ submissionId }) => ({ submissionId })),
	},
	"app/(organizer)/organize/challenges/[challenge]/teams/actions.ts": {
		grant: stateful("grantAttempts", ({ rivalNumber }) => ({ number: String(rivalNumber) })),
	},
	"app/(organizer)/organize/challenges/[challenge]/webhooks/actions.ts": {
		create: stateful("createWebhook", () => ({ "submission.scored": "yes" })),
		rotate: stateful("rotateWebhookSecret"),
		endOld: stateful("endOldWebhookSecret"),
		edit: stateful("editWebhook", () => ({ "submission.scored": "yes" })),
		test: stateful("testWebhook"),
		remove: stateful("removeWebhook"),
		replay: stateful("replayWebhookDelivery"),
	},
	"app/(organizer)/organize/challenges/[challenge]/organizers/actions.ts": {
		invite: stateful("inviteOrganizer"),
		revoke: stateful("revokeOrganizerInvitation"),
		remove: stateful("removeOrganizer"),
	},
	"app/(organizer)/organize/challenges/[challenge]/labels/actions.ts": {
		measure: {
			as: "measureLabelSet",
			before: ({ slugs, expiredLabelSetId }) => [slugs.challenge, expiredLabelSetId],
		},
	},
	"app/(public)/challenges/[challenge]/rules/actions.ts": {
		accept: {
			as: "acceptRules",
			before: ({ slugs: { challenge }, rulesVersion: version }) => [
				{ challenge, version, page: `/challenges/${challenge}/rules` },
				null,
			],
		},
	},
	"app/(public)/challenges/[challenge]/teams/[team]/actions.ts": {
		join: stateful("askToJoin"),
		merge: stateful("askToMerge"),
	},
	"app/(public)/join/[invitation]/actions.ts": {
		join: plain("acceptInvitation"),
		refuse: plain("refuseInvitation"),
	},
	"app/(public)/organizing/[invitation]/actions.ts": {
		accept: plain("acceptOrganizing"),
		refuse: plain("refuseOrganizing"),
	},
	"app/(public)/receipts/[receipt]/actions.ts": { checkName: stateful("checkReceiptName") },
	"app/(public)/supervise/[ask]/actions.ts": { answer: plain("answerAsSupervisor") },
	"app/(steward)/steward/[dataset]/blocks/actions.ts": {
		block: stateful("blockPerson"),
		lift: stateful("liftBlock"),
	},
	"app/(steward)/steward/[dataset]/holders/[holder]/actions.ts": {
		revoke: stateful("revokeAccess"),
		suspend: stateful("suspendAccess"),
		resume: stateful("resumeAccess"),
	},
	"app/(steward)/steward/[dataset]/requests/[number]/actions.ts": {
		review: stateful("startReview", ofDataset),
		approve: stateful("approveRequest", (world) => ({ ...ofDataset(world), despite: "yes" })),
		askChanges: stateful("askForChanges", ofDataset),
		decline: stateful("declineRequest", ofDataset),
		comment: stateful("addComment", ofDataset),
		note: stateful("addNote", ofDataset),
	},
};

/** Every action that a form can call, by its file and name. */
export const actionTable: Readonly<Record<string, Form>> = Object.fromEntries(
	Object.entries(files).flatMap(([file, forms]) =>
		Object.entries(forms).map(([name, form]) => [`${file}#${name}`, form]),
	),
);
