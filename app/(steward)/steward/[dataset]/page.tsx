import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RequestBadge } from "#app/_components/access-badges.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listQueue, type QueueLine, queueInput, queueStates } from "#lib/grants/index.ts";
import { days, positionWords, words } from "../words.ts";
import { type Asked, QueueFilters } from "./queue-filters.tsx";
import { QueueKeys } from "./queue-keys.client.tsx";
import { StewardNav, Told } from "./steward-nav.tsx";

export const metadata: Metadata = { title: words.queue, robots: { index: false } };

const texts = {
	lead: (title: string) => `Requests for ${title}. Those that wait come oldest first.`,
	number: "Request",
	steward: "In whose hands",
	renewal: "renewal",
	states: "By state",
	many: "100+",
};

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What was asked for, each thing once and none of it empty. */
const askedOf = (search: Awaited<Search>): Asked =>
	Object.fromEntries(
		Object.entries(search).filter(
			(entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
		),
	);

const stateWord = (state: string) => state.replaceAll("_", " ");

function address(asked: Asked, change: Asked): string {
	const { done: _done, refused: _refused, after: _after, ...kept } = asked;
	const named = Object.entries({ ...kept, ...change }).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return `?${new URLSearchParams(named)}`;
}

function States({ asked, counts }: { asked: Asked; counts: Record<string, number> }) {
	const here = asked.state ?? "waiting";
	return (
		<nav className="tabs" aria-label={texts.states}>
			<ul>
				{queueStates.map((state) => (
					<li key={state}>
						<Link
							href={address(asked, { state })}
							aria-current={state === here ? "true" : undefined}
						>
							{stateWord(state)} {(counts[state] ?? 0) >= 100 ? texts.many : (counts[state] ?? 0)}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}

const isWaiting = ({ state }: QueueLine) => state === "submitted" || state === "in_review";

function Line({ line, dataset }: { line: QueueLine; dataset: string }) {
	return (
		<tr>
			<th scope="row" className="words">
				<Link href={`/steward/${dataset}/requests/${line.number}`} data-row>
					#{line.number}
				</Link>{" "}
				<bdi>{line.name}</bdi>
				<span className="cell-note">
					<bdi>{line.institution}</bdi>
				</span>
				{line.kind === "renewal" ? <span className="cell-note">{texts.renewal}</span> : null}
			</th>
			<td>
				<RequestBadge state={line.state} />
			</td>
			<td>
				<Instant at={line.submittedAt} precision="day" />
				{isWaiting(line) ? <span className="cell-note">{days(line.waitingDays)}</span> : null}
			</td>
			<td>{line.position ? positionWords[line.position] : words.nothing}</td>
			<td className="words">{line.reviewer ?? words.nothing}</td>
		</tr>
	);
}

function Table({ lines, dataset }: { lines: QueueLine[]; dataset: string }) {
	if (lines.length === 0) return <p className="empty">{words.noRequests}</p>;
	return (
		<TableRegion label={words.queue}>
			<table>
				<thead>
					<tr>
						<th scope="col">{texts.number}</th>
						<th scope="col">{words.state}</th>
						<th scope="col">{lines.every(isWaiting) ? words.waitingSince : words.since}</th>
						<th scope="col">{words.position}</th>
						<th scope="col">{texts.steward}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<Line key={line.number} line={line} dataset={dataset} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

export default async function QueuePage(props: {
	params: Promise<{ dataset: string }>;
	searchParams: Search;
}) {
	const { dataset } = await props.params;
	const ctx = await memberContext(`/steward/${dataset}`);
	const asked = askedOf(await props.searchParams);
	const input = queueInput.safeParse({ ...asked, dataset });
	if (!input.success) notFound();
	const { read: queue } = await foundOrDenied(listQueue(ctx, input.data));
	// Who is no steward of it is answered as if there were no such queue.
	if (!queue) notFound();
	return (
		<div className="page">
			<PageHead
				title={words.queue}
				crumbs={[{ title: words.steward, href: "/steward" }]}
				lead={texts.lead(queue.dataset.title)}
			/>
			<StewardNav dataset={dataset} here="" />
			<Told asked={asked} />
			<QueueFilters asked={asked} />
			<States asked={asked} counts={queue.counts} />
			<QueueKeys />
			<Table lines={queue.requests} dataset={dataset} />
			<p className="paging">
				{asked.after ? <Link href={address(asked, {})}>{words.first}</Link> : null}
				{queue.next === null ? null : (
					<Link href={address(asked, { after: String(queue.next) })}>{words.next}</Link>
				)}
			</p>
		</div>
	);
}
