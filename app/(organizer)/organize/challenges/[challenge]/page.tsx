import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import { ZonedInstant } from "#app/_components/zoned-instant.tsx";
import type { ChallengeDocument } from "#lib/challenge/index.ts";
import { readPulse } from "#lib/desk/index.ts";
import { publish } from "../actions.ts";
import { Checklist } from "../checklist.tsx";
import { openDesk } from "./open-desk.ts";
import { QueueHealth, SubmissionDays } from "./pulse.tsx";

const words = {
	organize: "Challenges you organize",
	draft: "draft",
	isPublic: "public",
	lead: "A draft is seen by its organizers only.",
	leadPublic: "The challenge is public; what is changed from now on stands in its change log.",
	checklist: "Before it can open",
	checklistPublic: "What it needs",
	publish: "Make it public",
	publishLead: "Nothing of it can be hidden again, and phases keep their names.",
	incomplete: "It can be made public when nothing is missing.",
	state: "State",
	published: "Public since",
	rules: "Rules",
	rulesVersion: (version: number) => `version ${version}`,
	noRules: "none",
	publicPage: "The public page",
	changes: "The change log",
	phases: "Phases",
	phase: "Phase",
	opens: "Opens",
	closes: "Closes",
	freezes: "Freezes",
	never: "stays open",
	none: "–",
	noPhases: "There is no phase yet.",
	edit: "Edit the challenge",
	preview: "As it will read",
};

export const metadata: Metadata = { title: "Desk", robots: { index: false } };

function Phases({ phases }: Pick<ChallengeDocument, "phases">) {
	if (phases.length === 0) return <p>{words.noPhases}</p>;
	return (
		<TableRegion label={words.phases}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.phase}</th>
						<th scope="col">{words.opens}</th>
						<th scope="col">{words.closes}</th>
						<th scope="col">{words.freezes}</th>
					</tr>
				</thead>
				<tbody>
					{phases.map(({ slug, title, opensAt, closesAt, freezesAt }) => (
						<tr key={slug}>
							<th scope="row">{title}</th>
							<td>
								<ZonedInstant at={opensAt} />
							</td>
							<td>{closesAt ? <ZonedInstant at={closesAt} /> : words.never}</td>
							<td>{freezesAt ? <ZonedInstant at={freezesAt} /> : words.none}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

function Publish({ slug, isComplete }: { slug: string; isComplete: boolean }) {
	if (!isComplete) return <p className="quiet">{words.incomplete}</p>;
	return (
		<>
			<p>{words.publishLead}</p>
			<ActionForm action={publish.bind(null, slug)} fields={[]} submit={words.publish} />
		</>
	);
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function DeskPage({ params, searchParams }: Props) {
	const { ctx, desk } = await openDesk((await params).challenge, "");
	const { health, days } = await readPulse(ctx, { challenge: desk.challenge.slug });
	const { slug, title, publishedAt } = desk.challenge;
	const { done } = await searchParams;
	// What an organizer comes for: how it runs, or what it still lacks.
	const pulse = (
		<>
			<QueueHealth health={health} />
			<SubmissionDays days={days} />
		</>
	);
	return (
		<div className="page">
			<PageHead
				title={title}
				crumbs={[{ title: words.organize, href: "/organize/challenges" }]}
				badges={
					<Badge tone={publishedAt ? "filled" : "dashed"}>
						{publishedAt ? words.isPublic : words.draft}
					</Badge>
				}
				lead={publishedAt ? words.leadPublic : words.lead}
			/>
			<Told asked={{ done }} />
			<Facts
				facts={[
					[words.published, publishedAt ? <Instant key="at" at={publishedAt} /> : null],
					[
						words.rules,
						desk.rulesVersion === null ? words.noRules : words.rulesVersion(desk.rulesVersion),
					],
				]}
			/>
			<div className="actions">
				<Link className="button" href={`/organize/challenges/${slug}/edit`} prefetch={false}>
					{words.edit}
				</Link>
				{publishedAt ? (
					<>
						<Link href={`/challenges/${slug}`}>{words.publicPage}</Link>
						<Link href={`/challenges/${slug}/changes`}>{words.changes}</Link>
					</>
				) : (
					<Link href={`/organize/challenges/${slug}/preview`} prefetch={false}>
						{words.preview}
					</Link>
				)}
			</div>
			{publishedAt ? pulse : null}
			<Section id="checklist" title={publishedAt ? words.checklistPublic : words.checklist}>
				<Checklist items={desk.checklist} />
				{publishedAt ? null : <Publish slug={slug} isComplete={desk.isComplete} />}
			</Section>
			<Section id="phases" title={words.phases}>
				<Phases phases={desk.document.phases} />
			</Section>
			{publishedAt ? null : pulse}
		</div>
	);
}
