import { arrangementOf } from "../../../../../../_components/board/address.ts";
import {
	type BoardSlugs,
	boardMetadata,
	PublicBoard,
} from "../../../../../../_components/board/public-board.tsx";

type Props = { params: Promise<BoardSlugs & { arrangement: string }> };

// Cached as the plain board is: made on the first request, and again when the board changes.
export const revalidate = 60;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props) {
	const slugs = await params;
	// One board, many arrangements: search engines keep the plain address.
	return {
		...(await boardMetadata(slugs)),
		alternates: { canonical: `/challenges/${slugs.challenge}/${slugs.phase}` },
	};
}

/** The board as its address arranges it; proxy.ts hands the query on as a part of the path. */
export default async function ArrangedBoardRoute({ params }: Props) {
	const { arrangement, ...slugs } = await params;
	const query = new URLSearchParams(decodeURIComponent(arrangement));
	return <PublicBoard slugs={slugs} arrangement={arrangementOf(query)} />;
}
