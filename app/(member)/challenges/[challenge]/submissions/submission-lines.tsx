import Link from "next/link";
import { StateBadge } from "#app/_components/badge.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { historyWords } from "#app/_components/result/words.ts";
import { Score } from "#app/_components/score.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { TeamSubmissionLine } from "#lib/submissions/index.ts";
import { cancel, restore, withdraw } from "./actions.ts";
import { words } from "./words.ts";

type Act = { word: string; run: (challenge: string, form: FormData) => Promise<void> };

/** What can be done with a submission as it stands. */
function actOf({ state, restorableUntil }: TeamSubmissionLine): Act | null {
	if (state === "received" || state === "queued") return { word: words.cancel, run: cancel };
	if (state === "scored") return { word: words.withdraw, run: withdraw };
	const isInTime = restorableUntil !== null && new Date(restorableUntil) > new Date();
	return isInTime ? { word: words.restore, run: restore } : null;
}

function Actions({ line, challenge }: { line: TeamSubmissionLine; challenge: string }) {
	const act = actOf(line);
	if (!act) return null;
	return (
		<form action={act.run.bind(null, challenge)}>
			<input type="hidden" name="submissionId" value={line.id} />
			<button type="submit" className="plain">
				{act.word}
			</button>
			{line.restorableUntil === null ? null : (
				<span className="cell-note">
					{words.until} <Instant at={line.restorableUntil} />
				</span>
			)}
		</form>
	);
}

function Line({ line, challenge }: { line: TeamSubmissionLine; challenge: string }) {
	return (
		<tr>
			<th scope="row">
				<Link href={`/submissions/${line.id}`}>
					<Instant at={line.receivedAt} />
				</Link>
				<span className="cell-note">{line.phase.title}</span>
			</th>
			<td>
				<StateBadge state={line.state} />
			</td>
			<td className="number">
				<Score line={line} />
			</td>
			<td className="words">
				{line.method.name}
				<span className="cell-note">{line.fileName}</span>
			</td>
			<td className="long">
				<details>
					<summary>
						{historyWords[line.history.at(-1)?.action ?? ""] ?? words.steps}{" "}
						<Instant at={line.stateChangedAt} precision="second" />
					</summary>
					<ol className="step-times">
						{line.history.map(({ action, at }) => (
							<li key={`${action} ${at}`}>
								{historyWords[action] ?? action} <Instant at={at} precision="second" />
							</li>
						))}
					</ol>
				</details>
			</td>
			<td>
				<Actions line={line} challenge={challenge} />
			</td>
		</tr>
	);
}

/** Every submission of the team, newest first; each step and its time can be opened. */
export function SubmissionLines(props: {
	lines: readonly TeamSubmissionLine[];
	challenge: string;
}) {
	if (props.lines.length === 0) return <p className="quiet">{words.none}</p>;
	return (
		<TableRegion label={words.submissions}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.received}</th>
						<th scope="col">{words.state}</th>
						<th scope="col" className="number">
							{words.score}
						</th>
						<th scope="col">{words.method}</th>
						<th scope="col">{words.steps}</th>
						<th scope="col">{words.actions}</th>
					</tr>
				</thead>
				<tbody>
					{props.lines.map((line) => (
						<Line key={line.id} line={line} challenge={props.challenge} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
