import { z } from "zod";

/**
 * One operation of the API: enough to serve it and to describe it in the OpenAPI document. `input`
 * holds everything that is asked for: what the path names in braces comes from there, the rest from
 * the query of a GET and from the body of a POST.
 */
export type Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
	readonly id: string;
	readonly method: "GET" | "POST" | "DELETE";
	readonly path: string;
	readonly summary: string;
	readonly access: "anyone" | "member";
	readonly input: I;
	readonly output: O;
	readonly status: 200 | 201 | 204;
	/** Where it is not JSON both ways. */
	readonly bodyType?: "multipart/form-data";
	/** The most bytes that a file in the form may have; left out, as many as any phase takes. */
	readonly maxFileBytes?: number;
	readonly outputType?: "text/csv" | "text/event-stream" | "text/plain" | "application/pdf";
};

export const nothing = z.void();

/** Keeps the exact types of an operation's input and output. */
export const operation = <I extends z.ZodObject, O extends z.ZodType>(
	described: Operation<I, O>,
): Operation<I, O> => described;

/** The names in braces of a path. */
export const pathNames = (path: string): string[] =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
