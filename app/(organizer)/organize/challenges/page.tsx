import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listMyChallenges, type MyChallenge } from "#lib/challenge/index.ts";
import { listOffices } from "#lib/dataset/index.ts";
import { beginChallenge } from "./actions.ts";
import { FileForm } from "./file-form.client.tsx";

const words = {
	title: "Challenges you organize",
	lead: "A challenge begins as a draft that only its organizers see. It opens when everything on its checklist is done.",
	mine: "Yours",
	none: "You organize no challenge yet.",
	draft: "draft",
	isPublic: "public",
	begin: "Begin a challenge",
	mayNot: "Challenges on a dataset are begun by its organizers. You organize no dataset.",
	name: "Title",
	slug: "Name in the address",
	slugHint: "Small letters, digits and hyphens, for instance sdfe-lv-2027. It stays.",
	summary: "Summary",
	dataset: "Dataset",
	chooseDataset: "choose",
	create: "Begin the draft",
	file: "Begin from a file",
	fileLead: "A challenge as YAML or JSON, as an export gives it.",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Mine({ challenges }: { challenges: readonly MyChallenge[] }) {
	if (challenges.length === 0) return <p>{words.none}</p>;
	return (
		<ul className="cards">
			{challenges.map(({ slug, title, isPublished }) => (
				<li key={slug}>
					<div className="actions">
						<h3>
							<Link href={`/organize/challenges/${slug}`} prefetch={false}>
								{title}
							</Link>
						</h3>
						<Badge tone={isPublished ? "filled" : "dashed"}>
							{isPublished ? words.isPublic : words.draft}
						</Badge>
					</div>
				</li>
			))}
		</ul>
	);
}

function Begin({ datasets }: { datasets: readonly { slug: string; title: string }[] }) {
	if (datasets.length === 0) return <Notice>{words.mayNot}</Notice>;
	const options = datasets.map(({ slug, title }) => ({ value: slug, label: title }));
	// A draft's dataset stays: nobody gets one only because it is the first of the list.
	if (options.length > 1) options.unshift({ value: "", label: words.chooseDataset });
	return (
		<>
			<ActionForm
				action={beginChallenge}
				submit={words.create}
				fields={[
					{ name: "title", label: words.name, kind: "line", isRequired: true },
					{ name: "slug", label: words.slug, kind: "line", hint: words.slugHint, isRequired: true },
					{ name: "summary", label: words.summary, kind: "lines", isRequired: true },
					{ name: "dataset", label: words.dataset, kind: "choice", options, isRequired: true },
				]}
			/>
			<FileForm
				challenge=""
				text=""
				revision=""
				isPublished={false}
				fold={{ title: words.file, lead: words.fileLead }}
			/>
		</>
	);
}

export default async function MyChallengesPage() {
	const ctx = await memberContext("/organize/challenges");
	const [challenges, offices] = await Promise.all([listMyChallenges(ctx), listOffices(ctx)]);
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<Section id="mine" title={words.mine}>
				<Mine challenges={challenges} />
			</Section>
			<Section id="begin" title={words.begin}>
				<Begin datasets={offices.filter(({ isOrganizer }) => isOrganizer)} />
			</Section>
		</div>
	);
}
