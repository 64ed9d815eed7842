import type { MessageView } from "#lib/notices/index.ts";

/** What an audience is called where one is chosen, and in the list of what was sent. */
export const audienceWords: Record<MessageView["to"], string> = {
	all: "All teams",
	team: "One team",
	without_scored: "Teams without a scored submission in a phase",
	with_failed: "Teams with a failed submission in a phase",
	rules_not_accepted: "People who have not accepted the newest rules",
};
