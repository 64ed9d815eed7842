import type { Metadata } from "next";
import Link from "next/link";
import { StateBadge } from "#app/_components/badge.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { ListPage } from "#app/_components/list-page.tsx";
import { Score } from "#app/_components/score.tsx";
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
	score: "Score",
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
				<Score line={line} />
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
	return (
		<ListPage
			title={words.title}
			lead={words.lead}
			columns={[
				{ title: words.received },
				{ title: words.state },
				{ title: words.score, isNumber: true },
				{ title: words.method },
				{ title: words.challenge },
				{ title: words.file },
			]}
			rows={lines.map((line) => <Line key={line.id} line={line} />)}
			empty={{ text: words.none, href: "/challenges", label: words.choose }}
		/>
	);
}
