import { notFound } from "next/navigation";
import { z } from "zod";
import { Badge } from "#app/_components/badge.tsx";
import { CompletenessBar } from "#app/_components/downloads/completeness-bar.tsx";
import { LedgerTable } from "#app/_components/downloads/ledger-table.tsx";
import { ManifestTable } from "#app/_components/downloads/manifest-table.tsx";
import { standingBadges } from "#app/_components/downloads/words.ts";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { memberContext } from "#app/_http/action.ts";
import type { Context } from "#lib/context.ts";
import {
	type HoldingView,
	listManifests,
	readCompleteness,
	readHolding,
	readLedger,
} from "#lib/downloads/index.ts";

const words = {
	title: "Downloads of a holder",
	holders: "Holders",
	steward: "Steward",
	ends: (day: string) => `Access until ${day}.`,
	have: (version: string) => `Version ${version}`,
	lists: "Lists for programs",
	noLists: "No list was made.",
	ledger: "Ledger",
};

export const metadata = { title: words.title, robots: { index: false } };

type Props = {
	params: Promise<{ dataset: string; user: string }>;
	searchParams: Promise<Record<string, string | string[]>>;
};

const beforeOf = z
	.string()
	.regex(/^\d{1,18}$/)
	.optional()
	.catch(undefined);

export default async function HolderPage({ params, searchParams }: Props) {
	const { dataset, user: userId } = await params;
	if (!z.uuid().safeParse(userId).success) notFound();
	const ctx = await memberContext(`/steward/${dataset}/holders/${userId}`);
	const { read: holding, denied } = await foundOrDenied(readHolding(ctx, { dataset, userId }));
	if (!holding)
		return (
			<div className="page narrow">
				<PageHead title={words.title} />
				<Notice tone="wrong">{denied}</Notice>
			</div>
		);
	const badge = standingBadges[holding.standing];
	return (
		<div className="page">
			<PageHead
				title={holding.holder || words.title}
				crumbs={[
					{ title: words.steward, href: "/steward" },
					{ title: holding.title, href: `/steward/${dataset}` },
					{ title: words.holders, href: `/steward/${dataset}/holders` },
				]}
				badges={<Badge tone={badge.tone}>{badge.word}</Badge>}
				lead={holding.endsAt ? words.ends(holding.endsAt.slice(0, 10)) : undefined}
			/>
			{holding.reason ? <Notice tone="wrong">{holding.reason}</Notice> : null}
			<Record
				ctx={ctx}
				holding={holding}
				userId={userId}
				before={beforeOf.parse((await searchParams).before)}
			/>
		</div>
	);
}

async function Record(props: {
	ctx: Context;
	holding: HoldingView;
	userId: string;
	before: string | undefined;
}) {
	const { ctx, holding, userId, before } = props;
	const { dataset } = holding;
	const covered = holding.versions.filter(({ standing }) => standing !== "not_covered");
	const [complete, manifests, ledger] = await Promise.all([
		Promise.all(covered.map(({ version }) => readCompleteness(ctx, { dataset, version, userId }))),
		listManifests(ctx, { dataset, userId }),
		readLedger(ctx, { dataset, userId, before }),
	]);
	return (
		<>
			{complete.map((one) => (
				<Section key={one.version} id={`version-${one.version}`} title={words.have(one.version)}>
					<CompletenessBar of={one} />
				</Section>
			))}
			<Section id="lists" title={words.lists}>
				{manifests.length > 0 ? (
					<ManifestTable manifests={manifests} />
				) : (
					<p className="quiet">{words.noLists}</p>
				)}
			</Section>
			<Section id="ledger" title={words.ledger}>
				<LedgerTable
					ledger={ledger}
					olderHref={(older) => `/steward/${dataset}/holders/${userId}?before=${older}#ledger`}
				/>
			</Section>
		</>
	);
}
