import { readPhase } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { type Arrangement, readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { listTakedowns } from "#lib/publishing/index.ts";
import { listNotes } from "#lib/rescoring/index.ts";
import { found, foundOrDenied } from "../reading.ts";
import { BoardPage, HiddenBoardPage } from "./board-page.tsx";
import { words } from "./words.ts";

export type BoardSlugs = { challenge: string; phase: string };

/** The board as anybody may see it, so that one copy of it serves everybody. */
export async function PublicBoard(props: { slugs: BoardSlugs; arrangement: Arrangement }) {
	const ctx = contextFor(visitor);
	const { read: board, denied } = await foundOrDenied(readBoard(ctx, props.slugs));
	const head = await found(readPhase(ctx, props.slugs));
	const { dataset } = head.challenge;
	if (board) {
		const gone = { dataset, takedowns: await listTakedowns(ctx, { dataset: dataset.slug }) };
		const { challenge } = props.slugs;
		const rescored = { challenge, notes: await listNotes(ctx, props.slugs) };
		return (
			<BoardPage board={board} arrangement={props.arrangement} gone={gone} rescored={rescored} />
		);
	}
	const { moment, closesAt, closedVisibility } = head.phase;
	const opensItself = moment !== "closed" && closedVisibility === "everyone";
	return (
		<HiddenBoardPage head={head} sentence={denied} publicFrom={opensItself ? closesAt : null} />
	);
}

export async function boardMetadata(slugs: BoardSlugs) {
	const { challenge, phase } = await found(readPhase(contextFor(visitor), slugs));
	return { title: `${words.board(phase.title)} · ${challenge.title}` };
}
