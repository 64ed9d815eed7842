import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Facts } from "#app/_components/facts.tsx";
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
type Given = { invitation: string; until: string; signature: string };

const words = {
	title: (challenge: string) => `Organize ${challenge}?`,
	challenge: "Challenge 挑战赛",
	inviter: "Invited by 邀请人",
	until: "Good until 有效期至",
	account: "Your account 您的账户",
	explain:
		"Organizers run the challenge together and answer for it: its dates, labels, teams and boards. They see what is hidden from its teams, so they do not compete in it.",
	explainZh:
		"组织者共同管理挑战赛并对其负责，包括日期、标注、团队和排行榜。组织者可查看对参赛团队隐藏的内容，因此不得参赛。",
	accept: "Accept 接受",
	refuse: "Refuse 拒绝",
	signIn: "Sign in to answer 登录后回复",
	signInMailbox: "Sign in with the mailbox that the invitation came to. 请用收到邀请的邮箱登录。",
	otherMailbox:
		"The invitation is for another mailbox than your account's. Sign out, and sign in with the one it came to. 此邀请属于其他邮箱，请用收到邀请的邮箱登录。",
	organizer: "You organize this challenge. 您已是该挑战赛的组织者。",
	desk: "Its desk 管理台",
	competes:
		"You are in a team of this challenge, and organizers do not compete: leave the team first. 您已在该挑战赛的团队中，组织者不得参赛：请先退出团队。",
	yourTeam: "Your team 您的团队",
	statuses: {
		open: "",
		expired: "The invitation has expired: ask for a new one. 邀请已过期，请重新索取。",
		used: "The invitation has been used. 邀请已使用。",
		revoked: "The invitation was taken back or refused. 邀请已被撤回或拒绝。",
	},
};

export const metadata: Metadata = {
	title: "Invitation",
	robots: { index: false },
	// Told to no other site; with none at all, a form sent without JavaScript would have no origin.
	referrer: "same-origin",
};

function Buttons({ given, canAccept }: { given: Given; canAccept: boolean }) {
	return (
		<form action={accept} className="form">
			{Object.entries(given).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<div className="request-actions">
				{canAccept ? <button type="submit">{words.accept}</button> : null}
				<button type="submit" className="danger" formAction={refuse}>
					{words.refuse}
				</button>
			</div>
		</form>
	);
}

function SignIn({ given: { invitation, ...link } }: { given: Given }) {
	const here = `/organizing/${invitation}?${new URLSearchParams(link)}`;
	return (
		<>
			<p>{words.signInMailbox}</p>
			<p>
				<Link className="button" href={`/sign-in?next=${encodeURIComponent(here)}`}>
					{words.signIn}
				</Link>
			</p>
		</>
	);
}

function Answer({ view, given }: { view: OrganizerInvitationPageView; given: Given }) {
	const { slug } = view.challenge;
	if (view.isOrganizer)
		return (
			<Notice>
				{words.organizer} <Link href={`/organize/challenges/${slug}`}>{words.desk}</Link>
			</Notice>
		);
	if (view.status !== "open") return <Notice>{words.statuses[view.status]}</Notice>;
	if (view.account === null) return <SignIn given={given} />;
	if (!view.isForAccount) return <Notice>{words.otherMailbox}</Notice>;
	return (
		<>
			{view.competes ? (
				<Notice tone="caution">
					{words.competes} <Link href={`/challenges/${slug}/team`}>{words.yourTeam}</Link>
				</Notice>
			) : null}
			<Buttons given={given} canAccept={!view.competes} />
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
					[words.challenge, view.challenge.title],
					[words.inviter, <bdi key="inviter">{view.inviter}</bdi>],
					[words.until, view.expiresAt.slice(0, 10)],
					[words.account, view.account ? <bdi key="account">{view.account}</bdi> : null],
				]}
			/>
			<p>{words.explain}</p>
			<p lang="zh">{words.explainZh}</p>
			<Answer view={view} given={given.data} />
		</div>
	);
}
