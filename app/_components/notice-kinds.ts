import type { NoticeView } from "#lib/notices/index.ts";

/** What a kind of notice is called where somebody chooses about it. */
export const noticeKinds: Record<NoticeView["kind"], string> = {
	"submission.scored": "A submission of your team is scored",
	"submission.rejected": "A file of your team is rejected",
	"submission.failed": "A submission of your team could not be scored",
	"submission.disqualified": "A submission of your team is taken off the board",
	"submission.reinstated": "A submission of your team is back on the board",
	"phase.opened": "A phase opens",
	"phase.closing": "A phase has a day left",
	"team.invited": "You are invited into a team",
	"team.asked": "Somebody asks to join your team",
	"team.changed": "Your team changes",
	"quota.granted": "Your team is given more attempts",
	"rescoring.published": "A phase was scored again",
	"challenge.changed": "A challenge of yours is changed",
	"announcement.published": "The organizers announce something",
	"message.sent": "The organizers write to several teams",
};
