/** The pages of the desk in their order: where below the challenge, and what it is called. */
export const places = [
	["", "Overview"],
	["/edit", "Edit"],
	["/apply", "As a file"],
	["/rescorings", "Rescorings"],
	["/submissions", "Submissions"],
	["/webhooks", "Webhooks"],
	["/boards", "Boards"],
] as const;
