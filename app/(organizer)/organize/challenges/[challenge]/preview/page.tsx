import type { Metadata } from "next";
import { DemonstrationNotice, Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Front } from "#app/(public)/challenges/[challenge]/front.tsx";
import { readChallenge } from "#lib/challenge/index.ts";
import { openDesk } from "../open-desk.ts";

const words = {
	title: "As it will read",
	draft:
		"The first page as everybody will find it. Until it is public its boards and teams are nowhere; its rules and pages open for organizers.",
	isPublic: "The first page as everybody finds it.",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Props = { params: Promise<{ challenge: string }> };

/** A challenge's first page before it is public, which only then has an address of its own. */
export default async function PreviewPage({ params }: Props) {
	const { ctx, desk } = await openDesk((await params).challenge, "/preview");
	const { slug, title, publishedAt } = desk.challenge;
	const challenge = await readChallenge(ctx, slug);
	return (
		<div className="page">
			<PageHead
				title={challenge.title}
				crumbs={[{ title, href: `/organize/challenges/${slug}` }]}
				lead={challenge.summary}
			/>
			<Notice>{publishedAt ? words.isPublic : words.draft}</Notice>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<Front challenge={challenge} />
		</div>
	);
}
