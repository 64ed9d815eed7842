/** Words that only some may ever read, wherever they are written. */
export const secretWords = {
	use: "use-told-to-stewards-only",
	draftUse: "use-in-a-draft-of-one-person",
	note: "note-among-stewards",
	licenceDraft: "licence-text-of-a-draft",
	draftFile: "file-of-a-draft.bin",
	joinMessage: "words-to-the-captain-of-a-team",
	message: "message-of-organizers-to-some-teams",
	challengeDraft: "title-of-a-draft-of-a-challenge",
	blockReason: "reason-of-a-block-of-somebody",
} as const;
