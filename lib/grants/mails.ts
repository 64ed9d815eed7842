import type { MailDraft } from "#lib/mail/index.ts";

type Mail = Omit<MailDraft, "messageId" | "to">;
type Titled = { title: string; slug: string };

const ownPage = (en: string, zh: string) => ({
	en: { link: "/access", label: en },
	zh: { link: "/access", label: zh },
});

const answer = ownPage("Say what has become of your copies", "请说明您所持副本的处理情况");

export function revokedMail({ title }: Titled, reason: string): Mail {
	return {
		subject: { en: `Your access to ${title} was revoked`, zh: `您对 ${title} 的访问权限已被撤销` },
		en: [
			`A steward of ${title} has revoked your access. From now on no new download begins. The reason:`,
			{ quote: reason },
			"The licence asks you to delete your copies when access ends. Tell us what you did:",
			answer.en,
		],
		zh: [
			`${title} 的数据管理员已撤销您的访问权限，即时起不能再开始新的下载。理由如下：`,
			{ quote: reason },
			"许可协议要求在访问结束后删除您持有的副本。请告知处理情况：",
			answer.zh,
		],
	};
}

export function suspendedMail({ title }: Titled, reason: string): Mail {
	const page = ownPage("How your access stands", "查看您的访问状态");
	return {
		subject: { en: `Your access to ${title} is suspended`, zh: `您对 ${title} 的访问权限已被暂停` },
		en: [
			`A steward of ${title} has suspended your access: nothing can be downloaded until it is resumed. The reason:`,
			{ quote: reason },
			page.en,
		],
		zh: [
			`${title} 的数据管理员已暂停您的访问权限，恢复之前无法下载任何文件。理由如下：`,
			{ quote: reason },
			page.zh,
		],
	};
}

export function resumedMail({ title, slug }: Titled, reason: string): Mail {
	return {
		subject: { en: `Your access to ${title} is resumed`, zh: `您对 ${title} 的访问权限已恢复` },
		en: [
			`A steward of ${title} has resumed your access, with these words:`,
			{ quote: reason },
			{ link: `/access/${slug}`, label: "Go on downloading" },
		],
		zh: [
			`${title} 的数据管理员已恢复您的访问权限，并附言：`,
			{ quote: reason },
			{ link: `/access/${slug}`, label: "继续下载" },
		],
	};
}

const day = (at: Date) => at.toISOString().slice(0, 10);

export function endsSoonMail({ title, slug }: Titled, endsAt: Date): Mail {
	const renew = `/datasets/${slug}/request?renewal`;
	return {
		subject: {
			en: `Your access to ${title} ends on ${day(endsAt)}`,
			zh: `您对 ${title} 的访问权限将于 ${day(endsAt)} 到期`,
		},
		en: [
			`Your access to ${title} ends on ${day(endsAt)} (UTC). To go on, renew it on one page, with a line on what has come of it; a steward decides. Without a renewal nothing can be downloaded after that day, and the licence asks you to delete your copies.`,
			{ link: renew, label: "Renew" },
		],
		zh: [
			`您对 ${title} 的访问权限将于 ${day(endsAt)}（UTC）到期。如需继续使用，请在续期页面简要填写已有成果，由数据管理员审核。如不续期，到期后将无法下载，且许可协议要求您删除所持副本。`,
			{ link: renew, label: "申请续期" },
		],
	};
}

export function endedMail({ title, slug }: Titled): Mail {
	const renew = `/datasets/${slug}/request?renewal`;
	return {
		subject: { en: `Your access to ${title} has ended`, zh: `您对 ${title} 的访问权限已到期` },
		en: [
			`Your access to ${title} has ended. The licence asks you to delete your copies; if you keep some, say under which right.`,
			answer.en,
			{ link: renew, label: "Renew instead" },
		],
		zh: [
			`您对 ${title} 的访问权限已到期。许可协议要求您删除所持副本；如需保留，请说明依据。`,
			answer.zh,
			{ link: renew, label: "或申请续期" },
		],
	};
}

export function signatureMissingMail({ title, slug }: Titled, licenceNumber: number): Mail {
	const read = `/datasets/${slug}/licence/${licenceNumber}`;
	const sign = `/datasets/${slug}/sign`;
	return {
		subject: {
			en: `Your access to ${title} waits for your signature`,
			zh: `您对 ${title} 的访问权限正等待您签署许可协议`,
		},
		en: [
			`The licence of ${title} has changed, and the time to sign version ${licenceNumber} is over. Until you sign, nothing can be downloaded; once you have, your access goes on as before, with no new request.`,
			{ link: read, label: "Read what changed" },
			{ link: sign, label: "Sign the licence" },
			"If you do not want to sign it, delete your copies; this is the only mail about it.",
		],
		zh: [
			`${title} 的许可协议已变更，签署第 ${licenceNumber} 版的期限已过。签署之前无法下载任何文件；签署后访问权限即恢复，无须重新申请。`,
			{ link: read, label: "查看变更内容" },
			{ link: sign, label: "签署许可协议" },
			"如不打算签署，请删除所持副本。本邮件仅发送一次。",
		],
	};
}

export function escalationMail(
	{ title, slug }: Titled,
	of: { numbers: readonly number[]; oldestSince: Date; days: number },
): Mail {
	const list = of.numbers.map((number) => `#${number}`).join(", ");
	const queue = `/steward/${slug}`;
	return {
		subject: {
			en: `${title}: a request waits since ${day(of.oldestSince)}`,
			zh: `${title}：有申请自 ${day(of.oldestSince)} 起一直在等待`,
		},
		en: [
			`Requests for access to ${title} have waited for more than ${of.days} days: ${list}. The oldest came on ${day(of.oldestSince)}. No request is ever decided by a timer: somebody must. This goes to all stewards and organizers, once for each request.`,
			{ link: queue, label: "The queue" },
		],
		zh: [
			`以下 ${title} 的访问申请已等待超过 ${of.days} 天：${list}。最早一份提交于 ${day(of.oldestSince)}。系统不会自动作出决定，须由人审核。本邮件发送给全体数据管理员和组织者，每份申请仅提醒一次。`,
			{ link: queue, label: "查看待办队列" },
		],
	};
}
