import { randomUUID } from "node:crypto";
import { anyMember, anyone, challengeOrganizers, only, organizers } from "../roles.ts";
import { nobody, nothing, ofChallenge, ofDraftChallenge, openDraft, type Table } from "./asks.ts";

const organizersOnly = only(challengeOrganizers, "organizers_only");
const readableDraft = { ...openDraft, visitor: "not_found" } as const;
const words = { title: "Walked", markdown: "Words." };

export const notices = {
	listNotices: [{ given: () => nothing, verdicts: anyMember }],
	readUnread: [{ given: () => nothing, verdicts: anyone }],
	readNotices: [{ given: () => nothing, verdicts: anyMember }],
	readNoticeChoices: [{ given: () => nothing, verdicts: anyMember }],
	chooseMails: [
		{
			given: () => ({ choices: [{ kind: "phase.opened" as const, mail: "never" as const }] }),
			verdicts: anyMember,
		},
		{
			given: () => ({ choices: [{ kind: "submission.failed" as const, mail: "never" as const }] }),
			verdicts: { others: "invalid" },
		},
	],
	listAnnouncements: [
		{ given: ofChallenge, verdicts: anyone },
		{ given: ofDraftChallenge, verdicts: readableDraft },
	],
	publishAnnouncement: [
		{ given: (world) => ({ ...ofChallenge(world), ...words }), verdicts: organizersOnly },
		{
			given: (world) => ({ ...ofDraftChallenge(world), ...words }),
			verdicts: only(organizers, "not_found", "is_a_draft"),
		},
	],
	correctAnnouncement: [
		{
			given: ({ announcementId }) => ({
				announcementId,
				title: `Walked ${randomUUID()}`,
				markdown: "Other words.",
				note: "Walked.",
			}),
			verdicts: organizersOnly,
		},
		{
			given: () => ({ announcementId: randomUUID(), ...words, note: "Walked." }),
			verdicts: { ...nobody("not_found"), visitor: "sign_in" },
		},
	],
	listMessages: [
		{ given: ofChallenge, verdicts: organizersOnly },
		{ given: ofDraftChallenge, verdicts: openDraft },
	],
	previewRecipients: [
		{ given: (world) => ({ ...ofChallenge(world), to: "all" as const }), verdicts: organizersOnly },
		{ given: (world) => ({ ...ofDraftChallenge(world), to: "all" as const }), verdicts: openDraft },
	],
	sendMessage: [
		{
			given: (world) => ({
				...ofChallenge(world),
				to: "all" as const,
				subject: "Walked",
				body: "Words.",
				seen: "somebody else",
			}),
			verdicts: only(challengeOrganizers, "organizers_only", "conflict"),
		},
	],
} satisfies Partial<Table>;
