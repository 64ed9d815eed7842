import { NextRequest } from "next/server";
import { limitedBody } from "#app/_http/input.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { handlers } from "#lib/auth/index.ts";

export const { GET } = handlers;

const maxFormBytes = 16 * 1024;

/** Sign-in forms are short, and anybody may send them: nothing longer is read. */
export async function POST(request: NextRequest): Promise<Response> {
	try {
		return await handlers.POST(new NextRequest(limitedBody(request, maxFormBytes)));
	} catch (error) {
		return problemResponse(error);
	}
}
