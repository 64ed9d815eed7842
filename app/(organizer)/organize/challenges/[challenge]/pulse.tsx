import { DayColumns } from "#app/_components/charts/day-columns.tsx";
import { Swatches } from "#app/_components/charts/swatches.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { PulseView } from "#lib/desk/index.ts";

const words = {
	queue: "The queue",
	waiting: "Waiting",
	oldest: "The oldest waits since",
	running: "Being checked or scored",
	failed: "Failed in 24 hours",
	workers: "Workers alive",
	dead: "No worker is running: nothing is scored until one is started.",
	days: "Submissions by day",
	daysNote: "The last 30 UTC days, by what became of each file.",
	axis: "files",
	table: "As a table",
	day: "Day (UTC)",
	quiet: "Nothing was sent in the last 30 days.",
	on: (day: string, said: string) => `${day}: ${said}.`,
};

/** In the order of the palette: what failed stands out from what went well. */
const series = [
	["scored", "scored"],
	["failed", "failed"],
	["underWay", "under way"],
	["rejected", "rejected"],
	["ended", "cancelled, withdrawn or disqualified"],
] as const;

export function QueueHealth({ health }: Pick<PulseView, "health">) {
	const { oldestWaitingSince: oldest } = health;
	return (
		<Section id="queue" title={words.queue}>
			{health.workers === 0 ? (
				<Notice tone="wrong" alert>
					{words.dead}
				</Notice>
			) : null}
			<Facts
				facts={[
					[words.waiting, countWord(health.waiting)],
					[
						words.oldest,
						oldest === null ? null : <Instant key="at" at={oldest} precision="second" />,
					],
					[words.running, countWord(health.running)],
					[words.failed, countWord(health.failedLastDay)],
					[words.workers, countWord(health.workers)],
				]}
			/>
		</Section>
	);
}

type Days = PulseView["days"];

function describe(days: Days): string {
	const said = days.flatMap((day) => {
		const parts = series
			.filter(([key]) => day[key] > 0)
			.map(([key, name]) => `${day[key]} ${name}`);
		return parts.length === 0 ? [] : [words.on(day.day, parts.join(", "))];
	});
	return said.join(" ");
}

function DayTable({ days }: { days: Days }) {
	return (
		<details>
			<summary>{words.table}</summary>
			<TableRegion label={words.days}>
				<table className="snug">
					<thead>
						<tr>
							<th scope="col">{words.day}</th>
							{series.map(([key, name]) => (
								<th key={key} scope="col" className="number">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{days.map((day) => (
							<tr key={day.day}>
								<th scope="row" className="day">
									{day.day}
								</th>
								{series.map(([key]) => (
									<td key={key} className="number">
										{countWord(day[key])}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
		</details>
	);
}

export function SubmissionDays({ days }: { days: Days }) {
	const isQuiet = days.every((day) => series.every(([key]) => day[key] === 0));
	return (
		<Section id="days" title={words.days}>
			{isQuiet ? (
				<p className="quiet">{words.quiet}</p>
			) : (
				<figure className="chart">
					<figcaption>
						<p>{words.daysNote}</p>
					</figcaption>
					<Swatches names={series.map(([, name]) => name)} />
					<DayColumns
						title={words.days}
						axis={words.axis}
						description={describe(days)}
						days={days.map((day) => ({ day: day.day, counts: series.map(([key]) => day[key]) }))}
					/>
					<DayTable days={days} />
				</figure>
			)}
		</Section>
	);
}
