import type { z } from "zod";
import { largestFile } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { requestContext } from "./context.ts";
import { namedValues, parseInput, readForm, readJson, readLines } from "./input.ts";
import type { Operation } from "./operation.ts";
import { problemResponse } from "./problem.ts";

type Run<I extends z.ZodObject, O extends z.ZodType> = (
	ctx: Context,
	input: z.output<I>,
	request: Request,
) => Promise<z.input<O> | Response>;

async function given(described: Operation, request: Request): Promise<object> {
	if (described.method === "GET") return namedValues(new URL(request.url).searchParams);
	if (described.bodyType === "text/plain") return { lines: await readLines(request) };
	if (described.bodyType === "multipart/form-data")
		return readForm(request, described.maxFileBytes ?? (await largestFile()));
	return readJson(request, described.maxJsonBytes);
}

/** Serves an operation: who asks, what exactly, the verb, and one shape for whatever goes wrong. */
export function endpoint<I extends z.ZodObject, O extends z.ZodType>(
	described: Operation<I, O>,
	run: Run<I, O>,
) {
	return async (request: Request, { params }: { params: Promise<object> }): Promise<Response> => {
		try {
			const ctx = await requestContext(request);
			// The policy decides; this only spares a visitor the reading of what cannot be for them.
			if (described.access === "member" && ctx.actor.kind === "visitor") throw new NotSignedIn();
			const asked = { ...(await given(described, request)), ...(await params) };
			const answer = await run(ctx, parseInput(described.input, asked), request);
			if (answer instanceof Response) return answer;
			const headers = { "cache-control": "no-store" };
			if (described.status === 204) return new Response(null, { status: 204, headers });
			return Response.json(answer, { status: described.status, headers });
		} catch (error) {
			return problemResponse(error);
		}
	};
}
