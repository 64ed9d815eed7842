import { z } from "zod";
import { type ErrorCode, OnsetError } from "#lib/errors.ts";

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

function headersOf(error: OnsetError): Record<string, string> {
	if (error.code === "not_signed_in")
		return { "www-authenticate": 'Bearer realm="onset", Basic realm="onset"' };
	const nextAt = error.details.nextAt;
	if (error.code !== "limit_reached" || typeof nextAt !== "string") return {};
	const seconds = Math.ceil((Date.parse(nextAt) - Date.now()) / 1000);
	return { "retry-after": String(Math.max(1, seconds)) };
}

/** Translates what a verb threw. What is no error of ours is a fault: logged, never described. */
export function problemResponse(error: unknown): Response {
	if (error instanceof OnsetError) {
		const { status, title } = statuses[error.code];
		const type = `/docs/api#${error.code}`;
		return Response.json(
			{ type, title, status, detail: error.message, code: error.code, ...error.details },
			{
				status,
				headers: { "content-type": "application/problem+json", ...headersOf(error) },
			},
		);
	}
	console.error(error);
	return Response.json(
		{
			type: "/docs/api#fault",
			title: "Fault",
			status: 500,
			detail: "Onset failed at this. Nothing was changed; try again.",
			code: "fault",
		},
		{ status: 500, headers: { "content-type": "application/problem+json" } },
	);
}
