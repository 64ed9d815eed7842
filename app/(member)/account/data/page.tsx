import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type DeletionView, previewDeletion } from "#lib/privacy/index.ts";
import { DeleteForm } from "./delete-form.client.tsx";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

const goes = (told: DeletionView): string[] => [
	words.gone.account(told.email),
	words.gone.ways(told.sessions, told.tokens),
	...told.requests.map(({ number, dataset }) => words.gone.request(number, dataset)),
	...told.grants.map(({ dataset, endsAt }) => words.gone.grant(dataset, endsAt.slice(0, 10))),
	...(told.comments > 0 ? [words.gone.comments(told.comments)] : []),
	words.gone.offices,
];

const stays = (told: DeletionView): string[] => [
	...(told.signatures > 0 ? [words.left.signatures(told.signatures)] : []),
	words.left.history,
	...(told.downloads > 0 ? [words.left.downloads(told.downloads)] : []),
	...(told.submissions > 0 ? [words.left.submissions(told.submissions)] : []),
	...told.teams.map(words.left.team),
	words.left.log,
	words.left.block,
	words.left.again,
];

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
	return (
		<div>
			<h3>{title}</h3>
			<ul>
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</div>
	);
}

export default async function MyDataPage() {
	const told = await previewDeletion(await memberContext("/account/data"));
	return (
		<div className="page narrow">
			<PageHead
				title={words.title}
				lead={words.lead}
				crumbs={[{ title: words.account, href: "/account" }]}
			/>
			<Section id="take" title={words.take}>
				<p>{words.takeLead}</p>
				<p className="actions">
					<a className="button" href="/api/v1/me/data" download>
						{words.download}
					</a>
					<Link href="/privacy">{words.privacy}</Link>
				</p>
			</Section>
			<Section id="delete" title={words.remove}>
				<Notice tone="caution" title={words.cannot}>
					<p lang="zh">{words.zh}</p>
				</Notice>
				<Lines title={words.goes} lines={goes(told)} />
				<Lines title={words.stays} lines={stays(told)} />
				{told.soleOffices.length > 0 ? (
					<Notice tone="wrong">{words.blocked(told.soleOffices)}</Notice>
				) : (
					<DeleteForm email={told.email} />
				)}
			</Section>
		</div>
	);
}
