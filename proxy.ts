import { type NextRequest, NextResponse } from "next/server";

/**
 * A board's plain address is a cached page, which cannot see a query. With one, the same address is
 * answered by the page that reads it. Decides nothing about who may see what.
 */
export function proxy(request: NextRequest) {
	const { nextUrl } = request;
	if (nextUrl.search === "") return NextResponse.next();
	const arranged = nextUrl.clone();
	arranged.pathname = `${nextUrl.pathname.replace(/\/$/, "")}/view`;
	return NextResponse.rewrite(arranged);
}

export const config = { matcher: "/challenges/:challenge/:phase" };
