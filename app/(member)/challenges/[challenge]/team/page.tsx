import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { MethodLines } from "#app/_components/team/method-lines.tsx";
import { TeamDates } from "#app/_components/team/team-dates.tsx";
import { words } from "#app/_components/team/words.ts";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { readOwnQuota } from "#lib/submissions/index.ts";
import { type OwnTeamView, readOwnTeam } from "#lib/teams/index.ts";
import { Attempts, type PhaseQuota } from "./attempts.tsx";
import { Invitations, TeamForm } from "./captain.tsx";
import { Leaving, Members } from "./members.tsx";
import { Asked, Invited, Requests } from "./waiting.tsx";
import { texts } from "./words.ts";

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export const metadata: Metadata = { title: words.ownTeam, robots: { index: false } };

async function readAttempts(ctx: Context, challenge: string): Promise<PhaseQuota[]> {
	const { phases } = await readChallenge(ctx, challenge);
	return Promise.all(
		phases.map(async (phase) => ({
			phase,
			quota: await readOwnQuota(ctx, { challenge, phase: phase.slug }),
		})),
	);
}

function NoTeam({ own }: { own: OwnTeamView }) {
	const { challenge, rules, requests } = own;
	if (own.runsIt) return <Notice>{words.runsIt}</Notice>;
	return (
		<>
			<p>{texts.none}</p>
			<Asked
				id="asked"
				title={texts.asked}
				challenge={challenge.slug}
				asked={requests}
				canWithdraw
			/>
			{rules.isFrozen ? null : (
				<Section id="create" title={texts.create}>
					<TeamForm challenge={challenge.slug} team={null} />
				</Section>
			)}
		</>
	);
}

type Team = NonNullable<OwnTeamView["team"]>;

function OwnTeam(props: { own: OwnTeamView; team: Team; phases: PhaseQuota[] }) {
	const { own, team, phases } = props;
	const { isCaptain } = team;
	const challenge = own.challenge.slug;
	const at = { challenge, isCaptain, isFrozen: own.rules.isFrozen };
	const path = `/challenges/${challenge}`;
	return (
		<>
			<div className="actions">
				<Link href={`${path}/teams/${team.number}`}>{texts.publicPage}</Link>
				<Link href={`${path}/submissions`} prefetch={false}>
					{texts.submissions}
				</Link>
			</div>
			<Requests requests={team.requests} challenge={challenge} />
			<Members team={team} at={at} />
			{isCaptain ? (
				<Invitations
					invitations={team.invitations}
					challenge={challenge}
					isFrozen={own.rules.isFrozen}
				/>
			) : null}
			<Asked
				id="asked"
				title={texts.askedBy}
				challenge={challenge}
				asked={team.asked}
				canWithdraw={isCaptain}
			/>
			<Attempts phases={phases} />
			{team.methods.length > 0 ? (
				<Section id="methods" title={words.methods}>
					<MethodLines methods={team.methods} />
				</Section>
			) : null}
			{isCaptain ? (
				<Section id="edit" title={texts.edit}>
					{own.rules.isFrozen ? null : <p className="quiet">{texts.merging}</p>}
					<TeamForm challenge={challenge} team={team} />
				</Section>
			) : null}
			<Leaving team={team} at={at} />
		</>
	);
}

export default async function OwnTeamPage({ params, searchParams }: Props) {
	const slugs = await params;
	const ctx = await memberContext(`/challenges/${slugs.challenge}/team`);
	const own = await found(readOwnTeam(ctx, slugs));
	const { team } = own;
	const path = `/challenges/${own.challenge.slug}`;
	return (
		<div className="page">
			<PageHead
				title={team?.name ?? words.ownTeam}
				crumbs={[
					{ title: own.challenge.title, href: path },
					{ title: words.teams, href: `${path}/teams` },
				]}
				lead={texts.lead}
			/>
			<Told asked={await searchParams} />
			{team && own.rules.anonymousUntil && Date.parse(own.rules.anonymousUntil) > Date.now() ? (
				<Notice>{words.ownNumber(team.number, own.rules.anonymousUntil)}</Notice>
			) : null}
			<TeamDates rules={own.rules} isHidden={false} />
			<Invited own={own} />
			{team ? (
				<OwnTeam own={own} team={team} phases={await readAttempts(ctx, slugs.challenge)} />
			) : (
				<NoTeam own={own} />
			)}
		</div>
	);
}
