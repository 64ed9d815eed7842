/** Words that only some may ever read, wherever they are written. */
export const secretWords = {
	use: "use-told-to-stewards-only",
	draftUse: "use-in-a-draft-of-one-person",
	note: "note-among-stewards",
	licenceDraft: "licence-text-of-a-draft",
	draftFile: "file-of-a-draft.bin",
	blockReason: "reason-of-a-block-of-somebody",
} as const;
