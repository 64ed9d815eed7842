import { seriesTone } from "./series.tsx";

/** Which colour is what, in the order of the bars. */
export function Swatches({ names }: { names: readonly string[] }) {
	return (
		<ol className="legend">
			{names.map((name, index) => (
				<li key={name} className={seriesTone(index)}>
					<span className="swatch" aria-hidden="true" />
					{name}
				</li>
			))}
		</ol>
	);
}
