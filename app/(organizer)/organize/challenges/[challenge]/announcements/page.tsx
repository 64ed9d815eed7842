import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { type AnnouncementView, listAnnouncements } from "#lib/notices/index.ts";
import { openDesk } from "../open-desk.ts";
import { correct, publish } from "./actions.ts";
import { AnnouncementForm } from "./announcement-form.client.tsx";

const words = {
	title: "Announcements",
	lead: "For everybody: on the challenge's page, in its feed, and by mail to the members of all teams, as each has chosen.",
	publicPage: "The public page",
	draft: "The challenge is a draft: it has nobody to announce anything to yet.",
	begin: "Announce something",
	published: "Published",
	none: "Nothing has been announced yet.",
	correct: (title: string) => `Correct “${title}”`,
	corrections: (count: number) =>
		count === 1 ? "corrected once, last" : `corrected ${count} times, last`,
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

function Line({ challenge, announcement }: { challenge: string; announcement: AnnouncementView }) {
	const { id, title, publishedAt, updatedAt, corrections } = announcement;
	return (
		<li>
			<p>
				<Link href={`/challenges/${challenge}/announcements#${id}`} prefetch={false}>
					<bdi>{title}</bdi>
				</Link>{" "}
				<span className="quiet">
					<Instant at={publishedAt} />
					{corrections.length > 0 ? (
						<>
							, {words.corrections(corrections.length)} <Instant at={updatedAt} />
						</>
					) : null}
				</span>
			</p>
			<AnnouncementForm
				action={correct.bind(null, challenge)}
				known={announcement}
				fold={{ title: words.correct(title) }}
			/>
		</li>
	);
}

export default async function DeskAnnouncementsPage({ params, searchParams }: Props) {
	const { challenge: slug } = await params;
	const { ctx, desk } = await openDesk(slug, "/announcements");
	const { challenge } = desk;
	const announcements = await listAnnouncements(ctx, { challenge: slug });
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: challenge.title, href: `/organize/challenges/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Section id="announce" title={words.begin}>
				{challenge.publishedAt ? (
					<AnnouncementForm action={publish.bind(null, slug)} known={null} />
				) : (
					<Notice>{words.draft}</Notice>
				)}
			</Section>
			<Section id="published" title={words.published}>
				{challenge.publishedAt ? (
					<p>
						<Link href={`/challenges/${slug}/announcements`}>{words.publicPage}</Link>
					</p>
				) : null}
				{announcements.length === 0 ? <p>{words.none}</p> : null}
				<ul className="cards">
					{announcements.map((announcement) => (
						<Line key={announcement.id} challenge={slug} announcement={announcement} />
					))}
				</ul>
			</Section>
		</div>
	);
}
