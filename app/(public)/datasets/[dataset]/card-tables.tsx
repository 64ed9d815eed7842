import { Badge } from "#app/_components/badge.tsx";
import { countWord, missing } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { CardView, DatasetView } from "#lib/dataset/index.ts";
import { binWord, words } from "./words.ts";

function Heads({ titles }: { titles: readonly { title: string; isNumber?: boolean }[] }) {
	return (
		<thead>
			<tr>
				{titles.map(({ title, isNumber }) => (
					<th key={title} scope="col" className={isNumber ? "number" : undefined}>
						{title}
					</th>
				))}
			</tr>
		</thead>
	);
}

const number = (title: string) => ({ title, isNumber: true });

export function Composition(props: {
	composition: CardView["composition"];
	kinds: CardView["sources"];
}) {
	return (
		<>
			<TableRegion label={words.facts}>
				<table>
					<Heads titles={[{ title: words.fact }, number(words.value), { title: words.source }]} />
					<tbody>
						{props.composition.map(({ name, value, unit, cites }) => (
							<tr key={name}>
								<th scope="row">{name}</th>
								<td className="number">
									{countWord(value)} {words.units[unit] ?? ""}
								</td>
								<td className="quiet">{cites}</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
			{props.kinds.length > 0 ? (
				<p className="prose">
					<span>
						{words.kinds}: {props.kinds.join(", ")}.
					</span>
				</p>
			) : null}
		</>
	);
}

export function ClipTable({
	clips,
}: {
	clips: NonNullable<CardView["clipsByCategoryAndDuration"]>;
}) {
	const { bins, rows, printedTotals, printedTotal } = clips;
	return (
		<TableRegion label={words.clips}>
			<table className="snug">
				<caption>{words.clipsCaption}</caption>
				<Heads
					titles={[
						{ title: words.category },
						...bins.map((bin) => number(binWord(bin))),
						number(words.total),
					]}
				/>
				<tbody>
					{rows.map(({ category, clips: counts, printedTotal: total }) => (
						<tr key={category}>
							<th scope="row">{category}</th>
							{bins.map((bin, index) => (
								<td key={bin} className="number">
									{countWord(counts[index] ?? 0)}
								</td>
							))}
							<td className="number">{countWord(total)}</td>
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{words.total}</th>
						{bins.map((bin, index) => (
							<td key={bin} className="number">
								{countWord(printedTotals[index] ?? 0)}
							</td>
						))}
						<td className="number">{countWord(printedTotal)}</td>
					</tr>
				</tfoot>
			</table>
		</TableRegion>
	);
}

export function ComparedDatabases({ databases }: { databases: CardView["comparedDatabases"] }) {
	return (
		<TableRegion label={words.compared}>
			<table>
				<caption>
					<span>{words.comparedCaption}</span>
				</caption>
				<Heads
					titles={[
						{ title: words.database },
						number(words.longVideos),
						number(words.expressions),
						number(words.meanSeconds),
						{ title: words.from },
						{ title: words.type },
						number(words.year),
					]}
				/>
				<tbody>
					{databases.map((database) => (
						<tr key={database.name}>
							<th scope="row" className="sticky">
								{database.name}
							</th>
							<td className="number">{countWord(database.longVideos)}</td>
							<td className="number">{countWord(database.expressions)}</td>
							<td className="number">{database.meanVideoSeconds}</td>
							<td className="long">{database.sources}</td>
							<td>{database.expressionType}</td>
							<td className="number">{database.year}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

/** One row a version: what it holds, and what changed since the one before. */
export function Versions({ versions }: Pick<DatasetView, "versions">) {
	return (
		<TableRegion label={words.versions}>
			<table>
				<caption>{words.versionsCaption}</caption>
				<Heads
					titles={[
						{ title: words.version },
						{ title: words.published },
						{ title: words.changes },
						{ title: words.subset },
					]}
				/>
				<tbody>
					{versions.map(({ version, isDemonstration, publishedAt, changes, subsets }) => (
						<tr key={version}>
							<th scope="row">
								{version}{" "}
								{isDemonstration ? <Badge tone="caution">{words.demonstration}</Badge> : null}
							</th>
							<td>
								<Instant at={publishedAt} precision="day" />
							</td>
							<td className="long">{changes || missing}</td>
							<td className="long">
								{subsets.length === 0 ? missing : null}
								{subsets.map(({ subset, videos, durationSeconds }) => (
									<div key={subset}>
										{words.subsetLine(
											subset,
											countWord(videos),
											(durationSeconds / 3600).toFixed(2),
										)}
									</div>
								))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
