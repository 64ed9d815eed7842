import type { Metadata } from "next";
import Link from "next/link";
import { MomentBadge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { fileExamples, fileHints } from "#app/_components/file-examples.ts";
import { fileSize } from "#app/_components/file-size.ts";
import { DemonstrationNotice, Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { NextAttempt } from "#app/_components/team/next-attempt.tsx";
import { words as teamWords } from "#app/_components/team/words.ts";
import { Told } from "#app/_components/told.tsx";
import { ZonedInstant } from "#app/_components/zoned-instant.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type PhaseView, readPhase } from "#lib/challenge/index.ts";
import { evaluatorOf } from "#lib/scoring/index.ts";
import { type QuotaView, readOwnQuota, uploadSeconds } from "#lib/submissions/index.ts";
import { listMethods, type MethodView } from "#lib/teams/index.ts";
import { describeMethod } from "./actions.ts";
import { MethodForm } from "./method-form.client.tsx";
import { RulesAsked } from "./rules-asked.tsx";
import { SubmitForm } from "./submit-form.client.tsx";

const words = {
	title: (phase: string) => `Submit to ${phase}`,
	lead: "The file is checked in your browser first. A file that is rejected costs no attempt.",
	noScript:
		"No script runs in this browser: the file is checked once it has arrived. A file that is rejected then costs no attempt either.",
	limits: "Attempts and limits",
	today: (quota: QuotaView) =>
		`${countWord(quota.dailyUsed)} of ${countWord(quota.dailyLimit)} used`,
	total: (quota: QuotaView) =>
		`${countWord(quota.totalUsed)} of ${countWord(quota.totalLimit)} used in this phase`,
	perDay: (phase: PhaseView) =>
		`${countWord(phase.dailyQuota)} a day (UTC), ${countWord(phase.totalQuota)} in this phase`,
	next: "Next attempt",
	held: {
		day: "The attempts of today (UTC) are used.",
		total: "The attempts of this phase are used.",
		rejected: "Too many files were rejected or too heavy to score today (UTC).",
		in_flight: "As many submissions are under way as may be at once.",
	} satisfies Record<NonNullable<QuotaView["heldBy"]>, string>,
	grace: (phase: PhaseView) =>
		`Your place in time is when the upload begins. A file begun before the end may arrive after it, within ${Math.ceil(uploadSeconds(phase) / 60)} minutes; later it is refused.`,
	all: "All submissions and attempts of your team",
	notOpen: "This phase takes no files now.",
	noMethod:
		"First describe the method that made the proposals: it is what a row of the board is about.",
	send: "Send a file",
	describe: "Describe a new method",
	format: "What the file must look like",
	checks: "Everything about the file and its checks",
};

type Props = {
	params: Promise<{ challenge: string; phase: string }>;
	searchParams: Promise<{ method?: string; done?: string; refused?: string }>;
};

export const metadata: Metadata = { title: "Submit", robots: { index: false } };

/** Said where files are sent, so that nobody sends one that will be refused. */
function Held({ quota, phase }: { quota: QuotaView | null; phase: PhaseView }) {
	if (!quota?.heldBy) return null;
	return (
		<Notice tone="caution" title={words.held[quota.heldBy]}>
			{words.next}: <NextAttempt quota={quota} closesAt={phase.closesAt} />
		</Notice>
	);
}

function Limits(props: { challenge: string; phase: PhaseView; quota: QuotaView | null }) {
	const { challenge, phase, quota } = props;
	const { closesAt } = phase;
	return (
		<Section id="limits" title={words.limits}>
			<Facts
				facts={[
					["Today (UTC)", quota ? words.today(quota) : words.perDay(phase)],
					["In all", quota ? words.total(quota) : null],
					[words.next, quota && <NextAttempt key="next" quota={quota} closesAt={closesAt} />],
					["End", closesAt && <ZonedInstant key="end" at={closesAt} precision="second" />],
					["Largest file", fileSize(phase.maxFileBytes)],
					["Proposals a video", `at most ${countWord(phase.protocol.maxProposalsPerVideo)}`],
				]}
			/>
			<p className="quiet">{words.grace(phase)}</p>
			<p>
				<Link href={`/challenges/${challenge}/submissions`}>{words.all}</Link>
			</p>
		</Section>
	);
}

function Example({ kind }: { kind: PhaseView["protocol"]["evaluator"] }) {
	return (
		<details>
			<summary>{words.format}</summary>
			<div className="prose">
				<p>{fileHints[kind]}</p>
				<pre>{fileExamples[kind]}</pre>
				<p>
					<Link href="/docs">{words.checks}</Link>
				</p>
			</div>
		</details>
	);
}

type Sending = {
	challenge: string;
	phase: PhaseView;
	methods: readonly MethodView[];
	asked: string | undefined;
	quota: QuotaView | null;
};

function Send({ challenge, phase, methods, asked, quota }: Sending) {
	const isOpen = phase.moment === "open";
	return (
		<Section id="send" title={words.send}>
			{isOpen ? <Held quota={quota} phase={phase} /> : null}
			<noscript>
				<Notice>{words.noScript}</Notice>
			</noscript>
			<SubmitForm
				challenge={challenge}
				phase={phase.slug}
				methods={methods.map(({ id, name }) => ({ id, name }))}
				chosenMethodId={methods.find(({ id }) => id === asked)?.id ?? null}
				maxFileBytes={phase.maxFileBytes}
				maxProposalsPerVideo={phase.protocol.maxProposalsPerVideo}
				unknownVideos={phase.protocol.unknownVideos}
				reads={evaluatorOf(phase.protocol).reads}
				videosUrl={`/api/v1/challenges/${challenge}/phases/${phase.slug}/videos`}
				action={`/challenges/${challenge}/${phase.slug}/submit/file`}
				canSubmit={isOpen}
			/>
			<Example kind={phase.protocol.evaluator} />
		</Section>
	);
}

export default async function SubmitPage({ params, searchParams }: Props) {
	const slugs = await params;
	const { method, ...told } = await searchParams;
	const page = `/challenges/${slugs.challenge}/${slugs.phase}`;
	const ctx = await memberContext(`${page}/submit`);
	const [{ challenge, phase }, { methods, runsIt }, quota] = await Promise.all([
		readPhase(ctx, slugs),
		listMethods(ctx, slugs),
		readOwnQuota(ctx, slugs),
	]);
	const isOpen = phase.moment === "open";
	const isFirst = !runsIt && methods.length === 0;
	return (
		<div className="page narrow">
			<PageHead
				title={words.title(phase.title)}
				crumbs={[
					{ title: challenge.title, href: `/challenges/${challenge.slug}` },
					{ title: phase.title, href: page },
				]}
				badges={<MomentBadge moment={phase.moment} />}
				lead={words.lead}
			/>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<Told asked={told} />
			{isOpen ? null : <Notice tone="caution">{words.notOpen}</Notice>}
			<RulesAsked ctx={ctx} challenge={challenge.slug} page={`${page}/submit`} />
			{methods.length > 0 ? (
				<Send
					challenge={challenge.slug}
					phase={phase}
					methods={methods}
					asked={method}
					quota={quota}
				/>
			) : null}
			{isFirst && isOpen ? <Notice>{words.noMethod}</Notice> : null}
			<Limits challenge={challenge.slug} phase={phase} quota={quota} />
			{runsIt ? (
				<Notice>{teamWords.runsIt}</Notice>
			) : (
				<MethodForm
					describe={describeMethod.bind(null, slugs)}
					fold={{ title: words.describe, isOpen: isFirst && isOpen }}
				/>
			)}
		</div>
	);
}
