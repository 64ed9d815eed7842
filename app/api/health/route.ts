import { publicContext } from "#app/_http/context.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { listChallenges } from "#lib/challenge/index.ts";

export const dynamic = "force-dynamic";

/** Answers 200 when this process can read its database. */
export async function GET(): Promise<Response> {
	try {
		await listChallenges(publicContext());
		return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
	} catch (error) {
		return problemResponse(error);
	}
}
