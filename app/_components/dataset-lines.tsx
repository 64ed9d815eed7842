import Link from "next/link";
import type { DatasetLine } from "#lib/dataset/index.ts";

export function DatasetLines(props: {
	datasets: readonly DatasetLine[];
	/** One level below the heading that the list stands under. */
	heading?: "h2" | "h3";
}) {
	const Heading = props.heading ?? "h3";
	return (
		<ul className="cards">
			{props.datasets.map(({ slug, title, summary }) => (
				<li key={slug}>
					<Heading>
						<Link href={`/datasets/${slug}`}>{title}</Link>
					</Heading>
					<p>{summary}</p>
				</li>
			))}
		</ul>
	);
}
