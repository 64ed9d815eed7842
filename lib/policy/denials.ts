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
	not_a_holder: "Only somebody with access to the dataset may do this.",
} as const;

export type Denial = keyof typeof denials;
