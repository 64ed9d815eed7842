import type { Metadata } from "next";
import { Markdown } from "#app/_components/markdown.tsx";
import { DemonstrationNotice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { pageContext } from "#app/_http/context.ts";
import { readPage } from "#lib/challenge/index.ts";

type Props = { params: Promise<{ challenge: string; page: string }> };

const read = async ({ params }: Props) => found(readPage(await pageContext(), await params));

export async function generateMetadata(props: Props): Promise<Metadata> {
	const { title, challenge } = await read(props);
	return { title: `${title}: ${challenge.title}` };
}

/** A page of a challenge in its organizers' words. */
export default async function ChallengeTextPage(props: Props) {
	const { challenge, title, markdown } = await read(props);
	return (
		<div className="page narrow">
			<PageHead
				title={title}
				crumbs={[{ title: challenge.title, href: `/challenges/${challenge.slug}` }]}
			/>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<Markdown text={markdown} isWholePage />
		</div>
	);
}
