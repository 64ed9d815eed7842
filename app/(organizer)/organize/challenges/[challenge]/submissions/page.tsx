import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { askedOf, type Search } from "#app/_components/asked.ts";
import { stateWords } from "#app/_components/badge.tsx";
import { Choice, Filters, Paging, Words } from "#app/_components/filters.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { memberContext } from "#app/_http/action.ts";
import { deskSubmissionsInput, listDeskSubmissions } from "#lib/desk/index.ts";
import { SubmissionTable } from "./lines.tsx";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Props = { params: Promise<{ challenge: string }>; searchParams: Search };

export default async function DeskSubmissionsPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const desk = `/organize/challenges/${challenge}`;
	const ctx = await memberContext(`${desk}/submissions`);
	const asked = askedOf(await searchParams);
	const input = deskSubmissionsInput.safeParse({ ...asked, challenge });
	if (!input.success) notFound();
	const { read } = await foundOrDenied(listDeskSubmissions(ctx, input.data));
	if (!read) notFound();
	const { title, phases } = read.challenge;
	return (
		<div className="page">
			<PageHead title={words.title} crumbs={[{ title, href: desk }]} lead={words.lead} />
			<Filters asked={asked}>
				<Words name="text" label={words.search} kind="search" asked={asked} />
				<Choice
					name="phase"
					label={words.phase}
					options={phases.map((phase) => [phase.slug, phase.title] as const)}
					asked={asked}
				/>
				<Choice name="state" label={words.state} options={stateWords} asked={asked} />
				<Words name="team" label={words.teamHint} asked={asked} />
				<Words name="method" label={words.method} asked={asked} />
				<Choice
					name="verified"
					label={words.verified}
					options={[
						["yes", words.yes],
						["no", words.no],
					]}
					asked={asked}
				/>
			</Filters>
			<SubmissionTable lines={read.submissions} desk={desk} />
			<Paging asked={asked} next={read.next} />
		</div>
	);
}
