import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listStewarded, type StewardedView } from "#lib/grants/index.ts";
import { days, words } from "./words.ts";

export const metadata: Metadata = { title: words.datasets, robots: { index: false } };

function Line({ slug, title, health, holders }: StewardedView) {
	return (
		<tr>
			<th scope="row">
				<Link href={`/steward/${slug}`}>{title}</Link>
				<Link className="cell-note" href={`/steward/${slug}/blocks`}>
					{words.blocks}
				</Link>
			</th>
			<td className="number">{health.mayBeMore ? `${health.waiting}+` : health.waiting}</td>
			<td className="number">
				<Link href={`/steward/${slug}/holders`}>{holders}</Link>
			</td>
			<td>
				{health.oldestWaitingSince ? (
					<Instant at={health.oldestWaitingSince} precision="day" />
				) : (
					words.nothing
				)}
			</td>
			<td className="number">
				{health.medianDaysToDecision === null ? words.nothing : days(health.medianDaysToDecision)}
			</td>
		</tr>
	);
}

export default async function StewardPage() {
	const datasets = await listStewarded(await memberContext("/steward"));
	return (
		<div className="page">
			<PageHead title={words.datasets} lead={words.datasetsLead} />
			{datasets.length === 0 ? (
				<Notice>{words.noDatasets}</Notice>
			) : (
				<TableRegion label={words.datasets}>
					<table>
						<thead>
							<tr>
								<th scope="col">{words.dataset}</th>
								<th scope="col" className="number">
									{words.waiting}
								</th>
								<th scope="col" className="number">
									{words.holders}
								</th>
								<th scope="col">{words.oldest}</th>
								<th scope="col" className="number">
									{words.median}
								</th>
							</tr>
						</thead>
						<tbody>
							{datasets.map((one) => (
								<Line key={one.slug} {...one} />
							))}
						</tbody>
					</table>
				</TableRegion>
			)}
		</div>
	);
}
