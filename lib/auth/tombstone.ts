/** The mail domain of accounts that were deleted: it can receive nothing, and signs nobody in. */
export const isTombstone = (email: string): boolean =>
	email.trim().toLowerCase().endsWith("@deleted.invalid");
