import { Badge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Figure } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { refundWords } from "#app/_components/team/ledger-words.ts";
import type { DeskSubmissionView } from "#lib/desk/index.ts";
import { words } from "./words.ts";

const shownDigits = 12;

const instant = (at: string | null) =>
	at === null ? null : <Instant at={at} precision="second" />;

export function Attempt({ attempt }: Pick<DeskSubmissionView, "attempt">) {
	return (
		<Section id="attempt" title={words.attempt}>
			{attempt === null ? (
				<p className="quiet">{words.noAttempt}</p>
			) : (
				<Facts
					facts={[
						[words.attempt, words.attemptOf(attempt.slot, attempt.day)],
						[words.reserved, instant(attempt.reservedAt)],
						[words.spent, instant(attempt.spentAt)],
						[words.refunded, instant(attempt.refundedAt)],
						[
							words.why,
							attempt.refundReason && (refundWords[attempt.refundReason] ?? attempt.refundReason),
						],
					]}
				/>
			)}
		</Section>
	);
}

export function Evaluations({ evaluations }: Pick<DeskSubmissionView, "evaluations">) {
	return (
		<Section id="evaluations" title={words.evaluations}>
			<p className="quiet">
				{evaluations.length === 0 ? words.noEvaluations : words.evaluationsLead}
			</p>
			{evaluations.length === 0 ? null : (
				<TableRegion label={words.evaluations}>
					<table className="snug">
						<thead>
							<tr>
								<th scope="col">{words.evaluated}</th>
								<th scope="col" className="number">
									{words.score}
								</th>
								<th scope="col">{words.labels}</th>
								<th scope="col">{words.evaluator}</th>
								<th scope="col">{words.protocol}</th>
							</tr>
						</thead>
						<tbody>
							{evaluations.map((one) => (
								<tr key={one.id}>
									<th scope="row">
										<Instant at={one.evaluatedAt} precision="second" />{" "}
										<Badge tone={one.isShown ? "accent" : "dashed"}>
											{one.isShown ? words.shown : words.beside}
										</Badge>
									</th>
									<td className="number">
										<Figure value={one.score} />
									</td>
									<td>
										{words.labelVersion(one.labelSetVersion)}
										<span className="cell-note">
											<code>{one.labelSetSha256.slice(0, shownDigits)}</code>
										</span>
									</td>
									<td>
										{one.evaluator.name} {one.evaluator.version}
									</td>
									<td>
										<code>{one.protocolSha256.slice(0, shownDigits)}</code>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</TableRegion>
			)}
		</Section>
	);
}

export function Logs({ logs }: Pick<DeskSubmissionView, "logs">) {
	return (
		<Section id="log" title={words.logs}>
			<p className="quiet">{logs.length === 0 ? words.noLogs : words.logsLead}</p>
			{logs.length === 0 ? null : (
				<ol className="trail">
					{logs.map(({ at, message }) => (
						<li key={`${at} ${message}`}>
							<Instant at={at} precision="second" /> <span className="said">{message}</span>
						</li>
					))}
				</ol>
			)}
		</Section>
	);
}
