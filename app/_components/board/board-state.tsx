import Link from "next/link";
import type { Board, Freeze } from "#lib/leaderboard/index.ts";
import { countWord } from "../figure.tsx";
import { Instant } from "../instant.tsx";
import { Notice } from "../notice.tsx";

const words = {
	frozen: "This board is frozen",
	since: "It shows what was received before",
	sinceNote:
		"What came later is shown to its own team, where the phase shows teams their own figures, and to everybody once the organizers reveal it.",
	coming: "This board freezes at",
	comingNote: "What is received from then on is not shown here until the organizers reveal it.",
	revealed: "This board was frozen from",
	revealedAt: "and revealed at",
	asked: (count: number) =>
		count === 1
			? "The hidden labels were asked once"
			: `The hidden labels were asked ${countWord(count)} times`,
	beforeFreeze: " before the freeze",
	askedNote:
		": every scored file is one question to them, and the more are asked, the more of a high place may be luck with these very labels.",
	step: "A method's new best is shown here only when it beats the one shown by more than one paired-bootstrap step:",
	stepLink: "what that is, and is not",
	gone: "Taken off this board",
	goneLead: "What stood here once and does not any more. Attempts used for it stay used.",
	what: { withdrawn: "withdrawn by its team", disqualified: "disqualified by the organizers" },
} as const;

function FreezeLine({ freeze }: { freeze: Freeze }) {
	if (freeze.state === "frozen")
		return (
			<Notice tone="caution" title={words.frozen}>
				{words.since} <Instant at={freeze.at} precision="second" />. {words.sinceNote}
			</Notice>
		);
	if (freeze.state === "coming" || freeze.revealedAt === null)
		return (
			<p className="quiet fine prose">
				{words.coming} <Instant at={freeze.at} />. {words.comingNote}
			</p>
		);
	return (
		<p className="quiet fine prose">
			{words.revealed} <Instant at={freeze.at} /> {words.revealedAt}{" "}
			<Instant at={freeze.revealedAt} />.
		</p>
	);
}

/** What is to be known before reading the board: as of when it is, by which rule, how often asked. */
export function BoardState({ board }: { board: Board }) {
	const { freeze, labelQuestions, hasStepRule } = board;
	const isFrozen = freeze?.state === "frozen";
	return (
		<>
			{freeze ? <FreezeLine freeze={freeze} /> : null}
			{labelQuestions === null ? null : (
				<p className="quiet fine prose">
					{words.asked(labelQuestions)}
					{isFrozen ? words.beforeFreeze : null}
					{words.askedNote}
				</p>
			)}
			{hasStepRule ? (
				<p className="quiet fine prose">
					{words.step} <Link href="/docs#step-rule">{words.stepLink}</Link>.
				</p>
			) : null}
		</>
	);
}

/** One line for each submission that was withdrawn or disqualified after it stood on the board. */
export function BoardTombstones({ tombstones }: Pick<Board, "tombstones">) {
	if (tombstones.length === 0) return null;
	return (
		<section className="section" id="taken-off" aria-labelledby="taken-off-heading">
			<h2 id="taken-off-heading">{words.gone}</h2>
			<p className="quiet prose">{words.goneLead}</p>
			<ul className="tombstones">
				{tombstones.map(({ id, method, team, what, at }) => (
					<li key={id}>
						{method}, {team}: {words.what[what]}, <Instant at={at} precision="day" />
					</li>
				))}
			</ul>
		</section>
	);
}
