import type { Metadata } from "next";
import Link from "next/link";
import { GrantBadge } from "#app/_components/access-badges.tsx";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type GrantView, listGrants } from "#lib/grants/index.ts";
import { answer } from "./actions.ts";
import { meanings, words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Answer({ grant }: { grant: GrantView }) {
	if (!grant.asksForEnd) return null;
	const options = [
		{ value: "deleted", label: words.deleted },
		{ value: "kept", label: words.kept },
	];
	return (
		<details className="act" open={grant.end === null}>
			<summary>{words.end}</summary>
			<ActionForm
				action={answer}
				fields={[
					{ name: "grantId", label: "", kind: "hidden", value: grant.id },
					{
						name: "answer",
						label: words.answer,
						kind: "choice",
						options,
						value: grant.end?.answer ?? "deleted",
					},
					{
						name: "because",
						label: words.because,
						kind: "lines",
						hint: words.becauseHint,
						value: grant.end?.because ?? "",
					},
				]}
				submit={words.send}
			/>
		</details>
	);
}

function Ways({ grant }: { grant: GrantView }) {
	const { slug } = grant.dataset;
	return (
		<p className="paging">
			{grant.state === "needs_signature" ? (
				<Link className="button" href={`/datasets/${slug}/sign`}>
					{words.sign}
				</Link>
			) : null}
			<Link href={`/access/${slug}`}>{words.files}</Link>
			{grant.mayRenew ? (
				<Link href={`/datasets/${slug}/request?renewal`}>{words.renew}</Link>
			) : null}
		</p>
	);
}

function Held({ grant }: { grant: GrantView }) {
	return (
		<li>
			<div className="title-row">
				<h2>
					<Link href={`/datasets/${grant.dataset.slug}`}>{grant.dataset.title}</Link>
				</h2>
				<GrantBadge state={grant.state} />
			</div>
			<p>{meanings[grant.state]}</p>
			<Facts
				facts={[
					[
						words.why,
						grant.reason ? (
							<bdi key="why" className="said">
								{grant.reason}
							</bdi>
						) : null,
					],
					[words.until, <Instant key="until" at={grant.endsAt} />],
					[
						words.versions,
						`${grant.firstVersion ?? ""} – ${grant.lastVersion ?? words.everyLater}`,
					],
					[words.licence, grant.signedLicence ?? words.unsigned],
					[
						words.request,
						<Link key="request" href={`/requests/${grant.requestNumber}`}>
							#{grant.requestNumber}
						</Link>,
					],
				]}
			/>
			<Ways grant={grant} />
			{grant.end ? <p>{words.endSaid(grant.end.answer, grant.end.because)}</p> : null}
			<Answer grant={grant} />
		</li>
	);
}

function Earlier({ grants }: { grants: GrantView[] }) {
	if (grants.length === 0) return null;
	return (
		<details className="act">
			<summary>{words.earlier}</summary>
			<ul className="trail">
				{grants.map((grant) => (
					<li key={grant.id}>
						{grant.dataset.title}, <Instant at={grant.startsAt} precision="day" /> –{" "}
						<Instant at={grant.endsAt} precision="day" /> <GrantBadge state={grant.state} />
					</li>
				))}
			</ul>
		</details>
	);
}

export default async function AccessPage(props: {
	searchParams: Promise<{ done?: string | string[] }>;
}) {
	const grants = await listGrants(await memberContext("/access"));
	const { done } = await props.searchParams;
	if (grants.length === 0)
		return (
			<div className="page narrow">
				<PageHead title={words.title} />
				<div className="empty">
					<p>{words.none}</p>
					<p className="paging">
						<Link className="button" href="/datasets">
							{words.datasets}
						</Link>
						<Link href="/requests">{words.requests}</Link>
					</p>
				</div>
			</div>
		);
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead} />
			{typeof done === "string" ? (
				<Notice tone="good" alert>
					{done}
				</Notice>
			) : null}
			<ul className="cards">
				{grants
					.filter(({ isLast }) => isLast)
					.map((grant) => (
						<Held key={grant.id} grant={grant} />
					))}
			</ul>
			<Earlier grants={grants.filter(({ isLast }) => !isLast)} />
		</div>
	);
}
