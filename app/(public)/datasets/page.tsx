import { DatasetLines } from "#app/_components/dataset-lines.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { publicContext } from "#app/_http/context.ts";
import { listDatasets } from "#lib/dataset/index.ts";

const words = {
	title: "Datasets",
	lead: "What each dataset holds, how it was made, and how to cite it.",
	none: "There is no dataset yet.",
};

export const metadata = { title: words.title };
export const dynamic = "force-dynamic";

export default async function DatasetsPage() {
	const datasets = await listDatasets(publicContext());
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			{datasets.length > 0 ? (
				<DatasetLines datasets={datasets} heading="h2" />
			) : (
				<p className="empty quiet">{words.none}</p>
			)}
		</div>
	);
}
