/** The pages of the desk in their order: where below the challenge, and what it is called. */
export const places = [
	["", "Overview"],
	["/edit", "Edit"],
	["/apply", "As a file"],
	["/labels", "Labels"],
	["/submissions", "Submissions"],
	["/teams", "Teams"],
	["/boards", "Boards"],
	["/rescorings", "Rescorings"],
	["/announcements", "Announcements"],
	["/messages", "Messages"],
	["/similar", "Similar files"],
	["/webhooks", "Webhooks"],
	["/organizers", "Organizers"],
	["/audit", "Audit"],
] as const;
