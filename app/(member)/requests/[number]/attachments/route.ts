import type { NextRequest } from "next/server";
import { attempt } from "#app/_http/action.ts";
import { attachUploadedFile } from "#app/_http/attach-file.ts";
import { requestContext } from "#app/_http/context.ts";
import { parseInput, readForm } from "#app/_http/input.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { telling } from "#app/_http/telling.ts";
import { operations } from "#app/api/v1/operations.ts";
import { maxAttachmentBytes } from "#lib/access/index.ts";

type Params = { params: Promise<{ number: string }> };

/** The form that adds a document: with or without JavaScript the file comes through this server. */
export async function POST(request: NextRequest, { params }: Params): Promise<Response> {
	const { number } = await params;
	const page = `/requests/${encodeURIComponent(number)}`;
	let location = `${page}#documents`;
	try {
		const ctx = await requestContext(request);
		if (ctx.actor.kind === "visitor") location = `/sign-in?next=${encodeURIComponent(page)}`;
		else {
			const outcome = await attempt(async () => {
				const given = { ...(await readForm(request, maxAttachmentBytes)), number };
				return attachUploadedFile(ctx, parseInput(operations.addAttachment.input, given));
			});
			if (!outcome.ok) location = telling(ctx, page, "refused", outcome.message);
		}
	} catch (error) {
		return problemResponse(error);
	}
	return new Response(null, { status: 303, headers: { location } });
}
