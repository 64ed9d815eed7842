import Link from "next/link";
import { notFound } from "next/navigation";
import { askedOf, type Search } from "#app/_components/asked.ts";
import { Badge } from "#app/_components/badge.tsx";
import { Filters, Paging, Words } from "#app/_components/filters.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { TableRegion } from "#app/_components/table-region.tsx";
import { TeamDates } from "#app/_components/team/team-dates.tsx";
import { words } from "#app/_components/team/words.ts";
import { pageContext } from "#app/_http/context.ts";
import { listTeams, type TeamLine, teamListInput } from "#lib/teams/index.ts";

const texts = {
	lead: "Who plays in this challenge. A team without members keeps what it has on the boards.",
	team: "Team",
	none: "No team yet.",
	noneFound: "No team is called so.",
	search: "Name or number",
};

type Props = { params: Promise<{ challenge: string }>; searchParams: Search };

export const metadata = { title: words.teams };

function Line({ team, path }: { team: TeamLine; path: string }) {
	return (
		<tr>
			<th scope="row" className="words">
				<Link href={`${path}/${team.number}`}>
					<bdi>{team.name}</bdi>
				</Link>{" "}
				{team.isBaseline ? <Badge title={words.baselineTitle}>{words.baseline}</Badge> : null}
				{team.isOpen ? (
					<Badge tone="accent" title={words.openTitle}>
						{words.open}
					</Badge>
				) : null}
			</th>
			<td className="number">{team.members}</td>
			<td className="number">{team.scored}</td>
		</tr>
	);
}

export default async function TeamsPage({ params, searchParams }: Props) {
	const asked = askedOf(await searchParams);
	const input = teamListInput.safeParse({ ...asked, ...(await params) });
	if (!input.success) notFound();
	const { challenge, rules, teams, next } = await found(listTeams(await pageContext(), input.data));
	const path = `/challenges/${challenge.slug}`;
	return (
		<div className="page">
			<PageHead
				title={words.teams}
				crumbs={[{ title: challenge.title, href: path }]}
				lead={texts.lead}
			/>
			<TeamDates rules={rules} isHidden={teams.some(({ isHidden }) => isHidden)} />
			<p>
				<Link className="button plain" href={`${path}/team`} prefetch={false}>
					{words.ownTeam}
				</Link>
			</p>
			<Filters asked={asked}>
				<Words name="text" label={texts.search} kind="search" asked={asked} />
			</Filters>
			{teams.length === 0 ? (
				<p className="empty quiet">{asked.text ? texts.noneFound : texts.none}</p>
			) : (
				<TableRegion label={words.teams}>
					<table>
						<thead>
							<tr>
								<th scope="col">{texts.team}</th>
								<th scope="col" className="number">
									{words.members}
								</th>
								<th scope="col" className="number">
									{words.scored}
								</th>
							</tr>
						</thead>
						<tbody>
							{teams.map((team) => (
								<Line key={team.number} team={team} path={`${path}/teams`} />
							))}
						</tbody>
					</table>
				</TableRegion>
			)}
			<Paging asked={asked} next={next === null ? null : String(next)} />
		</div>
	);
}
