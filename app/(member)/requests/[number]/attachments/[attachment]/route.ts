import type { NextRequest } from "next/server";
import { requestContext } from "#app/_http/context.ts";
import { parseInput } from "#app/_http/input.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { attachmentInput, openAttachment } from "#lib/access/index.ts";

type Params = { params: Promise<{ number: string; attachment: string }> };

/** A document of a request: on to an address that works for a minute. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
	try {
		const { number, attachment: attachmentId } = await params;
		const ctx = await requestContext(request);
		const { url } = await openAttachment(
			ctx,
			parseInput(attachmentInput, { number, attachmentId }),
		);
		const headers = {
			location: url,
			"cache-control": "no-store",
			"referrer-policy": "no-referrer",
		};
		return new Response(null, { status: 302, headers });
	} catch (error) {
		return problemResponse(error);
	}
}
