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
import { Told } from "#app/_components/told.tsx";
import { pageContext } from "#app/_http/context.ts";
import {
	type OrganizerInvitationPageView,
	organizerInvitationInput,
	readOrganizerInvitation,
} from "#lib/challenge/index.ts";
import { accept, refuse } from "./actions.ts";

type Props = {
	params: Promise<{ invitation: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const words = {
	title: (challenge: string) => `Organize ${challenge}?`,
	explain:
		"Organizers run the challenge together and answer for it: its dates, labels, teams and boards. They see what is hidden from its teams, so they do not compete in it.",
	explainZh:
		"组织者共同管理挑战赛并对其负责，包括日期、标注、团队和排行榜。组织者可查看对参赛团队隐藏的内容，因此不得参赛。",
	accept: "Accept 接受",
	organizer: "You organize this challenge. 您已是该挑战赛的组织者。",
	desk: "Its desk 管理台",
	competes:
		"You are in a team of this challenge, and organizers do not compete: leave the team first. 您已在该挑战赛的团队中，组织者不得参赛：请先退出团队。",
	yourTeam: "Your team 您的团队",
};

export const metadata: Metadata = {
	title: "Invitation",
	robots: { index: false },
	// Told to no other site; with none at all, a form sent without JavaScript would have no origin.
	referrer: "same-origin",
};

function Answer({ view, given }: { view: OrganizerInvitationPageView; given: Invited }) {
	const { slug } = view.challenge;
	if (view.isOrganizer)
		return (
			<Notice>
				{words.organizer} <Link href={`/organize/challenges/${slug}`}>{words.desk}</Link>
			</Notice>
		);
	if (view.status !== "open") return <Notice>{invitationWords.statuses[view.status]}</Notice>;
	if (view.account === null)
		return <SignInToAnswer folder="/organizing" given={given} isForMailbox />;
	if (!view.isForAccount) return <Notice>{invitationWords.otherMailbox}</Notice>;
	return (
		<>
			{view.competes ? (
				<Notice tone="caution">
					{words.competes} <Link href={`/challenges/${slug}/team`}>{words.yourTeam}</Link>
				</Notice>
			) : null}
			<InvitationAnswer
				given={given}
				accept={view.competes ? null : { action: accept, label: words.accept }}
				refuse={refuse}
			/>
		</>
	);
}

export default async function OrganizingPage({ params, searchParams }: Props) {
	const { invitation } = await params;
	const { until, signature, refused } = await searchParams;
	const given = organizerInvitationInput.safeParse({ invitation, until, signature });
	if (!given.success) notFound();
	const view = await found(readOrganizerInvitation(await pageContext(), given.data));
	return (
		<div className="page narrow">
			<PageHead title={words.title(view.challenge.title)} />
			<Told asked={{ refused }} />
			<Facts
				facts={[
					[invitationWords.challenge, view.challenge.title],
					[invitationWords.inviter, <bdi key="inviter">{view.inviter}</bdi>],
					[invitationWords.until, <Instant key="until" at={view.expiresAt} />],
					[invitationWords.account, view.account ? <bdi key="account">{view.account}</bdi> : null],
				]}
			/>
			<p>{words.explain}</p>
			<p lang="zh">{words.explainZh}</p>
			<Answer view={view} given={given.data} />
		</div>
	);
}
