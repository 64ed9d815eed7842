/** Every reason a rule may give, and the sentence a person reads. */
export const denials = {
	not_signed_in: "Sign in first.",
	not_in_team: "Only members of the team may do this.",
	not_yours: "This belongs to somebody else.",
	organizers_only: "Only the challenge's organizers may do this.",
	system_only: "Only Onset's own workers may do this.",
	phase_not_open: "The phase has not opened yet.",
	phase_closed: "The phase has closed.",
	final_state:
		"The submission is being worked on or has ended, so it cannot be changed in this way.",
	captains_only: "Only the team's captain may do this.",
	captain_must_transfer: "Make somebody else the captain before you leave the team.",
	teams_frozen: "Teams of this challenge are frozen: nobody joins, leaves or merges any more.",
	organizers_do_not_compete:
		"Whoever runs a challenge or this site sees what is hidden from its teams, so they do not compete in it.",
	competitors_do_not_organize:
		"You are in a team of this challenge, and organizers do not compete: leave the team first.",
	team_full: "The team has as many members as the challenge allows.",
	team_not_open: "This team takes no requests to join: ask its captain for an invitation.",
	team_too_small: "Your team has fewer members than the challenge asks for.",
	rules_not_accepted: "Read and accept the challenge's rules first.",
	access_required: "This challenge asks for access to its dataset: yours is not in force.",
	prerequisite_missing: "Your team needs a scored submission in the phase before this one first.",
	restore_too_late: "A withdrawn submission can be brought back for a day; that day is over.",
	already_published: "The challenge is public already.",
	challenge_incomplete: "Something is missing before the challenge can open: see its checklist.",
	board_not_frozen: "The board of this phase is not frozen.",
	board_not_public: "The organizers have not made this board public.",
	stewards_only: "Only the dataset's stewards may do this.",
	dataset_organizers_only: "Only the dataset's organizers may do this.",
	own_request: "Nobody decides on their own request: another steward must.",
	applicants_only: "Only the applicant may do this.",
	admins_only: "Only an administrator of this site may do this.",
	not_a_draft: "It has been published, so it can no longer be changed.",
	is_a_draft: "It has not been published yet.",
	request_is_a_draft:
		"The request has not been handed in yet: until then it is the applicant's own.",
	request_closed: "The request has ended. You may make a new one.",
	request_not_editable:
		"The request is with the stewards and cannot be changed: withdraw it, or wait until they ask for changes.",
	request_not_in_queue: "The request is not waiting for a decision.",
	nothing_to_renew: "There is no access of yours that could be renewed.",
	blocked: "You are blocked from asking for this dataset; the reason is on its page.",
	file_withheld: "This file is withheld: nobody can download it.",
	file_taken_down: "This file was taken down and can no longer be downloaded.",
	access_none: "You have no access to this dataset: read the licence and ask for it.",
	access_not_covered: "Your access does not cover this version of the dataset.",
	access_expired: "Your access has ended. You may renew it.",
	access_suspended: "Your access is suspended; the reason is on your page of this dataset.",
	access_revoked: "Your access was revoked; the reason is on your page of this dataset.",
	access_needs_signature: "The licence has a new version: sign it to go on downloading.",
	link_expired:
		"This link is older than a year and no longer works: sign in to choose your mails, or use the link of a newer one.",
	link_forged:
		"This is no link of ours, or a part of it is missing: use it exactly as it was mailed.",
	not_a_holder: "Only somebody with access to the dataset may do this.",
} as const;

export type Denial = keyof typeof denials;
