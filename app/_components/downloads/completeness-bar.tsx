import type { CompletenessView } from "#lib/downloads/index.ts";
import { words } from "./words.ts";

const parts = ["confirmed", "issued", "missing"] as const;

/** How much of a version is there: drawn as one bar, said in figures below it. */
export function CompletenessBar({ of }: { of: CompletenessView }) {
	const { files, confirmed, issued, missing } = of;
	return (
		<figure className="completeness">
			<div role="img" aria-label={words.bar(confirmed, issued, missing)} className="bar">
				{parts
					.filter((part) => of[part] > 0)
					.map((part) => (
						<span key={part} className={part} style={{ flexGrow: of[part] }} />
					))}
			</div>
			<figcaption>
				{parts.map((part) => (
					<span key={part}>
						<span className={`mark ${part}`} aria-hidden="true" />
						<strong>{of[part].toLocaleString("en")}</strong> {words[part]}
					</span>
				))}
				<span className="quiet">{words.of(files)}</span>
			</figcaption>
		</figure>
	);
}
