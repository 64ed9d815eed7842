import Link from "next/link";
import { ChallengeLines } from "#app/_components/challenge-lines.tsx";
import { DatasetLines } from "#app/_components/dataset-lines.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { publicContext } from "#app/_http/context.ts";
import { listChallenges } from "#lib/challenge/index.ts";
import { listDatasets } from "#lib/dataset/index.ts";

const words = {
	title: "Find where it begins and where it ends",
	lead: "Onset hosts video datasets and their challenges. You send a file of proposed intervals; it is scored against labels that nobody outside the scoring worker can read, and stands on a public board, broken down by what makes the task hard.",
	checks:
		"Every file can be checked before it is sent, in the browser or on the command line, by the same code that checks it here.",
	format: "How a file is written and checked",
	challenges: "Challenges",
	noChallenges: "There is no challenge yet.",
	datasets: "Datasets",
	noDatasets: "There is no dataset yet.",
};

// What is listed is in the database, which a build does not have.
export const dynamic = "force-dynamic";

export default async function StartPage() {
	const ctx = publicContext();
	const [challenges, datasets] = await Promise.all([listChallenges(ctx), listDatasets(ctx)]);
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<p className="prose quiet">
				<span>
					{words.checks} <Link href="/docs">{words.format}</Link>.
				</span>
			</p>
			<Section id="challenges" title={words.challenges}>
				{challenges.length > 0 ? (
					<ChallengeLines challenges={challenges} />
				) : (
					<p className="empty quiet">{words.noChallenges}</p>
				)}
			</Section>
			<Section id="datasets" title={words.datasets}>
				{datasets.length > 0 ? (
					<DatasetLines datasets={datasets} />
				) : (
					<p className="empty quiet">{words.noDatasets}</p>
				)}
			</Section>
		</div>
	);
}
