import type { Metadata } from "next";
import Link from "next/link";
import { GrantBadge } from "#app/_components/access-badges.tsx";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { BothWords } from "#app/_components/request/both.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { type GrantView, listGrants } from "#lib/grants/index.ts";
import { listAskedTakedowns } from "#lib/publishing/index.ts";
import { answer } from "./actions.ts";
import { AskedTakedowns } from "./asked-takedowns.tsx";
import { meanings, words } from "./words.ts";

export const metadata: Metadata = { title: words.title.en, robots: { index: false } };

function Answer({ grant }: { grant: GrantView }) {
	if (!grant.asksForEnd) return null;
	const options = [
		{ value: "", label: words.choose },
		{ value: "deleted", label: words.deleted },
		{ value: "kept", label: words.kept },
	];
	return (
		<ActionForm
			action={answer}
			fields={[
				{ name: "grantId", label: "", kind: "hidden", value: grant.id },
				{
					name: "answer",
					label: <BothWords words={words.answer} />,
					kind: "choice",
					options,
					value: grant.end?.answer ?? "",
					isRequired: true,
				},
				{
					name: "because",
					label: <BothWords words={words.because} />,
					kind: "lines",
					hint: words.becauseHint,
					value: grant.end?.because ?? "",
				},
			]}
			submit={<BothWords words={words.send} />}
			fold={{ title: <BothWords words={words.end} />, isOpen: grant.end === null }}
		/>
	);
}

function Ways({ grant }: { grant: GrantView }) {
	const { slug } = grant.dataset;
	return (
		<p className="paging">
			{grant.state === "needs_signature" ? (
				<Link className="button" href={`/datasets/${slug}/sign`}>
					<BothWords words={words.sign} />
				</Link>
			) : null}
			<Link href={`/access/${slug}`}>
				<BothWords words={words.files} />
			</Link>
			{grant.mayRenew ? (
				<Link href={`/datasets/${slug}/request?renewal`}>
					<BothWords words={words.renew} />
				</Link>
			) : null}
		</p>
	);
}

function licenceOf({ signedLicence, requiredLicence, state }: GrantView): string {
	if (signedLicence === null) return words.unsigned;
	return state === "needs_signature" && requiredLicence !== null
		? words.ofRequired(signedLicence, requiredLicence)
		: String(signedLicence);
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
			<p>
				<BothWords words={meanings[grant.state]} />
			</p>
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
					grant.endedAt
						? [words.ended, <Instant key="ended" at={grant.endedAt} precision="day" />]
						: [words.until, <Instant key="until" at={grant.endsAt} />],
					[
						words.versions,
						`${grant.firstVersion ?? ""} – ${grant.lastVersion ?? words.everyLater}`,
					],
					[words.licence, licenceOf(grant)],
					[
						words.request,
						<Link key="request" href={`/requests/${grant.requestNumber}`}>
							#{grant.requestNumber}
						</Link>,
					],
				]}
			/>
			<Ways grant={grant} />
			{grant.end ? (
				<p>
					<BothWords words={words.endSaid(grant.end.answer, grant.end.because)} />
				</p>
			) : null}
			<Answer grant={grant} />
		</li>
	);
}

function Earlier({ grants }: { grants: GrantView[] }) {
	if (grants.length === 0) return null;
	return (
		<details className="act">
			<summary>
				<BothWords words={words.earlier} />
			</summary>
			<ul className="trail">
				{grants.map((grant) => (
					<li key={grant.id}>
						{grant.dataset.title}, <Instant at={grant.startsAt} precision="day" /> –{" "}
						<Instant at={grant.endedAt ?? grant.endsAt} precision="day" />{" "}
						<GrantBadge state={grant.state} />
					</li>
				))}
			</ul>
		</details>
	);
}

function Nothing() {
	return (
		<div className="empty">
			<p>
				<BothWords words={words.none} />
			</p>
			<p className="paging">
				<Link className="button" href="/datasets">
					<BothWords words={words.datasets} />
				</Link>
				<Link href="/requests">
					<BothWords words={words.requests} />
				</Link>
			</p>
		</div>
	);
}

function Current({ grants }: { grants: GrantView[] }) {
	return (
		<ul className="cards">
			{grants
				.filter(({ isLast }) => isLast)
				.map((grant) => (
					<Held key={grant.id} grant={grant} />
				))}
		</ul>
	);
}

export default async function AccessPage(props: {
	searchParams: Promise<{ done?: string | string[] }>;
}) {
	const ctx = await memberContext("/access");
	const [grants, asked] = await Promise.all([listGrants(ctx), listAskedTakedowns(ctx)]);
	const { done } = await props.searchParams;
	const isWaiting = asked.some(({ answer }) => answer === null);
	return (
		<div className="page narrow">
			<PageHead
				title={`${words.title.en} ${words.title.zh}`}
				lead={<BothWords words={words.lead} />}
			/>
			<Told asked={{ done }} />
			{isWaiting ? <AskedTakedowns asked={asked} /> : null}
			{grants.length === 0 ? <Nothing /> : <Current grants={grants} />}
			<Earlier grants={grants.filter(({ isLast }) => !isLast)} />
			{isWaiting ? null : <AskedTakedowns asked={asked} />}
		</div>
	);
}
