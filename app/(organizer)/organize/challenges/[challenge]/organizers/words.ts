export const words = {
	title: "Organizers",
	lead: "Who runs this challenge together: each may do everything that this desk offers, and add and remove the others.",
	you: "you",
	noName: "no name yet",
	add: "Add an organizer",
	email: "Mail address",
	emailHint: "The one that they sign in with: they must have signed in here once.",
	remove: "Remove …",
	removeLead: "This desk is closed to them from then on. What they did stays on record.",
	removeSubmit: "Remove this organizer",
	leave: "Leave …",
	leaveLead: "This desk is closed to you from then on. What you did stays on record.",
	leaveSubmit: "Leave the organizers",
};

export const says = {
	added: "Added: they find the challenge among those that they organize.",
	removed: "Removed.",
};
