import type { Metadata } from "next";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { listOrganizers, type OrganizerView } from "#lib/challenge/index.ts";
import { openDesk } from "../open-desk.ts";
import { add, remove } from "./actions.ts";
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

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function OrganizersPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const { ctx, desk } = await openDesk(challenge, "/organizers");
	const organizers = await listOrganizers(ctx, { challenge });
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
			</ul>
			<Section id="add" title={words.add}>
				<ActionForm
					action={add}
					fields={[
						hidden("challenge", challenge),
						{
							name: "email",
							label: words.email,
							hint: words.emailHint,
							kind: "line",
							isRequired: true,
						},
					]}
					submit={words.add}
				/>
			</Section>
		</div>
	);
}
