import type { Metadata } from "next";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import {
	listOrganizerInvitations,
	listOrganizers,
	type OrganizerInvitationView,
	type OrganizerView,
} from "#lib/challenge/index.ts";
import { openDesk } from "../open-desk.ts";
import { invite, remove, revoke } from "./actions.ts";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Organizer({ one, challenge }: { one: OrganizerView; challenge: string }) {
	return (
		<li>
			<p>
				<strong>
					<bdi>{one.name ?? words.noName}</bdi>
				</strong>{" "}
				{one.isSelf ? <Badge>{words.you}</Badge> : null}
			</p>
			<p className="quiet">
				<bdi>{one.email}</bdi>
			</p>
			<ActionForm
				action={remove}
				fields={[
					hidden("challenge", challenge),
					hidden("userId", one.userId),
					hidden("isSelf", one.isSelf ? "yes" : ""),
				]}
				submit={one.isSelf ? words.leave : words.remove}
				tone="danger"
			/>
		</li>
	);
}

function Invitation({ one, challenge }: { one: OrganizerInvitationView; challenge: string }) {
	return (
		<li>
			<p>
				<strong>
					<bdi>{one.email}</bdi>
				</strong>{" "}
				<Badge>{words.invited}</Badge>
			</p>
			<p className="quiet">
				{words.until} <Instant at={one.expiresAt} />
			</p>
			<ActionForm
				action={revoke}
				fields={[hidden("challenge", challenge), hidden("invitationId", one.id)]}
				submit={words.revoke}
				tone="plain"
			/>
		</li>
	);
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function OrganizersPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const { ctx, desk } = await openDesk(challenge, "/organizers");
	const [organizers, invitations] = await Promise.all([
		listOrganizers(ctx, { challenge }),
		listOrganizerInvitations(ctx, { challenge }),
	]);
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: desk.challenge.title, href: `/organize/challenges/${challenge}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<ul className="cards">
				{organizers.map((one) => (
					<Organizer key={one.userId} one={one} challenge={challenge} />
				))}
				{invitations.map((one) => (
					<Invitation key={one.id} one={one} challenge={challenge} />
				))}
			</ul>
			<Section id="invite" title={words.invite}>
				<ActionForm
					action={invite}
					fields={[
						hidden("challenge", challenge),
						{
							name: "email",
							label: words.email,
							hint: words.emailHint,
							kind: "line",
							isRequired: true,
						},
						{ name: "days", label: words.days, kind: "line", value: "14" },
					]}
					submit={words.invite}
				/>
			</Section>
		</div>
	);
}
