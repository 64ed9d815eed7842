import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StateBadge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { ProblemList } from "#app/_components/problem-list.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import {
	type DeskSubmissionView,
	deskSubmissionInput,
	readDeskSubmission,
} from "#lib/desk/index.ts";
import { AuditLines } from "../../audit-lines.tsx";
import { Attempt, Evaluations, Logs } from "./beside.tsx";
import { Judge } from "./judge.tsx";
import { words } from "./words.ts";

export const metadata: Metadata = { title: "Submission", robots: { index: false } };

function Standing({ view }: { view: DeskSubmissionView }) {
	const { submission, team } = view;
	return (
		<Facts
			facts={[
				[words.state, <Instant key="state" at={submission.stateChangedAt} precision="second" />],
				[words.received, <Instant key="at" at={submission.receivedAt} precision="second" />],
				[
					words.team,
					<Link
						key="team"
						href={`/organize/challenges/${submission.challenge.slug}/teams/${team.number}`}
						prefetch={false}
					>
						<bdi>{team.name}</bdi> #{team.number}
					</Link>,
				],
				[words.file, submission.fileName],
				[words.bytes, fileSize(submission.fileBytes)],
				[
					words.sha256,
					<code key="sha256" className="hash">
						{submission.sha256}
					</code>,
				],
				[words.verification, submission.verification],
				[words.failure, submission.failureMessage],
				[
					words.disqualification,
					submission.disqualification === null ? null : (
						<span key="why" className="said">
							{submission.disqualification}
						</span>
					),
				],
			]}
		/>
	);
}

type Props = {
	params: Promise<{ challenge: string; submission: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function DeskSubmissionPage({ params, searchParams }: Props) {
	const { challenge, submission: submissionId } = await params;
	const desk = `/organize/challenges/${challenge}`;
	const ctx = await memberContext(`${desk}/submissions/${submissionId}`);
	const input = deskSubmissionInput.safeParse({ challenge, submissionId });
	if (!input.success) notFound();
	const { read: view } = await foundOrDenied(readDeskSubmission(ctx, input.data));
	if (!view) notFound();
	const { submission, team } = view;
	return (
		<div className="page">
			<PageHead
				title={submission.method.name}
				crumbs={[
					{ title: submission.challenge.title, href: desk },
					{ title: words.submissions, href: `${desk}/submissions` },
				]}
				badges={<StateBadge state={submission.state} />}
				lead={words.lead(team.name, submission.phase.title)}
			/>
			<Told asked={await searchParams} />
			<Standing view={view} />
			<div className="actions">
				<Link href={`/submissions/${submission.id}`} prefetch={false}>
					{words.asTeam}
				</Link>
				<Link href={`${desk}/submissions?text=${submission.sha256}`} prefetch={false}>
					{words.similar}
				</Link>
			</div>
			<Section id="acts" title={words.acts}>
				<Judge view={view} today={ctx.now.toISOString().slice(0, 10)} />
			</Section>
			{submission.problems.length > 0 ? (
				<Section id="problems" title={words.problems}>
					<ProblemList
						label={words.problems}
						problems={submission.problems}
						total={submission.problemTotal}
					/>
				</Section>
			) : null}
			<Logs logs={view.logs} />
			<Attempt attempt={view.attempt} />
			<Evaluations evaluations={view.evaluations} />
			<Section id="audit" title={words.audit}>
				<AuditLines lines={view.audit} desk={desk} />
			</Section>
		</div>
	);
}
