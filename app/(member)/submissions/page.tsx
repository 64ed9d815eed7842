import type { Metadata } from "next";
import Link from "next/link";
import { StateBadge } from "#app/_components/badge.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listSubmissions, type SubmissionLine } from "#lib/submissions/index.ts";

const words = {
	title: "Submissions",
	lead: "What your teams have sent, newest first.",
	none: "Nothing yet. Choose a challenge and send a proposal file; it is checked in your browser before anything leaves it.",
	choose: "Challenges",
	received: "Received",
	state: "State",
	challenge: "Challenge",
	method: "Method",
	file: "File",
	auc: "AUC",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Line({ line }: { line: SubmissionLine }) {
	return (
		<tr>
			<th scope="row">
				<Link href={`/submissions/${line.id}`}>
					<Instant at={line.receivedAt} />
				</Link>
			</th>
			<td>
				<StateBadge state={line.state} />
			</td>
			<td className="number">
				<Figure value={line.auc} />
			</td>
			<td className="words">{line.method.name}</td>
			<td className="words">
				{line.challenge.title}, {line.phase.title}
			</td>
			<td className="words">{line.fileName}</td>
		</tr>
	);
}

export default async function SubmissionsPage() {
	const lines = await listSubmissions(await memberContext("/submissions"));
	if (lines.length === 0)
		return (
			<div className="page">
				<PageHead title={words.title} />
				<div className="empty">
					<p>{words.none}</p>
					<p>
						<Link className="button" href="/challenges">
							{words.choose}
						</Link>
					</p>
				</div>
			</div>
		);
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<TableRegion label={words.title}>
				<table>
					<thead>
						<tr>
							<th scope="col">{words.received}</th>
							<th scope="col">{words.state}</th>
							<th scope="col" className="number">
								{words.auc}
							</th>
							<th scope="col">{words.method}</th>
							<th scope="col">{words.challenge}</th>
							<th scope="col">{words.file}</th>
						</tr>
					</thead>
					<tbody>
						{lines.map((line) => (
							<Line key={line.id} line={line} />
						))}
					</tbody>
				</table>
			</TableRegion>
		</div>
	);
}
