export const words = {
	title: "Organizers",
	lead: "Who runs this challenge together: each may do everything that this desk offers, and add and remove the others. The desk is closed to whoever is removed; what they did stays on record.",
	you: "you",
	noName: "no name yet",
	add: "Add an organizer",
	email: "Mail address",
	emailHint: "The one that they sign in with: they must have signed in here once.",
	remove: "Remove",
	leave: "Leave",
};

export const says = {
	added: "Added: they find the challenge among those that they organize.",
	removed: "Removed.",
};
