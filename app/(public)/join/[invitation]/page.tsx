import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import {
	InvitationAnswer,
	type Invited,
	invitationWords,
	SignInToAnswer,
} from "#app/_components/invitation.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { words as teamWords } from "#app/_components/team/words.ts";
import { Told } from "#app/_components/told.tsx";
import { pageContext } from "#app/_http/context.ts";
import { type InvitationPageView, invitationInput, readInvitation } from "#lib/teams/index.ts";
import { join, refuse } from "./actions.ts";

type Props = {
	params: Promise<{ invitation: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const words = {
	title: (team: string) => `Join ${team}?`,
	members: "In the team 团队人数",
	about: "About the team 团队简介",
	explain:
		"One person is in one team of a challenge. Attempts, methods and submissions are the team's.",
	explainZh: "每人在一个挑战赛中只能加入一个团队；提交次数、方法和提交均属于团队。",
	join: "Join 加入",
	member: "You are in this team. 您已在该团队中。",
	yourTeam: "Your team 您的团队",
	runsIt: `${teamWords.runsIt} 您是该挑战赛或本站的管理者，可查看对参赛团队隐藏的内容，因此不得参赛。`,
	frozen: `${teamWords.frozen} 团队名单已冻结，不能再加入、退出或合并。`,
	full: "The team has as many members as the challenge allows. 团队人数已满。",
};

export const metadata: Metadata = {
	title: "Invitation",
	robots: { index: false },
	// Told to no other site; with none at all, a form sent without JavaScript would have no origin.
	referrer: "same-origin",
};

/** Why nothing can be answered here, or null when it can. */
function standsInTheWay(view: InvitationPageView): string | null {
	if (view.isMember) return words.member;
	if (view.status !== "open") return invitationWords.statuses[view.status];
	if (view.runsIt) return words.runsIt;
	if (view.isFrozen) return words.frozen;
	if (view.account !== null && !view.isForAccount) return invitationWords.otherMailbox;
	return view.isFull ? words.full : null;
}

function Answer({ view, given }: { view: InvitationPageView; given: Invited }) {
	const reason = standsInTheWay(view);
	if (reason !== null) return <Notice>{reason}</Notice>;
	if (view.account === null)
		return <SignInToAnswer folder="/join" given={given} isForMailbox={view.isForMailbox} />;
	return (
		<InvitationAnswer
			given={given}
			accept={{ action: join, label: words.join }}
			refuse={view.isForMailbox ? refuse : null}
		/>
	);
}

export default async function JoinPage({ params, searchParams }: Props) {
	const { invitation } = await params;
	const { until, signature, refused } = await searchParams;
	const given = invitationInput.safeParse({ invitation, until, signature });
	if (!given.success) notFound();
	const view = await found(readInvitation(await pageContext(), given.data));
	const challenge = `/challenges/${view.challenge.slug}`;
	return (
		<div className="page narrow">
			<PageHead title={words.title(view.team.name)} />
			<Told asked={{ refused }} />
			<Facts
				facts={[
					[
						invitationWords.challenge,
						<Link key="challenge" href={challenge}>
							{view.challenge.title}
						</Link>,
					],
					[invitationWords.inviter, <bdi key="inviter">{view.inviter}</bdi>],
					[words.members, String(view.team.members)],
					[
						words.about,
						view.team.description ? (
							<span key="about" className="typed" dir="auto">
								{view.team.description}
							</span>
						) : null,
					],
					[invitationWords.until, <Instant key="until" at={view.expiresAt} />],
					[invitationWords.account, view.account ? <bdi key="account">{view.account}</bdi> : null],
				]}
			/>
			<p>{words.explain}</p>
			<p lang="zh">{words.explainZh}</p>
			<Answer view={view} given={given.data} />
			{view.isMember ? (
				<p>
					<Link href={`${challenge}/team`}>{words.yourTeam}</Link>
				</p>
			) : null}
		</div>
	);
}
