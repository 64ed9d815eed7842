import { axisExactly, Plot, percent } from "./plot.tsx";
import { seriesTone } from "./series.tsx";

export type ShareRow = { name: string; note: string; parts: { name: string; value: number }[] };

const pixels = { head: 24, bar: 18, gap: 12 };
const rowHeight = pixels.head + pixels.bar + pixels.gap;

const total = (row: ShareRow) => row.parts.reduce((sum, { value }) => sum + value, 0);
const describe = (rows: readonly ShareRow[]) =>
	rows
		.map(
			({ name, parts }) =>
				`${name}: ${parts.map((part) => `${part.name} ${part.value}`).join(", ")}.`,
		)
		.join(" ");

/** The parts of each row, as shares of that row; what is too narrow for its figure has none. */
export function ShareBars(props: { title: string; axis: string; rows: readonly ShareRow[] }) {
	const across = axisExactly(100, props.axis, [0, 25, 50, 75, 100]);
	return (
		<Plot
			title={props.title}
			description={describe(props.rows)}
			heightPixels={props.rows.length * rowHeight}
			across={across}
			className="bars shared"
		>
			{props.rows.map((row, index) => (
				<Row key={row.name} row={row} at={index * rowHeight} />
			))}
		</Plot>
	);
}

function Row({ row, at }: { row: ShareRow; at: number }) {
	const whole = total(row);
	let from = 0;
	const parts = row.parts.map((part, index) => {
		const share = whole === 0 ? 0 : (100 * part.value) / whole;
		const placed = { ...part, index, from, share };
		from += share;
		return placed;
	});
	return (
		<g>
			<text className="group-name" x="0" y={at + 16}>
				{row.name}
				<tspan className="group-note" dx="8">
					{row.note}
				</tspan>
			</text>
			{parts
				.filter(({ share }) => share > 0)
				.map((part) => (
					<g key={part.name} className={seriesTone(part.index)}>
						<rect
							className="bar share"
							x={percent(part.from)}
							y={at + pixels.head}
							height={pixels.bar}
							width={percent(part.share)}
						/>
						{part.share >= 9 ? (
							<text
								className="inside"
								x={percent(part.from + part.share / 2)}
								y={at + pixels.head + pixels.bar / 2}
								dy="0.34em"
								textAnchor="middle"
							>
								{part.value}
							</text>
						) : null}
					</g>
				))}
		</g>
	);
}
