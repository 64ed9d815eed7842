import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { hiddenField } from "#app/_components/team/hidden-field.ts";
import { MethodLines } from "#app/_components/team/method-lines.tsx";
import { TeamDates } from "#app/_components/team/team-dates.tsx";
import { words } from "#app/_components/team/words.ts";
import { Told } from "#app/_components/told.tsx";
import { pageContext } from "#app/_http/context.ts";
import { type PublicTeamView, readTeam, teamNumberInput } from "#lib/teams/index.ts";
import { join, merge } from "./actions.ts";

const texts = {
	merged: "This team has merged. Its people, methods and submissions are now with",
	joining: "Ask to join",
	merging: "Ask to merge",
	mergingNote:
		"Your team would go on as a part of this one. It can be only while both together have no more people and no more attempts than one team may have; both captains must agree.",
	asked: "You have asked this team and wait for its captain's answer; it is under",
	message: "Words to the captain, if you like",
	inPhase: (phase: string) => `Scored in ${phase}`,
};

type Props = {
	params: Promise<{ challenge: string; team: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

async function read({ params }: Pick<Props, "params">) {
	const asked = teamNumberInput.safeParse(await params);
	if (!asked.success) notFound();
	return found(readTeam(await pageContext(), asked.data));
}

export async function generateMetadata(props: Props) {
	const { name, challenge } = await read(props);
	return { title: `${name} · ${challenge.title}` };
}

function Asking({ team }: { team: PublicTeamView }) {
	const { canAskToJoin, canAskToMerge, challenge, number } = team;
	if (team.isAsked)
		return (
			<Notice>
				{texts.asked}{" "}
				<Link href={`/challenges/${challenge.slug}/team`} prefetch={false}>
					{words.ownTeam}
				</Link>
				.
			</Notice>
		);
	if (!canAskToJoin && !canAskToMerge) return null;
	const title = canAskToJoin ? texts.joining : texts.merging;
	const fields: FormField[] = [
		hiddenField("challenge", challenge.slug),
		hiddenField("team", String(number)),
		{ name: "message", label: texts.message, kind: "lines" },
	];
	return (
		<ActionForm
			action={canAskToJoin ? join : merge}
			fields={fields}
			submit={title}
			tone="plain"
			fold={{ title, ...(canAskToMerge ? { lead: texts.mergingNote } : {}) }}
		/>
	);
}

function People({ team }: { team: PublicTeamView }) {
	if (team.members === 0) return words.nobody;
	if (team.people === null) return words.people(team.members);
	return <bdi>{team.people.join(", ")}</bdi>;
}

export default async function TeamPage(props: Props) {
	const team = await read(props);
	const path = `/challenges/${team.challenge.slug}`;
	return (
		<div className="page">
			<PageHead
				title={team.name}
				crumbs={[
					{ title: team.challenge.title, href: path },
					{ title: words.teams, href: `${path}/teams` },
				]}
				badges={
					team.isBaseline ? <Badge title={words.baselineTitle}>{words.baseline}</Badge> : null
				}
			/>
			<Told asked={await props.searchParams} />
			{team.mergedInto ? (
				<Notice>
					{texts.merged}{" "}
					<Link href={`${path}/teams/${team.mergedInto.number}`}>
						<bdi>{team.mergedInto.name}</bdi>
					</Link>
					.
				</Notice>
			) : (
				<>
					<TeamDates rules={team.rules} isHidden={team.isHidden} />
					{team.description ? (
						<p className="typed" dir="auto">
							{team.description}
						</p>
					) : null}
					<Facts
						facts={[
							[words.members, <People key="people" team={team} />],
							...team.phases.map(
								({ title, scored }) => [texts.inPhase(title), String(scored)] as const,
							),
						]}
					/>
					{team.isOwn ? (
						<p>
							<Link className="button plain" href={`${path}/team`} prefetch={false}>
								{words.ownTeam}
							</Link>
						</p>
					) : null}
					<Asking team={team} />
					{team.methods.length > 0 ? (
						<Section id="methods" title={words.methods}>
							<MethodLines methods={team.methods} />
						</Section>
					) : null}
				</>
			)}
		</div>
	);
}
