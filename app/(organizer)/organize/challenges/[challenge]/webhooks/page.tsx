import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import { listWebhooks, type WebhooksView, webhookKinds } from "#lib/webhooks/index.ts";
import { openDesk } from "../open-desk.ts";
import { create } from "./actions.ts";
import { webhookFields } from "./fields.ts";
import { SecretForm } from "./secret-form.client.tsx";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Webhook({ webhook, desk }: { webhook: WebhooksView[number]; desk: string }) {
	return (
		<tr>
			<th scope="row" className="words">
				<Link href={`${desk}/webhooks/${webhook.id}`} prefetch={false}>
					{webhook.url}
				</Link>
			</th>
			<td>
				<Badge tone={webhook.isActive ? "filled" : "dashed"}>
					{webhook.isActive ? words.active : words.paused}
				</Badge>
				{webhook.waiting > 0 ? (
					<span className="cell-note">{words.waiting(webhook.waiting)}</span>
				) : null}
			</td>
			<td className="words">
				{webhook.kinds.length === webhookKinds.length ? words.everything : webhook.kinds.join(", ")}
			</td>
			<td className="words">
				{webhook.lastTriedAt === null ? (
					words.never
				) : (
					<>
						{webhook.lastAnswer}
						<span className="cell-note">
							<Instant at={webhook.lastTriedAt} precision="second" />
						</span>
					</>
				)}
			</td>
		</tr>
	);
}

function Webhooks({ webhooks, desk }: { webhooks: WebhooksView; desk: string }) {
	if (webhooks.length === 0) return <p className="empty">{words.none}</p>;
	return (
		<TableRegion label={words.title}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.url}</th>
						<th scope="col">{words.state}</th>
						<th scope="col">{words.kinds}</th>
						<th scope="col">{words.last}</th>
					</tr>
				</thead>
				<tbody>
					{webhooks.map((webhook) => (
						<Webhook key={webhook.id} webhook={webhook} desk={desk} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function WebhooksPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const { ctx, desk } = await openDesk(challenge, "/webhooks");
	const home = `/organize/challenges/${challenge}`;
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: desk.challenge.title, href: home }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Webhooks webhooks={await listWebhooks(ctx, { challenge })} desk={home} />
			<Section id="add" title={words.make}>
				<SecretForm
					action={create}
					fields={[hidden("challenge", challenge), ...webhookFields()]}
					submit={words.make}
				/>
			</Section>
		</div>
	);
}
