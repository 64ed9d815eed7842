export const words = {
	title: "Organizers",
	lead: "Who runs this challenge together: each may do everything that this desk offers, and invite and remove the others. They see what is hidden from its teams, so they do not compete in it. The desk is closed to whoever is removed; what they did stays on record.",
	you: "you",
	noName: "no name yet",
	invite: "Invite an organizer",
	email: "Mail address",
	emailHint:
		"A link goes there, for that mailbox alone. Nobody is an organizer before they say yes.",
	days: "Good for, in days",
	invited: "Invited",
	until: "good until",
	revoke: "Take it back",
	remove: "Remove",
	leave: "Leave",
};

export const says = {
	invited: "Invited: the mail is on its way.",
	revoked: "Taken back.",
	removed: "Removed.",
};
