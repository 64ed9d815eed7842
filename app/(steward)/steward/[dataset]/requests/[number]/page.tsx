import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { RequestBadge } from "#app/_components/access-badges.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { memberContext } from "#app/_http/action.ts";
import { readRequest, requestInput } from "#lib/access/index.ts";
import { listVersionRange, queueInput } from "#lib/grants/index.ts";
import { words } from "../../../words.ts";
import { Told } from "../../steward-nav.tsx";
import {
	Attachments,
	Conversation,
	Earlier,
	Evidence,
	FormContents,
	History,
	Supervisor,
} from "./case.tsx";
import { Decide, Decision } from "./decide.tsx";
import { texts } from "./words.ts";

type Props = {
	params: Promise<{ dataset: string; number: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	return { title: texts.title(Number((await params).number)), robots: { index: false } };
}

export default async function StewardRequestPage({ params, searchParams }: Props) {
	const { dataset, number } = await params;
	const input = requestInput.safeParse({ number });
	if (!input.success || !queueInput.safeParse({ dataset }).success) notFound();
	const ctx = await memberContext(`/steward/${dataset}/requests/${number}`);
	const { read: request } = await foundOrDenied(readRequest(ctx, input.data));
	if (!request || request.dataset.slug !== dataset) notFound();
	// This page is for whoever decides, and nobody decides on their own request.
	if (request.isOwn) redirect(`/requests/${request.number}`);
	const versions = await listVersionRange(ctx, { dataset });
	const { done } = await searchParams;
	return (
		<div className="page wide">
			<PageHead
				title={texts.title(request.number)}
				crumbs={[
					{ title: words.steward, href: "/steward" },
					{ title: request.dataset.title, href: `/steward/${dataset}` },
				]}
				badges={<RequestBadge state={request.state} />}
				lead={
					<>
						<bdi>{request.applicant.name}</bdi>, <bdi>{request.fields.institution}</bdi>
					</>
				}
			/>
			<Told asked={{ done }} />
			<div className="case">
				<div>
					<FormContents request={request} />
					<Evidence request={request} />
					<Supervisor request={request} />
					<Attachments request={request} />
					<Conversation request={request} />
				</div>
				<div>
					<Decision request={request} />
					<Decide request={request} versions={versions} now={ctx.now} />
					<Earlier request={request} />
					<History request={request} />
				</div>
			</div>
		</div>
	);
}
