import { z } from "zod";

/**
 * One operation of the API: enough to serve it and to describe it in the OpenAPI document. `input`
 * holds everything that is asked for: what the path names in braces comes from there, the rest from
 * the query of a GET and from the body of a POST or PUT.
 */
export type Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
	readonly id: string;
	readonly method: "GET" | "POST" | "PUT" | "DELETE";
	readonly path: string;
	readonly summary: string;
	readonly access: "anyone" | "member";
	readonly input: I;
	readonly output: O;
	/** 302 leads to the storage: there is no body then. */
	readonly status: 200 | 201 | 204 | 302;
	/** Where it is not JSON both ways. A text is the input named `lines`. */
	readonly bodyType?: "multipart/form-data" | "text/plain";
	/** The most bytes that a file in the form may have; left out, as many as any phase takes. */
	readonly maxFileBytes?: number;
	/** The most bytes of a JSON body, where texts in it are long. */
	readonly maxJsonBytes?: number;
	readonly outputType?: `text/${string}` | `application/${string}`;
};

export const nothing = z.void();

/** Keeps the exact types of an operation's input and output. */
export const operation = <I extends z.ZodObject, O extends z.ZodType>(
	described: Operation<I, O>,
): Operation<I, O> => described;

/** The names in braces of a path. */
export const pathNames = (path: string): string[] =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
