import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { askedOf, type Search } from "#app/_components/asked.ts";
import { Badge, StateBadge } from "#app/_components/badge.tsx";
import { Choice, Filters, Paging } from "#app/_components/filters.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listSimilar, type SimilarView, similarInput } from "#lib/desk/index.ts";
import { judge } from "./actions.ts";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Pair = SimilarView["pairs"][number];

function One({ title, one, desk }: { title: string; one: Pair["one"]; desk: string }) {
	return (
		<div>
			<p className="quiet">{title}</p>
			<p>
				<bdi>{one.team.name}</bdi> #{one.team.number} <StateBadge state={one.state} />
			</p>
			<p>
				<Link href={`${desk}/submissions/${one.id}`} prefetch={false}>
					<bdi>{one.fileName}</bdi>
				</Link>{" "}
				<Instant at={one.receivedAt} precision="second" />
			</p>
		</div>
	);
}

function Seen({ pair }: { pair: Pair }) {
	if (pair.judgement === null || pair.judgedAt === null) return null;
	return (
		<p>
			<Badge tone={pair.judgement === "noted" ? "caution" : "plain"}>
				{words.judgements[pair.judgement]}
			</Badge>{" "}
			<span className="said">{pair.note}</span>{" "}
			<span className="quiet">
				{words.by(pair.judgedBy)}, <Instant at={pair.judgedAt} />
			</span>
		</p>
	);
}

function Look({ pair, challenge }: { pair: Pair; challenge: string }) {
	return (
		<ActionForm
			action={judge}
			fields={[
				{ name: "challenge", label: "", kind: "hidden", value: challenge },
				{ name: "pairId", label: "", kind: "hidden", value: pair.id },
				{
					name: "judgement",
					label: words.judgement,
					kind: "choice",
					value: pair.judgement ?? "nothing",
					options: Object.entries(words.judgements).map(([value, label]) => ({ value, label })),
				},
				{
					name: "note",
					label: words.note,
					hint: words.noteHint,
					kind: "lines",
					value: pair.note ?? "",
					isRequired: true,
				},
			]}
			submit={words.save}
			fold={{ title: pair.judgement === null ? words.look : words.again }}
		/>
	);
}

function PairOf({ pair, challenge, desk }: { pair: Pair; challenge: string; desk: string }) {
	const { isIdentical, similarity } = pair;
	return (
		<li className="alike-pair">
			<p>
				<Badge tone={isIdentical ? "caution" : "plain"}>
					{isIdentical ? words.identical : words.alike(similarity ?? 0)}
				</Badge>{" "}
				{pair.phase.title}{" "}
				<span className="quiet">
					{words.found} <Instant at={pair.foundAt} />
				</span>
			</p>
			<div className="two">
				<One title={words.earlier} one={pair.one} desk={desk} />
				<One title={words.later} one={pair.other} desk={desk} />
			</div>
			<Seen pair={pair} />
			<Look pair={pair} challenge={challenge} />
		</li>
	);
}

type Props = { params: Promise<{ challenge: string }>; searchParams: Search };

export default async function SimilarPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const desk = `/organize/challenges/${challenge}`;
	const ctx = await memberContext(`${desk}/similar`);
	const asked = askedOf(await searchParams);
	const input = similarInput.safeParse({ ...asked, challenge });
	if (!input.success) notFound();
	const { read } = await foundOrDenied(listSimilar(ctx, input.data));
	if (!read) notFound();
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: read.challenge.title, href: desk }]}
				lead={words.lead}
			/>
			<Told asked={asked} />
			<Filters asked={asked}>
				<Choice
					name="judgement"
					label={words.show}
					none={words.open}
					options={Object.entries(words.judgements)}
					asked={asked}
				/>
			</Filters>
			{read.pairs.length === 0 ? (
				<p className="empty">{words.none}</p>
			) : (
				<ul className="alike">
					{read.pairs.map((pair) => (
						<PairOf key={pair.id} pair={pair} challenge={challenge} desk={desk} />
					))}
				</ul>
			)}
			<Paging asked={asked} next={read.next} />
		</div>
	);
}
