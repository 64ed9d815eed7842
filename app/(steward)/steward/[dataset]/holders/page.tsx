import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { GrantBadge, grantStateWord } from "#app/_components/access-badges.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { grantStates, type HolderLine, holdersInput, listHolders } from "#lib/grants/index.ts";
import { words } from "../../words.ts";
import { StewardNav } from "../steward-nav.tsx";

export const metadata: Metadata = { title: words.holders, robots: { index: false } };

const texts = {
	lead: (title: string) =>
		`Everybody who holds access to ${title}, or held it. A state is worked out anew at every look; it is stored nowhere.`,
	searchLabel: "Name, address or institution",
	ends: "Ends",
	versions: "Versions",
	licence: "Licence signed",
	copies: "Copies at the end",
	later: "and later",
	csv: "As CSV",
};

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

function Line({ line, dataset }: { line: HolderLine; dataset: string }) {
	const { firstVersion, lastVersion } = line;
	return (
		<tr>
			<th scope="row" className="words">
				<Link href={`/steward/${dataset}/holders/${line.userId}`}>
					<bdi>{line.name ?? line.email}</bdi>
				</Link>
				<span className="cell-note">
					<bdi>{line.email}</bdi>
				</span>
				<span className="cell-note">
					<bdi>{line.institution}</bdi>
				</span>
			</th>
			<td>
				<GrantBadge state={line.state} />
			</td>
			<td>
				<Instant at={line.endedAt ?? line.endsAt} precision="day" />
			</td>
			<td>
				{firstVersion ?? words.nothing} {lastVersion ? `– ${lastVersion}` : texts.later}
			</td>
			<td className="number">{line.signedLicence ?? words.nothing}</td>
			<td>{line.end ? line.end.answer : words.nothing}</td>
		</tr>
	);
}

function Filters({ state, text }: { state: string; text: string }) {
	return (
		<form className="filters" method="get" key={`${state} ${text}`}>
			<label className="search">
				<span>{texts.searchLabel}</span>
				<input type="search" name="text" defaultValue={text} maxLength={200} />
			</label>
			<label>
				<span>{words.state}</span>
				<select name="state" defaultValue={state}>
					<option value="">{words.anything}</option>
					{grantStates.map((one) => (
						<option key={one} value={one}>
							{grantStateWord(one)}
						</option>
					))}
				</select>
			</label>
			<button type="submit" className="plain">
				{words.apply}
			</button>
		</form>
	);
}

function Table({ lines, dataset }: { lines: HolderLine[]; dataset: string }) {
	if (lines.length === 0) return <p className="empty">{words.noHolders}</p>;
	return (
		<TableRegion label={words.holders}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.who}</th>
						<th scope="col">{words.state}</th>
						<th scope="col">{texts.ends}</th>
						<th scope="col">{texts.versions}</th>
						<th scope="col" className="number">
							{texts.licence}
						</th>
						<th scope="col">{texts.copies}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<Line key={line.id} line={line} dataset={dataset} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

export default async function HoldersPage({ params, searchParams }: Props) {
	const { dataset } = await params;
	const ctx = await memberContext(`/steward/${dataset}/holders`);
	const given = Object.entries(await searchParams).filter(([, value]) => value !== "");
	const input = holdersInput.safeParse({ ...Object.fromEntries(given), dataset });
	if (!input.success) notFound();
	const { read } = await foundOrDenied(listHolders(ctx, input.data));
	if (!read) notFound();
	const { title } = await findDataset(ctx.db, dataset);
	const { state = "", text = "" } = input.data;
	return (
		<div className="page">
			<PageHead
				title={words.holders}
				crumbs={[{ title: words.steward, href: "/steward" }]}
				lead={texts.lead(title)}
			/>
			<StewardNav dataset={dataset} here="/holders" />
			<Filters state={state} text={text} />
			<Table lines={read.holders} dataset={dataset} />
			<p className="paging">
				{read.next === null ? null : (
					<Link href={`?${new URLSearchParams({ state, text, after: read.next })}`}>
						{words.next}
					</Link>
				)}
				<a href={`/api/v1/datasets/${dataset}/holders.csv`}>{texts.csv}</a>
			</p>
		</div>
	);
}
