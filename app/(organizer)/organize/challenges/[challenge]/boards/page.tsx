import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Badge, MomentBadge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Told } from "#app/_components/told.tsx";
import { ZonedInstant } from "#app/_components/zoned-instant.tsx";
import { type DeskBoard, readDeskBoards } from "#lib/leaderboard/index.ts";
import { openDesk } from "../open-desk.ts";
import { reveal } from "./actions.ts";

const words = {
	title: "Boards",
	lead: "Who sees the figures of each phase now, what a freeze holds back, and how often its labels were asked. You see every figure always, rounded where labels are hidden.",
	none: "There is no phase yet.",
	now: "Sees figures now",
	audience: {
		none: "the organizers only",
		own: "each team its own",
		everyone: "everybody",
	},
	after: "From its end on",
	closes: "Ends",
	freezes: "Freezes",
	frozenSince: "Frozen since",
	froze: "Froze",
	revealed: "Revealed",
	scored: "Scored files",
	behind: "Behind the freeze",
	asked: "Questions to its labels",
	askedNote: (count: string) => `${count}: each scored file counts once, whatever became of it`,
	step: "Step rule",
	stepRule: "a new best is shown when it beats the shown one by more than a step",
	frozen: "frozen",
	public: "The board as everybody sees it",
	whole: "All of it, the freeze aside:",
	revealLead:
		"Revealing shows everything that was received behind the freeze, at once, to whom the phase shows figures. The change log says so in public. A board is revealed once and cannot be frozen again.",
	confirm: "I know that this cannot be taken back",
	reveal: "Reveal the board",
} as const;

export const metadata: Metadata = { title: words.title, robots: { index: false } };

const zoned = (name: string, at: string | null) =>
	[name, at === null ? null : <ZonedInstant key={name} at={at} />] as const;

const freezeWord = ({ isFrozen, revealedAt }: DeskBoard) => {
	if (isFrozen) return words.frozenSince;
	return revealedAt === null ? words.freezes : words.froze;
};

function BoardFacts({ board }: { board: DeskBoard }) {
	const { audience, closedAudience, moment, isFrozen } = board;
	const changesAtEnd =
		board.closesAt !== null && moment !== "closed" && audience !== closedAudience;
	return (
		<Facts
			facts={[
				[words.now, words.audience[audience]],
				zoned(words.closes, board.closesAt),
				[words.after, changesAtEnd ? words.audience[closedAudience] : null],
				zoned(freezeWord(board), board.freezesAt),
				zoned(words.revealed, board.revealedAt),
				[words.scored, countWord(board.scored)],
				[words.behind, isFrozen ? countWord(board.behindFreeze) : null],
				[words.asked, words.askedNote(countWord(board.labelQuestions))],
				[words.step, board.hasStepRule ? words.stepRule : null],
			]}
		/>
	);
}

function OneBoard({ board, challenge }: { board: DeskBoard; challenge: string }) {
	const { slug, title, moment, isFrozen, canReveal } = board;
	const file = `/api/v1/challenges/${challenge}/phases/${slug}/board`;
	return (
		<section className="section" id={slug} aria-labelledby={`${slug}-heading`}>
			<div className="actions">
				<h2 id={`${slug}-heading`}>{title}</h2>
				<MomentBadge moment={moment} />
				{isFrozen ? <Badge tone="caution">{words.frozen}</Badge> : null}
			</div>
			<BoardFacts board={board} />
			<p>
				<Link href={`/challenges/${challenge}/${slug}`}>{words.public}</Link>. {words.whole}{" "}
				<a href={`${file}.csv`}>CSV</a>, <a href={file}>JSON</a>.
			</p>
			{canReveal ? (
				<>
					<p className="prose">{words.revealLead}</p>
					<ActionForm
						action={reveal.bind(null, { challenge, phase: slug })}
						fields={[{ name: "confirmed", label: words.confirm, kind: "check" }]}
						submit={words.reveal}
					/>
				</>
			) : null}
		</section>
	);
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function BoardsPage({ params, searchParams }: Props) {
	const { ctx, desk } = await openDesk((await params).challenge, "/boards");
	const { slug, title } = desk.challenge;
	const boards = await readDeskBoards(ctx, { challenge: slug });
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title, href: `/organize/challenges/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			{boards.length === 0 ? <p>{words.none}</p> : null}
			{boards.map((board) => (
				<OneBoard key={board.slug} board={board} challenge={slug} />
			))}
		</div>
	);
}
