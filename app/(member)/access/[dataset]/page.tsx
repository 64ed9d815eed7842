import Link from "next/link";
import { z } from "zod";
import { GrantBadge } from "#app/_components/access-badges.tsx";
import { CompletenessBar } from "#app/_components/downloads/completeness-bar.tsx";
import { LedgerTable } from "#app/_components/downloads/ledger-table.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { BothWords } from "#app/_components/request/both.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { attempt, memberContext } from "#app/_http/action.ts";
import type { Context } from "#lib/context.ts";
import {
	describeFile,
	type HoldingView,
	listManifests,
	locateFile,
	readCompleteness,
	readHolding,
	readLedger,
} from "#lib/downloads/index.ts";
import { type GrantView, listGrants } from "#lib/grants/index.ts";
import { words as accessWords } from "../words.ts";
import { ConfirmForm } from "./confirm-form.tsx";
import { Everything } from "./everything.tsx";
import { Files, type FilesAsked } from "./files.tsx";
import { standingWords, words } from "./words.ts";

export const metadata = { title: words.access, robots: { index: false } };

const asked = z.object({
	version: z.string().optional().catch(undefined),
	show: z.enum(["all", "missing"]).catch("all"),
	from: z.coerce.number().int().min(0).max(1_000_000).catch(0),
	before: z
		.string()
		.regex(/^\d{1,18}$/)
		.optional()
		.catch(undefined),
	file: z.uuid().optional().catch(undefined),
});
type Asked = z.output<typeof asked>;

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<Record<string, string | string[]>>;
};

export default async function HoldingPage({ params, searchParams }: Props) {
	const { dataset } = await params;
	const ctx = await memberContext(`/access/${dataset}`);
	const holding = await found(readHolding(ctx, { dataset }));
	const search = await searchParams;
	const query = asked.parse(search);
	const version =
		holding.versions.find((one) => one.version === query.version) ?? holding.versions[0];
	return (
		<div className="page">
			<PageHead
				title={words.title(holding.title)}
				crumbs={[
					{ title: words.access, href: "/access" },
					{ title: holding.title, href: `/datasets/${dataset}` },
				]}
				badges={<GrantBadge state={holding.standing} />}
				lead={leadOf(holding)}
			/>
			<Standing
				holding={holding}
				standing={version?.standing ?? holding.standing}
				ended={(await listGrants(ctx)).find(
					(grant) => grant.dataset.slug === dataset && grant.asksForEnd,
				)}
			/>
			{query.file ? <Refused ctx={ctx} fileId={query.file} /> : null}
			<Told asked={search} />
			{holding.standing === "none" || !version ? null : (
				<Held ctx={ctx} holding={holding} version={version} asked={query} />
			)}
		</div>
	);
}

function leadOf({ endsAt, standing }: HoldingView): string | undefined {
	if (endsAt === null || standing === "revoked") return undefined;
	return words[standing === "expired" ? "ended" : "lead"](endsAt.slice(0, 10));
}

/** What somebody whose access has ended said of their copies, or where to say it. */
function Copies({ end }: Pick<GrantView, "end">) {
	if (end)
		return (
			<p>
				<BothWords words={accessWords.endSaid(end.answer, end.because)} />
			</p>
		);
	return (
		<p>
			<Link href="/access">
				<BothWords words={words.copies} />
			</Link>
		</p>
	);
}

function Standing(props: {
	holding: HoldingView;
	standing: HoldingView["standing"];
	ended: GrantView | undefined;
}) {
	const told = standingWords[props.standing];
	if (!told) return null;
	const { dataset, reason } = props.holding;
	return (
		<Notice tone={told.tone} title={`${told.title.en} ${told.title.zh}`}>
			{reason ? (
				<blockquote>
					<bdi className="said">{reason}</bdi>
				</blockquote>
			) : null}
			<p>
				<BothWords words={told.text} />
			</p>
			{told.steps.length > 0 ? (
				<p className="paging">
					{told.steps.map(({ label, href }) => (
						<Link key={label.en} href={href(dataset)}>
							<BothWords words={label} />
						</Link>
					))}
				</p>
			) : null}
			{props.ended ? <Copies end={props.ended.end} /> : null}
		</Notice>
	);
}

/** Why a file that was asked for did not come, as the policy says it now. */
async function Refused({ ctx, fileId }: { ctx: Context; fileId: string }) {
	const [place, described] = await Promise.all([
		found(locateFile(ctx, { fileId })),
		attempt(() => describeFile(ctx, { fileId })),
	]);
	if (described.ok) return null;
	return (
		<Notice tone="wrong" title={words.refused(place.path)} alert>
			{described.message}
		</Notice>
	);
}

function Versions({ holding, current }: { holding: HoldingView; current: string }) {
	if (holding.versions.length < 2) return null;
	return (
		<nav className="tabs" aria-label={words.versions}>
			<span className="label">{words.versions}</span>
			<ul>
				{holding.versions.map(({ version }) => (
					<li key={version}>
						<Link
							href={`/access/${holding.dataset}?version=${encodeURIComponent(version)}`}
							aria-current={version === current ? "page" : undefined}
						>
							{version}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** What somebody who holds or held access sees of one version. */
async function Held(props: {
	ctx: Context;
	holding: HoldingView;
	version: HoldingView["versions"][number];
	asked: Asked;
}) {
	const { ctx, holding, asked: query } = props;
	const { dataset } = holding;
	const { version, standing, isDemonstration } = props.version;
	const mayDownload = standing === "active" || standing === "expiring";
	const [complete, manifests, ledger] = await Promise.all([
		readCompleteness(ctx, { dataset, version }),
		listManifests(ctx, { dataset }),
		readLedger(ctx, { dataset, before: query.before }),
	]);
	const href = (more: Record<string, string | number>, at: string) =>
		`/access/${dataset}?${new URLSearchParams({ version, ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])) })}#${at}`;
	const filesHref = ({ show, from }: FilesAsked) => href({ show, from }, "files");
	return (
		<>
			{isDemonstration ? <Notice tone="caution">{words.demonstration}</Notice> : null}
			<Versions holding={holding} current={version} />
			<Section id="have" title={words.have}>
				<CompletenessBar of={complete} />
			</Section>
			<Everything
				dataset={dataset}
				version={version}
				manifests={manifests}
				mayMake={mayDownload}
				now={ctx.now}
			/>
			<Files of={complete} asked={query} mayDownload={mayDownload} href={filesHref} />
			<ConfirmForm dataset={dataset} version={version} />
			<Section id="ledger" title={words.ledger}>
				<p className="prose quiet">{words.ledgerLead}</p>
				<LedgerTable ledger={ledger} olderHref={(before) => href({ before }, "ledger")} />
			</Section>
		</>
	);
}
