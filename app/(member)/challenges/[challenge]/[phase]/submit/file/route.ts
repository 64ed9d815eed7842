import type { NextRequest } from "next/server";
import { attempt } from "#app/_http/action.ts";
import { requestContext } from "#app/_http/context.ts";
import { parseInput, readForm } from "#app/_http/input.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { submitUploadedFile } from "#app/_http/submit-file.ts";
import { telling } from "#app/_http/telling.ts";
import { operations } from "#app/api/v1/operations.ts";
import { largestFile } from "#lib/challenge/index.ts";

type Params = { params: Promise<{ challenge: string; phase: string }> };

/** The submit form without JavaScript: the file comes through this server. */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
	const { challenge, phase } = await params;
	const page = `/challenges/${challenge}/${phase}/submit`;
	let location: string;
	try {
		const ctx = await requestContext(request);
		if (ctx.actor.kind === "visitor") location = `/sign-in?next=${encodeURIComponent(page)}`;
		else {
			const given = { ...(await readForm(request, await largestFile())), challenge, phase };
			const outcome = await attempt(() =>
				submitUploadedFile(ctx, parseInput(operations.submitFile.input, given)),
			);
			location = outcome.ok
				? `/submissions/${outcome.value.submissionId}${outcome.value.isEarlier ? "?same" : ""}`
				: telling(ctx, page, "refused", outcome.message);
		}
	} catch (error) {
		return problemResponse(error);
	}
	// 303: the browser goes on with a GET, and a reload sends nothing twice.
	return new Response(null, { status: 303, headers: { location } });
}
