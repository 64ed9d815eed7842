import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { askedOf, type Search } from "#app/_components/asked.ts";
import { Badge } from "#app/_components/badge.tsx";
import { Paging } from "#app/_components/filters.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { keptDeliveries, timedRetention } from "#lib/privacy/index.ts";
import { readWebhook, type WebhookPageView, webhookPageInput } from "#lib/webhooks/index.ts";
import { openDesk } from "../../open-desk.ts";
import { edit, endOld, remove, rotate, test } from "../actions.ts";
import { webhookFields } from "../fields.ts";
import { SecretForm } from "../secret-form.client.tsx";
import { words } from "../words.ts";
import { Deliveries } from "./deliveries.tsx";

export const metadata: Metadata = { title: "Webhook", robots: { index: false } };

type Carried = ReturnType<typeof hidden>[];

function Change({ webhook, carried }: Pick<WebhookPageView, "webhook"> & { carried: Carried }) {
	return (
		<>
			<ActionForm
				action={edit}
				fields={[
					...carried,
					...webhookFields(webhook),
					{
						name: "isActive",
						label: words.isActive,
						kind: "check",
						value: webhook.isActive ? "yes" : "",
					},
				]}
				submit={words.save}
				fold={{ title: words.edit }}
			/>
			<SecretForm
				action={rotate}
				fields={carried}
				submit={words.rotateSubmit}
				tone="danger"
				fold={{ title: words.rotate, lead: words.rotateLead }}
			/>
			<ActionForm
				action={remove}
				fields={carried}
				submit={words.removeSubmit}
				tone="danger"
				fold={{ title: words.remove, lead: words.removeLead }}
			/>
		</>
	);
}

function OldSecret({ until, carried }: { until: string | null; carried: Carried }) {
	if (until === null) return null;
	return (
		<Notice tone="caution">
			<p>
				{words.oldSecret} <Instant at={until} />
			</p>
			<ActionForm action={endOld} fields={carried} submit={words.endOldSecret} tone="danger" />
		</Notice>
	);
}

type Props = { params: Promise<{ challenge: string; webhook: string }>; searchParams: Search };

export default async function WebhookPage({ params, searchParams }: Props) {
	const { challenge, webhook: webhookId } = await params;
	const { ctx, desk } = await openDesk(challenge, `/webhooks/${webhookId}`);
	const asked = askedOf(await searchParams);
	const input = webhookPageInput.safeParse({ challenge, webhookId, after: asked.after });
	if (!input.success) notFound();
	const { webhook, deliveries, next } = await found(readWebhook(ctx, input.data));
	const home = `/organize/challenges/${challenge}`;
	const carried = [hidden("challenge", challenge), hidden("webhookId", webhookId)];
	return (
		<div className="page">
			<PageHead
				title={new URL(webhook.url).host}
				crumbs={[
					{ title: desk.challenge.title, href: home },
					{ title: words.title, href: `${home}/webhooks` },
				]}
				badges={
					<Badge tone={webhook.isActive ? "filled" : "dashed"}>
						{webhook.isActive ? words.active : words.paused}
					</Badge>
				}
				lead={webhook.url}
			/>
			<Told asked={asked} />
			<OldSecret until={webhook.oldSecretUntil} carried={carried} />
			<p className="quiet">{words.testLead}</p>
			<ActionForm action={test} fields={carried} submit={words.test} tone="plain" />
			<Section id="change" title={words.settings}>
				<Change webhook={webhook} carried={carried} />
			</Section>
			<Section id="deliveries" title={words.deliveries}>
				<p className="quiet">{words.kept(timedRetention.webhookDeliveries.days, keptDeliveries)}</p>
				<Deliveries deliveries={deliveries} carried={carried} />
				<Paging asked={asked} next={next} />
			</Section>
		</div>
	);
}
