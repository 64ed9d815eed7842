import type { MailDraft } from "#lib/mail/index.ts";

/** The last mail to somebody, to the address that is now forgotten. */
export const deletionMail = (email: string): Omit<MailDraft, "messageId"> => ({
	to: email,
	subject: { en: "Your Onset account was deleted", zh: "您的 Onset 账户已删除" },
	en: [
		"Your account was deleted, as you asked. It cannot be brought back.",
		"Access to datasets ended with it: delete the copies you hold, as the licence asks. Signatures, the history of requests and the ledger of downloads stay, because the licence rests on them; your submissions stay on the boards under their team's name.",
		{ link: "/privacy", label: "What is kept, why and how long" },
		"If this was not you, write to the people who run this site at once.",
	],
	zh: [
		"已按您的要求删除您的账户，且无法恢复。",
		"您对数据集的访问权限已随之终止：请按许可协议的要求删除所持有的副本。签署记录、申请历史和下载记录因许可协议的需要而保留；您的提交仍以团队名义保留在榜单上。",
		{ link: "/privacy", label: "保留哪些信息、为何保留、保留多久" },
		"如果这不是您本人的操作，请立即联系本网站的运营者。",
	],
});
