import { Instant } from "#app/_components/instant.tsx";
import { Markdown } from "#app/_components/markdown.tsx";
import { DemonstrationNotice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { publicContext } from "#app/_http/context.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import { type AnnouncementView, listAnnouncements } from "#lib/notices/index.ts";
import { feedLink } from "./feed-link.ts";

const words = {
	title: "Announcements",
	lead: "What the organizers tell everybody. An announcement that was corrected says what is different and what it said before.",
	feed: "As an Atom feed",
	none: "Nothing has been announced yet.",
	corrected: "Corrected",
	before: "What it said before",
};

type Props = { params: Promise<{ challenge: string }> };

// Made when first asked for, and again when something is announced.
export const revalidate = 60;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props) {
	return { title: words.title, ...feedLink((await params).challenge) };
}

function Correction({ correction }: { correction: AnnouncementView["corrections"][number] }) {
	const { at, note, titleBefore, markdownBefore } = correction;
	return (
		<li>
			<p>
				{words.corrected} <Instant at={at} />: <bdi>{note}</bdi>
			</p>
			<details>
				<summary>{words.before}</summary>
				<div className="said-before">
					<p>
						<strong>
							<bdi>{titleBefore}</bdi>
						</strong>
					</p>
					<Markdown text={markdownBefore} />
				</div>
			</details>
		</li>
	);
}

function Announcement({ announcement }: { announcement: AnnouncementView }) {
	const { id, title, markdown, publishedAt, corrections } = announcement;
	return (
		<article className="section announcement" id={id} aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>
				<bdi>{title}</bdi>
			</h2>
			<p className="quiet">
				<Instant at={publishedAt} />
			</p>
			<Markdown text={markdown} />
			{corrections.length > 0 ? (
				<ul>
					{corrections.map((correction) => (
						<Correction key={correction.at} correction={correction} />
					))}
				</ul>
			) : null}
		</article>
	);
}

export default async function AnnouncementsPage({ params }: Props) {
	const slugs = await params;
	const ctx = publicContext();
	const challenge = await found(readChallenge(ctx, slugs.challenge));
	const announcements = await listAnnouncements(ctx, slugs);
	return (
		<div className="page narrow">
			<PageHead
				title={words.title}
				crumbs={[{ title: challenge.title, href: `/challenges/${challenge.slug}` }]}
				lead={words.lead}
			/>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<p>
				<a href={`/challenges/${challenge.slug}/feed.xml`}>{words.feed}</a>
			</p>
			{announcements.length === 0 ? <p className="empty quiet">{words.none}</p> : null}
			{announcements.map((announcement) => (
				<Announcement key={announcement.id} announcement={announcement} />
			))}
		</div>
	);
}
