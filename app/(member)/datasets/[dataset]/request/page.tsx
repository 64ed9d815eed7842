import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { BothWords } from "#app/_components/request/both.tsx";
import { RequestStateBadge } from "#app/_components/request/request-parts.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { attempt, memberContext } from "#app/_http/action.ts";
import {
	listMyRequests,
	type RequestLine,
	type RequestView,
	readForm,
	readRequest,
	renewRequest,
} from "#lib/access/index.ts";
import type { Context } from "#lib/context.ts";
import { readDataset } from "#lib/dataset/index.ts";
import { type HoldingView, readHolding } from "#lib/downloads/index.ts";
import { RequestForm } from "./request-form.client.tsx";
import { words } from "./words.ts";

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<{ done?: string | string[]; renewal?: string }>;
};

export const metadata: Metadata = { title: words.title.en, robots: { index: false } };

const openStates: readonly string[] = ["draft", "submitted", "in_review", "needs_changes"];

/** What the form begins with: the open request, or what an earlier one said, as a new one. */
function typedOf(
	dataset: string,
	open: RequestView | null,
	earlier: RequestView | null,
): Record<string, string> {
	const said = open ?? earlier;
	if (!said) return { dataset };
	const { fields } = said;
	const answers = Object.entries(fields.answers).map(([key, answer]) => [`answers.${key}`, answer]);
	return {
		dataset,
		...(open ? { number: String(open.number), revision: String(open.revision) } : {}),
		position: fields.position ?? "",
		institution: fields.institution,
		rorId: fields.rorId ?? "",
		homepage: fields.homepage,
		intendedUse: fields.intendedUse,
		publications: fields.publications,
		supervisorName: fields.supervisorName,
		supervisorEmail: fields.supervisorEmail,
		...Object.fromEntries(answers),
	};
}

function Missing({ request, dataset }: { request: RequestView; dataset: string }) {
	if (request.missing.length === 0) return null;
	return (
		<Notice tone="caution" title={words.missing}>
			<ul>
				{request.missing.map(({ pointer, message, messageZh }) => (
					<li key={pointer}>
						<BothWords words={{ en: message, zh: messageZh }} />{" "}
						{pointer === "/licence" ? (
							<Link href={`/datasets/${dataset}/sign`}>{words.sign}</Link>
						) : null}
					</li>
				))}
			</ul>
		</Notice>
	);
}

function Earlier({ requests }: { requests: readonly RequestLine[] }) {
	if (requests.length === 0) return null;
	return (
		<Section id="earlier" title={words.earlier}>
			<ul>
				{requests.map(({ number, state }) => (
					<li key={number}>
						<Link href={`/requests/${number}`}>{words.request(number)}</Link>{" "}
						<RequestStateBadge state={state} />
					</li>
				))}
			</ul>
		</Section>
	);
}

async function beginRenewal(ctx: Context, dataset: string, page: string) {
	const begun = await attempt(() => renewRequest(ctx, { dataset }));
	if (begun.ok) redirect(page);
	return (
		<div className="page narrow">
			<PageHead title={words.renewal.en} />
			<Notice tone="wrong">{begun.message}</Notice>
		</div>
	);
}

/** What has become of the draft so far: what the stewards wish, and what is missing. */
function Progress({ request, dataset }: { request: RequestView | null; dataset: string }) {
	if (!request) return <p className="quiet">{words.documents}</p>;
	return (
		<>
			{request.state === "needs_changes" ? (
				<Notice tone="caution" title={words.wish}>
					<p className="typed" dir="auto">
						{request.words}
					</p>
				</Notice>
			) : null}
			<Missing request={request} dataset={dataset} />
			<p>
				<Link href={`/requests/${request.number}`}>{words.toRequest}</Link>
			</p>
		</>
	);
}

/** What a new request would be for, to somebody whose access runs. */
function Held({ holding: { dataset, standing, endsAt } }: { holding: HoldingView }) {
	if ((standing !== "active" && standing !== "expiring") || endsAt === null) return null;
	return (
		<Notice tone="good">
			<p>
				<BothWords words={words.held(endsAt.slice(0, 10))} />
			</p>
			<p className="paging">
				<Link href={`/access/${dataset}`}>
					<BothWords words={words.files} />
				</Link>
				<Link href={`/datasets/${dataset}/request?renewal`}>
					<BothWords words={words.renew} />
				</Link>
			</p>
		</Notice>
	);
}

/** The open request of somebody, or else the last that ended: a new one begins with what it said. */
async function readNewest(ctx: Context, mine: readonly RequestLine[]) {
	const open = mine.find(({ state }) => openStates.includes(state));
	const line = open ?? mine[0];
	const read = line ? await readRequest(ctx, { number: line.number }) : null;
	return open ? { request: read, earlier: null } : { request: null, earlier: read };
}

export default async function RequestPage({ params, searchParams }: Props) {
	const { dataset } = await params;
	const { done, renewal } = await searchParams;
	const page = `/datasets/${dataset}/request`;
	const ctx = await memberContext(renewal === undefined ? page : `${page}?renewal`);
	const [form, { licence }] = await found(
		Promise.all([readForm(ctx, { dataset }), readDataset(ctx, { dataset })]),
	);
	const mine = (await listMyRequests(ctx)).filter((one) => one.dataset.slug === dataset);
	const { request, earlier } = await readNewest(ctx, mine);
	if (renewal !== undefined && !request) return beginRenewal(ctx, dataset, page);
	if (request && request.moment !== "editable") redirect(`/requests/${request.number}`);
	const title = request?.kind === "renewal" ? words.renewal : words.title;
	return (
		<div className="page narrow">
			<PageHead
				title={`${title.en} ${title.zh}`}
				crumbs={[{ title: form.dataset.title, href: `/datasets/${dataset}` }]}
				badges={request ? <RequestStateBadge state={request.state} /> : null}
				lead={licence === null ? undefined : words.lead}
			/>
			<Told asked={{ done }} />
			{request ? null : <Held holding={await readHolding(ctx, { dataset })} />}
			{licence === null ? (
				<Notice>
					<BothWords words={words.noLicence} />
				</Notice>
			) : (
				<>
					{earlier ? <Notice>{words.from(earlier.number)}</Notice> : null}
					<Progress request={request} dataset={dataset} />
					<RequestForm
						typed={typedOf(dataset, request, earlier)}
						questions={form.questions}
						isRenewal={request?.kind === "renewal"}
					/>
				</>
			)}
			<Earlier requests={mine.filter((one) => one.number !== request?.number)} />
		</div>
	);
}
