import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Notice } from "#app/_components/notice.tsx";
import { noticeKinds } from "#app/_components/notice-kinds.ts";
import { PageHead } from "#app/_components/page-head.tsx";
import { Told } from "#app/_components/told.tsx";
import { publicContext } from "#app/_http/context.ts";
import {
	readUnsubscription,
	type UnsubscriptionView,
	unsubscribeInput,
} from "#lib/notices/index.ts";

type Ends = NonNullable<UnsubscriptionView["ends"]>;

const words = {
	title: "Fewer mails 减少邮件",
	digest: "The day's digest 每日摘要",
	lead: "Nothing is ended until you press a button. What happens stays on your page of notices. 点击按钮后才会生效；通知仍可在网站上查看。",
	about: "These mails are about 此类邮件内容",
	one: "No more mails of this kind 不再接收此类邮件",
	digests: "No more digests 不再接收每日摘要",
	all: "No more mails that can be ended 停止所有可停止的邮件",
	choices: "Choose each kind (needs to sign in) 逐项选择（需登录）",
	bad: {
		expired:
			"This link is older than a year and no longer works. Use the one of a newer mail, or sign in and choose. 链接已超过一年，请使用较新邮件中的链接，或登录后设置。",
		forged:
			"This is no link of ours, or a part of it is missing: use it exactly as it was mailed, or sign in and choose. 链接无效或不完整，请完整使用邮件中的链接，或登录后设置。",
	},
};

export const metadata: Metadata = {
	title: "Unsubscribe",
	robots: { index: false },
	referrer: "same-origin",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

function Buttons({ action, ends }: { action: string; ends: Ends }) {
	return (
		// A plain form to the address that mail programs use: it needs no script and no session.
		<form className="form" method="post" action={action}>
			<input type="hidden" name="page" value="yes" />
			<div className="request-actions">
				<button type="submit">{ends === "digest" ? words.digests : words.one}</button>
				<button type="submit" className="plain" name="all" value="yes">
					{words.all}
				</button>
			</div>
		</form>
	);
}

/** Where a link out of a mail leads a person. It asks; only the button ends anything. */
export default async function UnsubscribePage({ searchParams }: Props) {
	const { done, ...asked } = await searchParams;
	const given = unsubscribeInput.safeParse(asked);
	if (!given.success) notFound();
	const { token, until, signature } = given.data;
	const { link, ends } = readUnsubscription(publicContext(), given.data);
	const action = `/unsubscribe/${encodeURIComponent(token)}?${new URLSearchParams({ until, signature })}`;
	return (
		<div className="page narrow">
			<PageHead title={words.title} />
			{link === "genuine" ? null : (
				<Notice tone="wrong" alert>
					{words.bad[link]}
				</Notice>
			)}
			<Told asked={{ done }} link={token} />
			{ends ? (
				<>
					<p>
						{words.about}: <strong>{ends === "digest" ? words.digest : noticeKinds[ends]}</strong>
					</p>
					<p>{words.lead}</p>
					<Buttons action={action} ends={ends} />
				</>
			) : null}
			<p>
				<Link href="/account/notices" prefetch={false}>
					{words.choices}
				</Link>
			</p>
		</div>
	);
}
