import type { MailBlock, MailDraft } from "#lib/mail/index.ts";
import { type EventKind, whyEssential } from "./kinds.ts";
import type { Addressee } from "./people-queries.ts";
import type { Said } from "./said.ts";
import { type Ended, unsubscribeLink } from "./unsubscribe-link.ts";

type Draft = Omit<MailDraft, "messageId">;

/** How a mail that can be turned off says so, in its text and to mail programs. */
function leaving(to: Addressee, ends: Ended, now: Date) {
	const signedLink = unsubscribeLink(to.userId, ends, now);
	const choices = (label: string): MailBlock => ({ link: "/account/notices", label });
	return {
		unsubscribe: signedLink,
		en: [{ signedLink, label: "No more such mails" }, choices("What you are mailed")],
		zh: [{ signedLink, label: "不再接收此类邮件" }, choices("邮件设置")],
	};
}

/** One event, mailed alone. It holds no figure: who may see one is asked where the link leads. */
export function eventMail(
	to: Addressee,
	event: { kind: EventKind; teamId: string | null },
	{ said, now }: { said: Said; now: Date },
): Draft {
	const { en, zh, path, quote, letter } = said;
	const quoted = [quote, letter].flatMap((words): MailBlock[] => (words ? [{ quote: words }] : []));
	// Somebody's own words are in one language, whichever it is, and stand there once.
	const pointed = quoted.length > 0 ? ["原文见英文部分的引文。"] : [];
	const shared = { to: to.email, subject: { en, zh } };
	const why = whyEssential(event);
	if (why)
		return {
			...shared,
			en: [en, ...quoted, { link: path, label: "See it" }, why.en],
			zh: [zh, ...pointed, { link: path, label: "查看" }, why.zh],
		};
	const end = leaving(to, event.kind, now);
	return {
		...shared,
		unsubscribe: end.unsubscribe,
		en: [en, ...quoted, { link: path, label: "See it" }, ...end.en],
		zh: [zh, ...pointed, { link: path, label: "查看" }, ...end.zh],
	};
}

const shownAtMost = 50;

/** What was said several times is said once: where the newest leads, and how often. */
function alike(all: readonly Said[]): { newest: Said; times: number }[] {
	const groups = new Map<string, { newest: Said; times: number }>();
	for (const said of all) {
		const { newest, times } = groups.get(said.en) ?? { newest: said, times: 0 };
		groups.set(said.en, { newest, times: times + 1 });
	}
	return [...groups.values()];
}

/** What is new since the day before, the newest first, in one mail. */
export function digestMail(to: Addressee, all: readonly Said[], now: Date): Draft {
	const shown = alike(all).slice(0, shownAtMost);
	const more = all.length - shown.reduce((sum, { times }) => sum + times, 0);
	const end = leaving(to, "digest", now);
	const lines = (language: "en" | "zh"): MailBlock[] =>
		shown.map(({ newest, times }) => ({
			link: newest.path,
			label: times > 1 ? `${newest[language]} (${times} ×)` : newest[language],
		}));
	const count = all.length === 1 ? "one notice" : `${all.length} notices`;
	const page = more > 0 ? { en: `${more} more on your page`, zh: `页面上还有 ${more} 条` } : null;
	return {
		to: to.email,
		subject: { en: `Your day on Onset: ${count}`, zh: `Onset 每日摘要：${all.length} 条通知` },
		unsubscribe: end.unsubscribe,
		en: [
			"What is new, and not read yet:",
			...lines("en"),
			{ link: "/notices", label: page?.en ?? "All your notices" },
			...end.en,
		],
		zh: [
			"未读的新通知：",
			...lines("zh"),
			{ link: "/notices", label: page?.zh ?? "全部通知" },
			...end.zh,
		],
	};
}
