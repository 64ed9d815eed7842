import { notFound } from "next/navigation";
import { Instant } from "#app/_components/instant.tsx";
import { Markdown } from "#app/_components/markdown.tsx";
import { DemonstrationNotice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Told } from "#app/_components/told.tsx";
import { pageContext } from "#app/_http/context.ts";
import { readChallenge, readRules } from "#lib/challenge/index.ts";
import { AcceptForm } from "./accept-form.tsx";

const words = {
	title: "Rules",
	version: (version: number) => `Version ${version}, of`,
	lead: "Whoever submits has accepted the newest version. They can be accepted at any time, also when a phase is over.",
};

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export const metadata = { title: words.title };

export default async function RulesPage({ params, searchParams }: Props) {
	const slugs = await params;
	const ctx = await pageContext();
	const [challenge, rules] = await Promise.all([
		found(readChallenge(ctx, slugs.challenge)),
		found(readRules(ctx, slugs)),
	]);
	if (!rules) notFound();
	const { done } = await searchParams;
	return (
		<div className="page narrow">
			<PageHead
				title={words.title}
				crumbs={[{ title: challenge.title, href: `/challenges/${challenge.slug}` }]}
				lead={words.lead}
			/>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<Told asked={{ done }} />
			<p className="quiet">
				{words.version(rules.version)} <Instant at={rules.publishedAt} />
			</p>
			<Markdown text={rules.markdown} isWholePage />
			<AcceptForm
				challenge={challenge.slug}
				rules={rules}
				isMember={ctx.actor.kind === "member"}
				page={`/challenges/${challenge.slug}/rules`}
			/>
		</div>
	);
}
