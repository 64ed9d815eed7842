import { arrangementInput } from "#lib/leaderboard/index.ts";
import {
	type BoardSlugs,
	boardMetadata,
	PublicBoard,
} from "../../../../_components/board/public-board.tsx";

type Props = { params: Promise<BoardSlugs> };

// Made on the first request and again when the board changes; the minute is a safety net.
export const revalidate = 60;
export const generateStaticParams = () => [];

export const generateMetadata = async ({ params }: Props) => boardMetadata(await params);

/** The board as it is first seen. It never reads the query: proxy.ts sends such addresses to view/. */
export default async function BoardRoute({ params }: Props) {
	return <PublicBoard slugs={await params} arrangement={arrangementInput.parse({})} />;
}
