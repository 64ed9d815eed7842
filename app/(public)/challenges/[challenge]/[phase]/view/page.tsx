import { arrangementInput } from "#lib/leaderboard/index.ts";
import {
	type BoardSlugs,
	boardMetadata,
	PublicBoard,
} from "../../../../../_components/board/public-board.tsx";

type Props = {
	params: Promise<BoardSlugs>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
	const slugs = await params;
	// One board, many arrangements: search engines keep the plain address.
	return {
		...(await boardMetadata(slugs)),
		alternates: { canonical: `/challenges/${slugs.challenge}/${slugs.phase}` },
	};
}

/** The board as its address arranges it; reached through the board's own address (proxy.ts). */
export default async function ArrangedBoardRoute({ params, searchParams }: Props) {
	const arrangement = arrangementInput.parse(await searchParams);
	return <PublicBoard slugs={await params} arrangement={arrangement} />;
}
