import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { GrantBadge } from "#app/_components/access-badges.tsx";
import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type HolderLine, holderInput, readHolderPage } from "#lib/grants/index.ts";
import { words } from "../../../words.ts";
import { Told } from "../../steward-nav.tsx";
import { resume, revoke, suspend } from "./actions.ts";
import { DownloadsRecord } from "./downloads-record.tsx";

export const metadata: Metadata = { title: words.holders, robots: { index: false } };

const texts = {
	grant: (number: number) => `Access by request ${number}`,
	act: "End or stop access",
	revoke: "Revoke",
	suspend: "Suspend",
	resume: "Resume",
	reason: "Reason",
	reasonHint: "Mailed to the person word for word, and kept.",
	over: "No access runs that could be ended.",
};

type Props = {
	params: Promise<{ dataset: string; holder: string }>;
	searchParams: Promise<{ done?: string | string[]; before?: string | string[] }>;
};

const beforeOf = z
	.string()
	.regex(/^\d{1,18}$/)
	.optional()
	.catch(undefined);

function Grant({ line }: { line: HolderLine }) {
	const { firstVersion, lastVersion, end } = line;
	return (
		<Section id={`grant-${line.requestNumber}`} title={texts.grant(line.requestNumber)}>
			<Facts
				facts={[
					[words.state, <GrantBadge key="state" state={line.state} />],
					[
						"Why",
						line.reason ? (
							<span key="why" className="said">
								{line.reason}
							</span>
						) : null,
					],
					["From", <Instant key="from" at={line.startsAt} precision="day" />],
					line.endedAt
						? ["Ended on", <Instant key="ended" at={line.endedAt} precision="day" />]
						: ["Until", <Instant key="until" at={line.endsAt} precision="day" />],
					["Versions", `${firstVersion ?? words.nothing} – ${lastVersion ?? "every later one"}`],
					["Licence version signed", line.signedLicence ?? words.nothing],
					[
						"Request",
						<Link
							key="request"
							href={`/steward/${line.dataset.slug}/requests/${line.requestNumber}`}
						>
							#{line.requestNumber}
						</Link>,
					],
					[
						"Copies at the end",
						end ? `${end.answer}${end.because ? `: ${end.because}` : ""}` : null,
					],
				]}
			/>
		</Section>
	);
}

function Acts({
	dataset,
	userId,
	lines,
}: {
	dataset: string;
	userId: string;
	lines: HolderLine[];
}) {
	const runs = lines.some(({ state }) => state !== "revoked" && state !== "expired");
	const isSuspended = lines.some(({ state }) => state === "suspended");
	const fields: FormField[] = [
		hidden("dataset", dataset),
		hidden("userId", userId),
		{
			name: "reason",
			label: texts.reason,
			kind: "lines",
			isRequired: true,
			hint: texts.reasonHint,
		},
	];
	if (!runs) return <p className="quiet">{texts.over}</p>;
	return (
		<>
			{isSuspended ? (
				<ActionForm
					action={resume}
					fields={fields}
					submit={texts.resume}
					fold={{ title: texts.resume }}
				/>
			) : (
				<ActionForm
					action={suspend}
					fields={fields}
					submit={texts.suspend}
					tone="danger"
					fold={{ title: texts.suspend }}
				/>
			)}
			<ActionForm
				action={revoke}
				fields={fields}
				submit={texts.revoke}
				tone="danger"
				fold={{ title: texts.revoke }}
			/>
		</>
	);
}

export default async function HolderPage({ params, searchParams }: Props) {
	const { dataset, holder: userId } = await params;
	const input = holderInput.safeParse({ dataset, userId });
	if (!input.success) notFound();
	const ctx = await memberContext(`/steward/${dataset}/holders/${userId}`);
	const { read: page } = await foundOrDenied(readHolderPage(ctx, input.data));
	if (!page) notFound();
	// What is one's own is on a page of one's own.
	if (ctx.actor.kind === "member" && ctx.actor.userId === userId)
		redirect(`/access/${encodeURIComponent(dataset)}`);
	return (
		<div className="page">
			<PageHead
				title={page.name ?? page.email}
				crumbs={[
					{ title: words.steward, href: "/steward" },
					{ title: words.holders, href: `/steward/${dataset}/holders` },
				]}
				lead={<bdi>{page.email}</bdi>}
			/>
			<Told asked={await searchParams} />
			<Section id="act" title={texts.act}>
				<Acts dataset={dataset} userId={userId} lines={page.grants} />
			</Section>
			{page.grants.map((line) => (
				<Grant key={line.id} line={line} />
			))}
			<DownloadsRecord
				ctx={ctx}
				dataset={dataset}
				userId={userId}
				before={beforeOf.parse((await searchParams).before)}
			/>
		</div>
	);
}
