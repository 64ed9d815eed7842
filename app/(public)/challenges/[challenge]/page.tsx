import { DemonstrationNotice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { publicContext } from "#app/_http/context.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import { listAnnouncements } from "#lib/notices/index.ts";
import { feedLink } from "./announcements/feed-link.ts";
import { LatestAnnouncement } from "./announcements/latest.tsx";
import { Front } from "./front.tsx";

type Props = { params: Promise<{ challenge: string }> };

// Made when first asked for; a minute is how late "open" and "closed" may change.
export const revalidate = 60;
export const generateStaticParams = () => [];

const read = async ({ params }: Props) =>
	found(readChallenge(publicContext(), (await params).challenge));

export async function generateMetadata(props: Props) {
	const { slug, title, summary } = await read(props);
	return { title, description: summary, ...feedLink(slug) };
}

export default async function ChallengePage(props: Props) {
	const challenge = await read(props);
	const [latest] = await listAnnouncements(publicContext(), { challenge: challenge.slug });
	return (
		<div className="page">
			<PageHead title={challenge.title} lead={challenge.summary} />
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			{latest ? <LatestAnnouncement challenge={challenge.slug} announcement={latest} /> : null}
			<Front challenge={challenge} />
		</div>
	);
}
