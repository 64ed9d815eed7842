import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { TableRegion } from "#app/_components/table-region.tsx";
import { TeamDates } from "#app/_components/team/team-dates.tsx";
import { words } from "#app/_components/team/words.ts";
import { pageContext } from "#app/_http/context.ts";
import { listTeams, type TeamLine } from "#lib/teams/index.ts";

const texts = {
	lead: "Who plays in this challenge. A team without members keeps what it has on the boards.",
	team: "Team",
	none: "No team yet.",
};

type Props = { params: Promise<{ challenge: string }> };

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

export default async function TeamsPage({ params }: Props) {
	const slugs = await params;
	const { challenge, rules, teams } = await found(listTeams(await pageContext(), slugs));
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
			{teams.length === 0 ? (
				<p className="empty quiet">{texts.none}</p>
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
		</div>
	);
}
