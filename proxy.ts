import { type NextRequest, NextResponse } from "next/server";
import { arrangementOf, boardQuery } from "#app/_components/board/address.ts";

/**
 * A board is a cached page, which cannot see a query. A query that arranges the board becomes a part
 * of the path, so that each arrangement is a cached page too, and only one: somebody else's parameters,
 * values nobody knows and the order of what is chosen make no page of their own. Decides nothing about
 * who may see what.
 */
export function proxy(request: NextRequest) {
	const arranged = request.nextUrl.clone();
	const query = boardQuery(arrangementOf(arranged.searchParams)).slice(1);
	arranged.search = "";
	if (query === "") return NextResponse.rewrite(arranged);
	arranged.pathname = `${arranged.pathname.replace(/\/$/, "")}/view/${encodeURIComponent(query)}`;
	return NextResponse.rewrite(arranged);
}

// One entry for each name that arrangementInput knows, so that a plain address, or one with somebody
// else's parameters, never comes here. The framework reads this at build time: it must be literal.
export const config = {
	matcher: [
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "breakdown" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "group" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "sort" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "order" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "kind" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "backbone" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "backboneFamily" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "network" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "fashion" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "streams" }] },
		{ source: "/challenges/:challenge/:phase", has: [{ type: "query", key: "pretraining" }] },
	],
};
