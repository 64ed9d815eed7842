import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { RequestFacts } from "#app/_components/request/request-facts.tsx";
import {
	EvidenceList,
	HistoryList,
	RequestStateBadge,
	Thread,
} from "#app/_components/request/request-parts.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type RequestView, readRequest, requestInput } from "#lib/access/index.ts";
import { CommentForm } from "./comment-form.client.tsx";
import { Documents } from "./documents.tsx";
import { Actions, Answer, Asks, Missing } from "./request-state.tsx";
import { words } from "./words.ts";

type Props = {
	params: Promise<{ number: string }>;
	searchParams: Promise<{ done?: string | string[]; refused?: string | string[] }>;
};

export const metadata: Metadata = { title: "Request", robots: { index: false } };

function Comments({ request }: { request: RequestView }) {
	return (
		<Section id="comments" title={words.thread}>
			<Thread comments={request.comments} />
			<CommentForm number={request.number} mayComment={request.may.comment} />
		</Section>
	);
}

function Earlier({ request }: { request: RequestView }) {
	if (request.earlier.length === 0) return null;
	return (
		<Section id="earlier" title={words.earlier}>
			<ul>
				{request.earlier.map(({ number, state }) => (
					<li key={number}>
						<Link href={`/requests/${number}`}>{words.title(number)}</Link>{" "}
						<RequestStateBadge state={state} />
					</li>
				))}
			</ul>
		</Section>
	);
}

function Body({ request }: { request: RequestView }) {
	return (
		<>
			<Section id="says" title={words.says}>
				<RequestFacts request={request} />
			</Section>
			{request.supervisorAsks.length > 0 ? (
				<Section id="supervisor" title={words.supervisor}>
					<Asks request={request} />
				</Section>
			) : null}
			<Section id="evidence" title={words.evidence}>
				<p className="quiet">{words.evidenceLead}</p>
				<EvidenceList evidence={request.evidence} />
			</Section>
			<Section id="documents" title={words.documents}>
				<Documents request={request} />
			</Section>
			<Comments request={request} />
			<Section id="history" title={words.history}>
				<HistoryList history={request.history} />
			</Section>
			<Earlier request={request} />
		</>
	);
}

export default async function RequestPage({ params, searchParams }: Props) {
	const parsed = requestInput.safeParse(await params);
	if (!parsed.success) notFound();
	const { number } = parsed.data;
	const ctx = await memberContext(`/requests/${number}`);
	const { read: request } = await foundOrDenied(readRequest(ctx, { number }));
	// Somebody else's request is answered like one that does not exist; a steward has a page of their own.
	if (!request?.isOwn) notFound();
	return (
		<div className="page narrow">
			<PageHead
				title={words.title(number)}
				crumbs={[
					{ title: words.all, href: "/requests" },
					{ title: request.dataset.title, href: `/datasets/${request.dataset.slug}` },
				]}
				badges={<RequestStateBadge state={request.state} />}
			/>
			<Told asked={await searchParams} />
			<Answer request={request} />
			<Missing request={request} />
			<Actions request={request} />
			<Body request={request} />
		</div>
	);
}
