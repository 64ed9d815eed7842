import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";

/**
 * Charts are one SVG that stretches: places across are percentages, and only curves are drawn in a
 * unit square that is stretched under them. So text keeps its size at every width, without a script.
 */
export type Axis = {
	/** Where a value stands, in per cent of the axis' length. */
	at: (value: number) => number;
	ticks: number[];
	label: string;
	top: number;
};

/** An axis from 0 to a round number at or above `most`. */
export function axisTo(most: number, label: string, tickCount = 5): Axis {
	const scale = scaleLinear()
		.domain([0, most > 0 ? most : 1])
		.nice(tickCount)
		.range([0, 100]);
	const [, top = 1] = scale.domain();
	return { at: scale, ticks: scale.ticks(tickCount), label, top };
}

/** An axis that ends exactly at `most`. */
export function axisExactly(most: number, label: string, ticks: number[]): Axis {
	return { at: scaleLinear().domain([0, most]).range([0, 100]), ticks, label, top: most };
}

export const percent = (share: number): string => `${Number(share.toFixed(2))}%`;

/** From the bottom up, as figures are read; SVG counts from the top. */
export const upward = (axis: Axis, value: number): number => 100 - axis.at(value);

export function Plot(props: {
	title: string;
	description: string;
	heightPixels: number;
	across: Axis;
	up?: Axis;
	className?: string;
	children: ReactNode;
}) {
	const { across, up, heightPixels } = props;
	return (
		<div className={`plot ${props.className ?? ""}`}>
			<svg role="img" height={heightPixels}>
				<title>{props.title}</title>
				<desc>{props.description}</desc>
				<AcrossTicks axis={across} />
				{up ? <UpTicks axis={up} /> : null}
				<line className="axis-line" x1="0" x2="100%" y1="100%" y2="100%" />
				{props.children}
			</svg>
		</div>
	);
}

function AcrossTicks({ axis }: { axis: Axis }) {
	return (
		<g className="tick">
			{axis.ticks.map((tick) => (
				<g key={tick}>
					<line x1={percent(axis.at(tick))} x2={percent(axis.at(tick))} y1="0" y2="100%" />
					<text x={percent(axis.at(tick))} y="100%" dy="1.4em" textAnchor="middle">
						{tick}
					</text>
				</g>
			))}
			<text x="50%" y="100%" dy="2.9em" textAnchor="middle">
				{axis.label}
			</text>
		</g>
	);
}

function UpTicks({ axis }: { axis: Axis }) {
	return (
		<g className="tick">
			{axis.ticks.map((tick) => (
				<g key={tick}>
					<line
						x1="0"
						x2="100%"
						y1={percent(upward(axis, tick))}
						y2={percent(upward(axis, tick))}
					/>
					<text x="-8" y={percent(upward(axis, tick))} dy="0.32em" textAnchor="end">
						{tick}
					</text>
				</g>
			))}
			<text x="-36" y="-14" textAnchor="start">
				{axis.label}
			</text>
		</g>
	);
}

/** The unit square that curves are drawn in; strokes keep their width when it is stretched. */
export function Curves({ children }: { children: ReactNode }) {
	return (
		<svg
			aria-hidden="true"
			viewBox="0 0 100 100"
			preserveAspectRatio="none"
			width="100%"
			height="100%"
		>
			{children}
		</svg>
	);
}

/** A place in the plot, around which pixels can be used. */
export function Place(props: { across: number; up: number; children: ReactNode }) {
	return (
		<svg
			aria-hidden="true"
			x={percent(props.across)}
			y={percent(props.up)}
			overflow="visible"
			width="1"
			height="1"
		>
			{props.children}
		</svg>
	);
}

/** A label right of where a line ends, joined to it where it had to move aside. */
export function EndLabel(props: {
	up: number;
	across: number;
	atPixels: number;
	heightPixels: number;
	className?: string;
	children: ReactNode;
}) {
	const moved = props.atPixels - (props.up / 100) * props.heightPixels;
	return (
		<Place across={props.across} up={props.up}>
			<path className="leader" d={`M3 0L9 ${moved.toFixed(1)}`} />
			<text className={props.className} x="12" y={moved.toFixed(1)} dy="0.32em">
				{props.children}
			</text>
		</Place>
	);
}
