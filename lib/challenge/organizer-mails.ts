import type { MailDraft } from "#lib/mail/index.ts";
import type { OrganizerInvitationRow } from "./organizer-invitation-queries.ts";

type Draft = Omit<MailDraft, "messageId">;

/** What somebody who invites is called, in the mail and on its page. */
export const inviterName = (inviter: { name: string | null; email: string }): string =>
	inviter.name?.trim() || inviter.email.split("@")[0] || inviter.email;

/** To a mailbox that may know nothing of this site: who asks, for what, and that nothing must be done. */
export function organizerInvitationMail(about: {
	invitation: Pick<OrganizerInvitationRow, "id" | "email" | "expiresAt">;
	inviter: string;
	challenge: string;
}): Draft {
	const { invitation, inviter, challenge } = about;
	const expiresAt = invitation.expiresAt.toISOString();
	const signedLink = { purpose: "organize", subject: invitation.id, expiresAt };
	const until = expiresAt.slice(0, 10);
	return {
		to: invitation.email,
		subject: {
			en: `${inviter} asks you to organize the challenge ${challenge}`,
			zh: `${inviter} 邀请您共同组织挑战赛 ${challenge}`,
		},
		en: [
			`${inviter} asks you to run the challenge ${challenge} together with its organizers. They see what is hidden from its teams, answer for it, and do not compete in it.`,
			`The link is for this mailbox only, works once, until ${until}, and asks you before anything happens. If you do not know this person, refuse, or do nothing.`,
			{ signedLink, label: "Accept or refuse" },
		],
		zh: [
			`${inviter} 邀请您与其他组织者共同组织挑战赛 ${challenge}。组织者可查看对参赛团队隐藏的内容，对挑战赛负责，且不得参赛。`,
			`链接仅限此邮箱使用一次，有效期至 ${until}；打开后需您再次确认。如您不认识此人，请拒绝或忽略此邮件。`,
			{ signedLink, label: "接受或拒绝" },
		],
	};
}

/** To somebody whom another organizer has taken out. */
export function organizerRemovedMail(about: { to: string; challenge: string }): Draft {
	const { to, challenge } = about;
	return {
		to,
		subject: {
			en: `You no longer organize the challenge ${challenge}`,
			zh: `您已不再是挑战赛 ${challenge} 的组织者`,
		},
		en: [
			`Another organizer of the challenge ${challenge} has removed you. Its desk is closed to you, and the invitations that you made are taken back. What you did stays on record.`,
		],
		zh: [
			`挑战赛 ${challenge} 的另一位组织者已将您移除。您不能再访问其管理台，您发出的邀请已被撤回；您此前的操作仍保留在记录中。`,
		],
	};
}
