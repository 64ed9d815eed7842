import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { Ledger } from "#app/_components/team/ledger.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { deskTeamInput, readDeskTeam } from "#lib/desk/index.ts";
import { readLedger } from "#lib/submissions/index.ts";
import { grant } from "../actions.ts";
import { words } from "../words.ts";

export const metadata: Metadata = { title: "Team", robots: { index: false } };

function Grant(props: {
	challenge: string;
	team: { id: string; number: number };
	phases: readonly { slug: string; title: string }[];
	today: string;
}) {
	const { challenge, team, phases, today } = props;
	return (
		<ActionForm
			action={grant}
			fields={[
				{ name: "challenge", label: "", kind: "hidden", value: challenge },
				{ name: "number", label: "", kind: "hidden", value: String(team.number) },
				{ name: "teamId", label: "", kind: "hidden", value: team.id },
				{
					name: "phase",
					label: words.phase,
					kind: "choice",
					value: phases.at(-1)?.slug ?? "",
					options: phases.map(({ slug, title }) => ({ value: slug, label: title })),
				},
				{
					name: "day",
					label: words.day,
					kind: "date",
					value: today,
					min: today,
					isRequired: true,
				},
				{ name: "slots", label: words.slots, kind: "line", value: "1", isRequired: true },
				{
					name: "reason",
					label: words.reason,
					hint: words.reasonHint,
					kind: "lines",
					isRequired: true,
				},
			]}
			submit={words.submit}
			fold={{ title: words.grant, lead: words.grantLead }}
		/>
	);
}

type Props = {
	params: Promise<{ challenge: string; team: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function DeskTeamPage({ params, searchParams }: Props) {
	const { challenge, team: number } = await params;
	const desk = `/organize/challenges/${challenge}`;
	const ctx = await memberContext(`${desk}/teams/${number}`);
	const input = deskTeamInput.safeParse({ challenge, team: number });
	if (!input.success) notFound();
	const { read } = await foundOrDenied(readDeskTeam(ctx, input.data));
	if (!read) notFound();
	const { team, phases } = read;
	const ledger = await readLedger(ctx, { challenge, team: team.id });
	return (
		<div className="page">
			<PageHead
				title={team.name}
				crumbs={[
					{ title: read.challenge.title, href: desk },
					{ title: words.title, href: `${desk}/teams` },
				]}
				lead={`#${team.number}`}
			/>
			<Told asked={await searchParams} />
			<div className="actions">
				<Link href={`${desk}/submissions?team=%23${team.number}`} prefetch={false}>
					{words.submissions}
				</Link>
				<Link href={`${desk}/messages?team=${team.number}`} prefetch={false}>
					{words.message}
				</Link>
				<Link href={`/challenges/${challenge}/teams/${team.number}`} prefetch={false}>
					{words.publicPage}
				</Link>
			</div>
			<Grant
				challenge={challenge}
				team={team}
				phases={phases}
				today={ctx.now.toISOString().slice(0, 10)}
			/>
			<Section id="ledger" title={words.ledger}>
				<Ledger ledger={ledger} />
			</Section>
		</div>
	);
}
