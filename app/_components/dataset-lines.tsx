import Link from "next/link";
import type { DatasetLine } from "#lib/dataset/index.ts";

export function DatasetLines({ datasets }: { datasets: readonly DatasetLine[] }) {
	return (
		<ul className="cards">
			{datasets.map(({ slug, title, summary }) => (
				<li key={slug}>
					<h3>
						<Link href={`/datasets/${slug}`}>{title}</Link>
					</h3>
					<p>{summary}</p>
				</li>
			))}
		</ul>
	);
}
