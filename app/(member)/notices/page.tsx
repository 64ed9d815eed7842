import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { TellCount } from "#app/_components/notice-count.client.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { hiddenField } from "#app/_components/team/hidden-field.ts";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listNotices, type NoticeView, noticesInput } from "#lib/notices/index.ts";
import { markRead } from "./actions.ts";

const words = {
	title: "Notices",
	lead: "What happened in your challenges and teams. What is mailed of it is your choice.",
	choices: "What you are mailed",
	unread: "new",
	markOne: "Mark as read",
	markAll: "Mark all as read",
	older: "Older notices",
	none: "Nothing has happened yet. When a submission is scored, a phase opens or the organizers say something, it is here.",
	nothingOlder: "There are no older notices.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Line({ notice }: { notice: NoticeView }) {
	const { id, at, isRead, says, path, quote } = notice;
	return (
		<li className={isRead ? undefined : "unread"}>
			<div>
				<p>
					{isRead ? null : <Badge tone="accent">{words.unread}</Badge>}{" "}
					{path === "/notices" ? (
						<strong>
							<bdi>{says}</bdi>
						</strong>
					) : (
						<Link href={path} prefetch={false}>
							<bdi>{says}</bdi>
						</Link>
					)}
				</p>
				<p className="when">
					<Instant at={at} />
				</p>
				{quote ? (
					<blockquote>
						<bdi>{quote}</bdi>
					</blockquote>
				) : null}
			</div>
			{isRead ? null : (
				<ActionForm
					action={markRead}
					fields={[hiddenField("noticeId", id)]}
					submit={words.markOne}
					tone="plain"
				/>
			)}
		</li>
	);
}

export default async function NoticesPage({ searchParams }: Props) {
	const { before, done } = await searchParams;
	const ctx = await memberContext("/notices");
	const asked = noticesInput.safeParse({ before }).data ?? {};
	const { unread, notices, next } = await listNotices(ctx, asked);
	const [newest] = notices;
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<TellCount unread={unread} />
			<Told asked={{ done }} />
			<div className="actions">
				<Link href="/account/notices" prefetch={false}>
					{words.choices}
				</Link>
				{newest && unread > 0 && asked.before === undefined ? (
					<ActionForm
						action={markRead}
						fields={[hiddenField("upTo", newest.number)]}
						submit={words.markAll}
						tone="plain"
					/>
				) : null}
			</div>
			{notices.length === 0 ? (
				<p className="empty quiet">{asked.before ? words.nothingOlder : words.none}</p>
			) : (
				<ol className="notice-lines">
					{notices.map((notice) => (
						<Line key={notice.id} notice={notice} />
					))}
				</ol>
			)}
			{next ? (
				<p>
					<Link href={`/notices?before=${next}`} prefetch={false}>
						{words.older}
					</Link>
				</p>
			) : null}
		</div>
	);
}
