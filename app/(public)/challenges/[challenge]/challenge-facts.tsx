import Link from "next/link";
import { Facts } from "#app/_components/facts.tsx";
import { ZonedInstant } from "#app/_components/zoned-instant.tsx";
import type { ChallengeView } from "#lib/challenge/index.ts";
import { words } from "./words.ts";

/** What else there is of a challenge: rules, the organizers' own pages, teams, news, and all of it to keep. */
function Places({ challenge }: { challenge: ChallengeView }) {
	const at = `/challenges/${challenge.slug}`;
	return (
		<div className="actions">
			{challenge.rulesVersion === null ? null : (
				<Link href={`${at}/rules`} prefetch={false}>
					{words.rules}
				</Link>
			)}
			{challenge.pages.map(({ slug, title }) => (
				<Link key={slug} href={`${at}/pages/${slug}`} prefetch={false}>
					{title}
				</Link>
			))}
			<Link href={`${at}/teams`} prefetch={false}>
				{words.teams}
			</Link>
			<Link href={`${at}/team`} prefetch={false}>
				{words.ownTeam}
			</Link>
			<Link href={`${at}/changes`} prefetch={false}>
				{words.changes}
			</Link>
			{!challenge.isPublished ? null : (
				<>
					<Link href={`${at}/announcements`} prefetch={false}>
						{words.announcements}
					</Link>
					<a href={`/api/v1/challenges/${challenge.slug}/archive.html`}>{words.archive}</a>
				</>
			)}
		</div>
	);
}

/** What holds for the whole challenge: its data, its teams, whom to ask. */
export function ChallengeFacts({ challenge }: { challenge: ChallengeView }) {
	const { dataset, minTeamMembers, maxTeamMembers, teamsFreezeAt, anonymousUntil } = challenge;
	return (
		<>
			<Places challenge={challenge} />
			<Facts
				facts={[
					[
						words.dataset,
						<Link key="dataset" href={`/datasets/${dataset.slug}`}>
							{dataset.title}
						</Link>,
					],
					[words.access, challenge.requiresAccess ? words.accessRule : null],
					[words.team, words.teamRule(minTeamMembers, maxTeamMembers)],
					[words.teamsFreeze, teamsFreezeAt ? <ZonedInstant key="at" at={teamsFreezeAt} /> : null],
					[words.anonymous, anonymousUntil ? <ZonedInstant key="at" at={anonymousUntil} /> : null],
					[words.contact, challenge.contact],
				]}
			/>
		</>
	);
}
