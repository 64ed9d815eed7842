import {
	symbol,
	symbolCircle,
	symbolCross,
	symbolDiamond,
	symbolSquare,
	symbolTriangle,
	symbolWye,
} from "d3-shape";

/** What tells the lines of a chart apart without colour: a letter, a dash and a marker. */
const styles = [
	{ dash: undefined, shape: symbolCircle },
	{ dash: "7 3", shape: symbolSquare },
	{ dash: "2 3", shape: symbolTriangle },
	{ dash: "9 3 2 3", shape: symbolDiamond },
	{ dash: "4 2", shape: symbolCross },
	{ dash: "12 4", shape: symbolWye },
] as const;

/** How many rows a chart can draw and still be read. */
export const mostSeries = styles.length;

const markerArea = 38;

const styleOf = (index: number) => styles[index % styles.length] ?? styles[0];

export const seriesKey = (index: number): string => String.fromCharCode(65 + index);
export const seriesTone = (index: number): string => `tone-${(index % styles.length) + 1}`;
export const seriesDash = (index: number): string | undefined => styleOf(index).dash;
export const seriesMarker = (index: number): string =>
	symbol(styleOf(index).shape, markerArea)() ?? "";

/** A name that fits beside a line; the legend has it in full. */
export const shortName = (name: string, most = 26): string =>
	name.length > most ? `${name.slice(0, most - 1).replace(/[\s,;:-]+$/, "")}…` : name;

export function Legend({ names }: { names: readonly string[] }) {
	return (
		<ol className="legend">
			{names.map((name, index) => (
				<li key={`${seriesKey(index)}${name}`} className={seriesTone(index)}>
					<svg viewBox="0 0 36 14" aria-hidden="true">
						<line
							className="legend-line"
							x1="0"
							x2="36"
							y1="7"
							y2="7"
							strokeDasharray={seriesDash(index)}
						/>
						<path className="marker" d={seriesMarker(index)} transform="translate(18 7)" />
					</svg>
					<span>
						<span className="key">{seriesKey(index)}</span> {name}
					</span>
				</li>
			))}
		</ol>
	);
}
