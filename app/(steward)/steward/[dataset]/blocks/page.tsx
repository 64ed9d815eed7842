import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { memberContext } from "#app/_http/action.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { type BlockView, listBlocks } from "#lib/grants/index.ts";
import { words } from "../../words.ts";
import { StewardNav, Told } from "../steward-nav.tsx";
import { block as blockAction, lift as liftAction } from "./actions.ts";

export const metadata: Metadata = { title: words.blocks, robots: { index: false } };

const texts = {
	lead: (title: string) =>
		`Whoever has one of these addresses cannot ask for access to ${title}, and is told why. Access that runs is ended on the holder's own page.`,
	add: "Block an address",
	email: "Mail address",
	reason: "Reason",
	reasonHint: "Shown to the person when they ask for access.",
	block: "Block",
	lift: "Lift",
	since: "since",
	by: "by",
	lifted: "lifted",
	former: "Lifted",
	standing: "In force",
};

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

function Block({ block, dataset, lift }: { block: BlockView; dataset: string; lift: boolean }) {
	const fields: FormField[] = [
		hidden("dataset", dataset),
		hidden("blockId", block.id),
		{ name: "reason", label: texts.reason, kind: "lines", isRequired: true },
	];
	return (
		<li>
			<strong>
				<bdi>{block.email}</bdi>
			</strong>
			<p className="said">{block.reason}</p>
			<p className="quiet">
				{texts.since} <Instant at={block.blockedAt} precision="day" />, {texts.by}{" "}
				<bdi>{block.blockedBy ?? words.nothing}</bdi>
				{block.liftedAt ? (
					<>
						; {texts.lifted} <Instant at={block.liftedAt} precision="day" />, {texts.by}{" "}
						<bdi>{block.liftedBy ?? words.nothing}</bdi>: <bdi>{block.liftReason}</bdi>
					</>
				) : null}
			</p>
			{lift ? (
				<ActionForm
					action={liftAction}
					fields={fields}
					submit={texts.lift}
					tone="plain"
					fold={{ title: texts.lift }}
				/>
			) : null}
		</li>
	);
}

function Blocks(props: { id: string; title: string; blocks: BlockView[]; dataset: string }) {
	if (props.blocks.length === 0) return null;
	return (
		<Section id={props.id} title={props.title}>
			<ul className="cards">
				{props.blocks.map((block) => (
					<Block
						key={block.id}
						block={block}
						dataset={props.dataset}
						lift={block.liftedAt === null}
					/>
				))}
			</ul>
		</Section>
	);
}

export default async function BlocksPage({ params, searchParams }: Props) {
	const { dataset } = await params;
	const ctx = await memberContext(`/steward/${dataset}/blocks`);
	const { read: blocks } = await foundOrDenied(listBlocks(ctx, { dataset }));
	if (!blocks) notFound();
	const { title } = await findDataset(ctx.db, dataset);
	return (
		<div className="page">
			<PageHead
				title={words.blocks}
				crumbs={[{ title: words.steward, href: "/steward" }]}
				lead={texts.lead(title)}
			/>
			<StewardNav dataset={dataset} here="/blocks" />
			<Told asked={await searchParams} />
			<Blocks
				id="standing"
				title={texts.standing}
				blocks={blocks.filter(({ liftedAt }) => liftedAt === null)}
				dataset={dataset}
			/>
			<Section id="add" title={texts.add}>
				<ActionForm
					action={blockAction}
					fields={[
						hidden("dataset", dataset),
						{ name: "email", label: texts.email, kind: "line", isRequired: true },
						{
							name: "reason",
							label: texts.reason,
							kind: "lines",
							isRequired: true,
							hint: texts.reasonHint,
						},
					]}
					submit={texts.block}
					tone="danger"
				/>
			</Section>
			<Blocks
				id="former"
				title={texts.former}
				blocks={blocks.filter(({ liftedAt }) => liftedAt !== null)}
				dataset={dataset}
			/>
		</div>
	);
}
