import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { askedOf, type Search } from "#app/_components/asked.ts";
import { Badge } from "#app/_components/badge.tsx";
import { Filters, Paging, Words } from "#app/_components/filters.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type DeskTeamsView, deskTeamsInput, listDeskTeams } from "#lib/desk/index.ts";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Team = DeskTeamsView["teams"][number];

function Quota({ team, phase }: { team: Team; phase: string }) {
	const quota = team.quotas.find((one) => one.phase === phase);
	if (!quota) return null;
	if (team.isBaseline) return words.unlimited;
	return (
		<>
			{words.left(quota.leftToday, quota.left)}
			<span className="cell-note">{words.used(quota.usedToday, quota.used)}</span>
		</>
	);
}

function Line(props: { team: Team; phases: DeskTeamsView["phases"]; desk: string }) {
	const { team, desk } = props;
	return (
		<tr>
			<th scope="row" className="words">
				<Link href={`${desk}/teams/${team.number}`} prefetch={false}>
					<bdi>{team.name}</bdi>
				</Link>
				<span className="cell-note">
					#{team.number} {team.isBaseline ? <Badge>{words.baseline}</Badge> : null}
				</span>
			</th>
			<td className="number">{team.members}</td>
			<td className="number">
				<Link href={`${desk}/submissions?team=%23${team.number}`} prefetch={false}>
					{team.submissions}
				</Link>
			</td>
			<td className="number">{team.scored}</td>
			{props.phases.map(({ slug }) => (
				<td key={slug}>
					<Quota team={team} phase={slug} />
				</td>
			))}
		</tr>
	);
}

function Teams({ view, desk }: { view: DeskTeamsView; desk: string }) {
	if (view.teams.length === 0) return <p className="empty">{words.none}</p>;
	return (
		<TableRegion label={words.title}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.team}</th>
						<th scope="col" className="number">
							{words.members}
						</th>
						<th scope="col" className="number">
							{words.sent}
						</th>
						<th scope="col" className="number">
							{words.scored}
						</th>
						{view.phases.map(({ slug, title }) => (
							<th key={slug} scope="col">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{view.teams.map((team) => (
						<Line key={team.id} team={team} phases={view.phases} desk={desk} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Props = { params: Promise<{ challenge: string }>; searchParams: Search };

export default async function DeskTeamsPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const desk = `/organize/challenges/${challenge}`;
	const ctx = await memberContext(`${desk}/teams`);
	const asked = askedOf(await searchParams);
	const input = deskTeamsInput.safeParse({ ...asked, challenge });
	if (!input.success) notFound();
	const { read } = await foundOrDenied(listDeskTeams(ctx, input.data));
	if (!read) notFound();
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: read.challenge.title, href: desk }]}
				lead={words.lead}
			/>
			<Filters asked={asked}>
				<Words name="text" label={words.search} kind="search" asked={asked} />
			</Filters>
			<Teams view={read} desk={desk} />
			<Paging asked={asked} next={read.next === null ? null : String(read.next)} />
		</div>
	);
}
