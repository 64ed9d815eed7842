import Link from "next/link";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { LedgerView } from "#lib/submissions/index.ts";
import { attemptWords, refundWords, words } from "./ledger-words.ts";
import { NextAttempt } from "./next-attempt.tsx";

type Entry = LedgerView[number];

function Attempts({ attempts }: Pick<Entry, "attempts">) {
	if (attempts.length === 0) return null;
	return (
		<TableRegion label={words.attempts}>
			<table className="snug">
				<caption>{words.attempts}</caption>
				<thead>
					<tr>
						<th scope="col">{words.day}</th>
						<th scope="col">{words.attempt}</th>
						<th scope="col">{words.when}</th>
						<th scope="col">{words.why}</th>
						<th scope="col">{words.file}</th>
					</tr>
				</thead>
				<tbody>
					{attempts.map((attempt) => (
						<tr key={attempt.submissionId}>
							<th scope="row">
								<Instant at={attempt.day} precision="day" />
							</th>
							<td>{attemptWords[attempt.state]}</td>
							<td>
								<Instant
									at={attempt.refundedAt ?? attempt.spentAt ?? attempt.reservedAt}
									precision="second"
								/>
							</td>
							<td className="words">
								{attempt.refundReason === null
									? null
									: (refundWords[attempt.refundReason] ?? attempt.refundReason)}
							</td>
							<td className="words">
								<Link href={`/submissions/${attempt.submissionId}`}>{attempt.fileName}</Link>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

function Grants({ grants }: Pick<Entry, "grants">) {
	if (grants.length === 0) return null;
	return (
		<TableRegion label={words.grants}>
			<table className="snug">
				<caption>{words.grants}</caption>
				<thead>
					<tr>
						<th scope="col">{words.day}</th>
						<th scope="col" className="number">
							{words.slots}
						</th>
						<th scope="col">{words.why}</th>
						<th scope="col">{words.grantedBy}</th>
						<th scope="col">{words.when}</th>
					</tr>
				</thead>
				<tbody>
					{grants.map((grant) => (
						<tr key={grant.grantedAt}>
							<th scope="row">
								<Instant at={grant.day} precision="day" />
							</th>
							<td className="number">{countWord(grant.slots)}</td>
							<td className="words">{grant.reason}</td>
							<td className="words">{grant.grantedBy}</td>
							<td>
								<Instant at={grant.grantedAt} precision="second" />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

/** The rule in words, what is left and when the next attempt is free, and every attempt there was. */
export function Ledger({ ledger }: { ledger: LedgerView }) {
	return ledger.map((entry) => (
		<article className="ledger" key={entry.phase.slug}>
			<h3>{entry.phase.title}</h3>
			<p>
				{words.rule(entry)} {words.rejectedRule(entry.quota)}
			</p>
			<Facts
				facts={[
					[words.facts.today, words.today(entry.quota)],
					[words.facts.total, words.total(entry.quota)],
					[words.facts.rejected, words.rejected(entry.quota)],
					[words.facts.inFlight, words.inFlight(entry.quota)],
					[
						words.facts.next,
						<NextAttempt key="next" quota={entry.quota} closesAt={entry.phase.closesAt} />,
					],
				]}
			/>
			<Grants grants={entry.grants} />
			<Attempts attempts={entry.attempts} />
		</article>
	));
}
