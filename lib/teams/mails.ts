import type { MailDraft } from "#lib/mail/index.ts";
import type { InvitationRow } from "./invitation-queries.ts";

/** To a mailbox that may know nothing of this site: who asks, into what, and that nothing must be done. */
export function invitationMail(about: {
	to: string;
	invitation: Pick<InvitationRow, "id" | "expiresAt">;
	inviter: string;
	team: string;
	challenge: string;
}): Omit<MailDraft, "messageId"> {
	const { to, invitation, inviter, team, challenge } = about;
	const expiresAt = invitation.expiresAt.toISOString();
	const signedLink = { purpose: "join", subject: invitation.id, expiresAt };
	const until = expiresAt.slice(0, 10);
	return {
		to,
		subject: {
			en: `${inviter} invites you into the team ${team}`,
			zh: `${inviter} 邀请您加入团队 ${team}`,
		},
		en: [
			`${inviter} invites you into the team "${team}" of the challenge ${challenge}.`,
			`The link is for this mailbox only, works once, until ${until}, and asks you before anything happens. If you do not know this person, refuse, or do nothing.`,
			{ signedLink, label: "Join or refuse" },
		],
		zh: [
			`${inviter} 邀请您加入挑战赛 ${challenge} 的团队“${team}”。`,
			`链接仅限此邮箱使用一次，有效期至 ${until}；打开后需您再次确认。如您不认识此人，请拒绝或忽略此邮件。`,
			{ signedLink, label: "加入或拒绝" },
		],
	};
}
