import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { askedOf, questionOf, type Search } from "#app/_components/asked.ts";
import { Choice, Filters, Paging, Words } from "#app/_components/filters.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { memberContext } from "#app/_http/action.ts";
import { auditInput, listAudit } from "#lib/desk/index.ts";
import { AuditLines } from "../audit-lines.tsx";

const words = {
	title: "Audit log",
	lead: "Who did what in this challenge and when, with what stood there before and stands there since. Nothing in it is ever changed.",
	action: "What",
	who: "Who (name, an organizer's address, or system)",
	subject: "To what (its id)",
	from: "From (UTC day)",
	until: "Until",
	csv: "These lines as CSV",
	actions: [
		["challenge.", "the challenge itself"],
		["submission.", "submissions"],
		["team.", "teams"],
		["method.", "methods"],
		["quota.", "attempts given"],
		["rules.", "rules"],
		["rescoring.", "rescoring"],
		["label-set.", "label sets"],
		["announcement.", "announcements"],
		["message.", "messages"],
		["webhook.", "webhooks"],
		["similar.", "similar files"],
		["audit.", "copies of this log"],
	] as const,
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Props = { params: Promise<{ challenge: string }>; searchParams: Search };

export default async function AuditPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const desk = `/organize/challenges/${challenge}`;
	const ctx = await memberContext(`${desk}/audit`);
	const asked = askedOf(await searchParams);
	const input = auditInput.safeParse({ ...asked, challenge });
	if (!input.success) notFound();
	const { read } = await foundOrDenied(listAudit(ctx, input.data));
	if (!read) notFound();
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: read.challenge.title, href: desk }]}
				lead={words.lead}
			/>
			<Filters asked={asked}>
				<Choice name="action" label={words.action} options={words.actions} asked={asked} />
				<Words name="who" label={words.who} asked={asked} />
				<Words name="subject" label={words.subject} asked={asked} />
				<Words name="from" label={words.from} kind="date" asked={asked} />
				<Words name="until" label={words.until} kind="date" asked={asked} />
			</Filters>
			<p>
				<a href={`/api/v1/challenges/${challenge}/desk/audit.csv${questionOf(asked)}`}>
					{words.csv}
				</a>
			</p>
			<AuditLines lines={read.entries} desk={desk} />
			<Paging asked={asked} next={read.next} />
		</div>
	);
}
