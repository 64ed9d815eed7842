import type { Metadata } from "next";
import { PageHead } from "#app/_components/page-head.tsx";
import { FileForm } from "../../file-form.client.tsx";
import { openDesk } from "../open-desk.ts";

const words = {
	title: "The challenge as a file",
	lead: "All of it as one YAML file. Change it here or keep it with your code: look at what it would do, then do it.",
	program: "The same from a terminal:",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Props = { params: Promise<{ challenge: string }> };

export default async function ApplyPage({ params }: Props) {
	const { desk } = await openDesk((await params).challenge, "/apply");
	const { slug, title, publishedAt } = desk.challenge;
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title, href: `/organize/challenges/${slug}` }]}
				lead={words.lead}
			/>
			<p className="quiet">{words.program}</p>
			<pre>
				npm run --silent onset -- export-challenge {slug} &gt; {slug}.yaml{"\n"}
				npm run --silent onset -- apply {slug}.yaml
			</pre>
			<FileForm
				challenge={slug}
				text={desk.yaml}
				revision={desk.revision}
				isPublished={publishedAt !== null}
			/>
		</div>
	);
}
