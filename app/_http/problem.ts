import { z } from "zod";
import { type ErrorCode, faultLines, OnsetError, Unavailable } from "#lib/errors.ts";

const statuses: Record<ErrorCode, { status: number; title: string }> = {
	not_signed_in: { status: 401, title: "Not signed in" },
	not_allowed: { status: 403, title: "Not allowed" },
	not_found: { status: 404, title: "Not found" },
	conflict: { status: 409, title: "Conflict" },
	invalid: { status: 422, title: "Invalid input" },
	limit_reached: { status: 429, title: "Limit reached" },
	unavailable: { status: 503, title: "Temporarily unavailable" },
};

/** RFC 9457 problem details, the one shape of every error of the API. */
export const problemDetails = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	detail: z.string(),
	code: z.string(),
});

/** What is refused now may be allowed in a moment: no cache keeps it. */
const always = { "content-type": "application/problem+json", "cache-control": "no-store" };

function headersOf(error: OnsetError): Record<string, string> {
	if (error.code === "not_signed_in")
		return { "www-authenticate": 'Bearer realm="onset", Basic realm="onset"' };
	const nextAt = error.details.nextAt;
	if (error.code !== "limit_reached" || typeof nextAt !== "string") return {};
	const seconds = Math.ceil((Date.parse(nextAt) - Date.now()) / 1000);
	return { "retry-after": String(Math.max(1, seconds)) };
}

/** The driver's words for a server that is away, starting or stopping, under whatever wraps them. */
function isConnectionFault(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = "code" in error ? String(error.code) : "";
	const told = /^(57P0[123]|08\d{3}|ECONNREFUSED|ECONNRESET)$/.test(code);
	const said = /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
	return told || said || isConnectionFault(error.cause);
}

/** Translates what a verb threw. What is no error of ours is a fault: logged, never described. */
export function problemResponse(error: unknown): Response {
	if (error instanceof OnsetError) {
		const { status, title } = statuses[error.code];
		const type = `/docs/api#${error.code}`;
		return Response.json(
			{ type, title, status, detail: error.message, code: error.code, ...error.details },
			{ status, headers: { ...always, ...headersOf(error) } },
		);
	}
	console.error(faultLines(error));
	if (isConnectionFault(error))
		return problemResponse(
			new Unavailable("The database does not answer. Nothing was changed; try again in a minute."),
		);
	return Response.json(
		{
			type: "/docs/api#fault",
			title: "Fault",
			status: 500,
			detail: "Onset failed at this. Nothing was changed; try again.",
			code: "fault",
		},
		{ status: 500, headers: always },
	);
}
