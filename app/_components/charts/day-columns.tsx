import { axisExactly, axisTo, Place, Plot, percent } from "./plot.tsx";
import { seriesTone } from "./series.tsx";

export type DayCounts = { day: string; counts: readonly number[] };

const words = { days: "UTC day" };
const heightPixels = 200;
const labelledDays = 7;
const gap = 0.15;

const total = ({ counts }: DayCounts) => counts.reduce((sum, one) => sum + one, 0);

function Column(props: { day: DayCounts; at: number; wide: number; most: number }) {
	const { day, at, wide, most } = props;
	let below = 0;
	return day.counts.map((count, series) => {
		below += count;
		return count === 0 ? null : (
			<g key={seriesTone(series)} className={seriesTone(series)}>
				<rect
					className="bar"
					x={percent(at)}
					y={percent(100 - (below / most) * 100)}
					width={percent(wide)}
					height={percent((count / most) * 100)}
				/>
			</g>
		);
	});
}

/** A column a day, parted by kind; each day stands in the table beside it too. */
export function DayColumns(props: {
	title: string;
	axis: string;
	description: string;
	days: readonly DayCounts[];
}) {
	const { days } = props;
	const up = axisTo(Math.max(...days.map(total), 4), props.axis, 4);
	const wide = 100 / days.length;
	return (
		<Plot
			title={props.title}
			description={props.description}
			heightPixels={heightPixels}
			across={axisExactly(days.length, words.days, [])}
			up={up}
			className="days"
		>
			{days.map((day, n) => (
				<Column
					key={day.day}
					day={day}
					at={(n + gap / 2) * wide}
					wide={wide * (1 - gap)}
					most={up.top}
				/>
			))}
			{days.map(({ day }, n) =>
				(days.length - 1 - n) % labelledDays === 0 ? (
					<g key={day} className="tick">
						<Place across={(n + 0.5) * wide} up={100}>
							<text y="0" dy="1.4em" textAnchor="middle">
								{day.slice(5)}
							</text>
						</Place>
					</g>
				) : null,
			)}
		</Plot>
	);
}
