import type { Context } from "#lib/context.ts";
import { locateFile } from "#lib/downloads/index.ts";
import { OnsetError } from "#lib/errors.ts";

/** Whether a person is to read the answer: programs ask for any type, or bring a token. */
const isForReading = (request: Request): boolean =>
	!request.headers.has("authorization") &&
	(request.headers.get("accept") ?? "").includes("text/html");

const isRefusal = (error: unknown): boolean =>
	error instanceof OnsetError && (error.code === "not_allowed" || error.code === "not_signed_in");

/**
 * Somebody who follows a link to a file and may not have it reads why on their own page of the
 * dataset, which asks the policy again; whatever else went wrong is thrown on.
 */
export async function leadToReason(
	ctx: Context,
	of: { fileId: string; request: Request; error: unknown },
): Promise<Response> {
	const { fileId, request, error } = of;
	if (!isRefusal(error) || !isForReading(request)) throw error;
	const { dataset } = await locateFile(ctx, { fileId });
	const location = `/access/${encodeURIComponent(dataset)}?file=${fileId}`;
	return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
