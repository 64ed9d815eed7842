import type { z } from "zod";
import { Invalid, OnsetError } from "#lib/errors.ts";
import { plainProblem } from "./plain-problem.ts";

const pointerOf = (path: readonly PropertyKey[]) =>
	path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The parser of JSON takes any depth, what goes through its answer does not. */
function asText(given: unknown): string | undefined {
	try {
		return JSON.stringify(given);
	} catch {
		throw new Invalid("The input is nested too deeply.");
	}
}

/**
 * Checks an input; each problem of it says where it is, as a JSON pointer.
 * @throws Invalid
 */
export function parseInput<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
	// PostgreSQL keeps no NUL in texts, and no name or address has one.
	if (asText(given)?.includes("\\u0000"))
		throw new Invalid("The input has a NUL character: remove it.");
	const parsed = schema.safeParse(given, { error: plainProblem });
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map(({ path, message }) => ({
		pointer: pointerOf(path),
		message,
	}));
	const said = problems.map(({ pointer, message }) => `${pointer.slice(1) || "input"}: ${message}`);
	throw new Invalid(`The input is not right. ${said.join("; ")}.`, problems);
}

/** A name given once is a string, given several times a list. */
export function namedValues<T>(entries: Iterable<[string, T]>): Record<string, T | T[]> {
	const values = new Map<string, T[]>();
	for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
	return Object.fromEntries(
		[...values].map(([name, all]) => {
			const [first] = all;
			return [name, all.length === 1 && first !== undefined ? first : all];
		}),
	);
}

/**
 * A request whose body ends the reading when it grows past `maxBytes`, whatever it said of its
 * length: nothing larger is ever held.
 * @throws Invalid at once when it says itself that it is longer
 */
export function limitedBody(request: Request, maxBytes: number): Request {
	const refusal = () => new Invalid(`The body is larger than ${maxBytes} bytes.`);
	if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw refusal();
	if (!request.body) return request;
	let bytes = 0;
	const counted = request.body.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				bytes += chunk.byteLength;
				if (bytes > maxBytes) controller.error(refusal());
				else controller.enqueue(chunk);
			},
		}),
	);
	const { url, method, headers, signal } = request;
	const init = { method, headers, signal, body: counted, duplex: "half" };
	return new Request(url, init);
}

const usualJsonBytes = 64 * 1024;

export async function readJson(request: Request, maxBytes = usualJsonBytes): Promise<object> {
	const text = await limitedBody(request, maxBytes).text();
	if (text === "") return {};
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new Invalid("The body is not JSON.");
	}
	if (typeof json !== "object" || json === null) throw new Invalid("The body is not an object.");
	return json;
}

const maxTextBytes = 4 * 1024 * 1024;

/** A body of plain lines, as a program prints them. */
export async function readLines(request: Request): Promise<string> {
	return limitedBody(request, maxTextBytes).text();
}

/** Room for what surrounds a file in a form. */
const formBytes = 64 * 1024;

/** The parts of a form that may carry a file of up to `maxFileBytes`. */
export async function readForm(request: Request, maxFileBytes: number) {
	try {
		return namedValues(await limitedBody(request, maxFileBytes + formBytes).formData());
	} catch (error) {
		if (error instanceof OnsetError) throw error;
		const cause = error instanceof Error ? error.cause : undefined;
		throw cause instanceof OnsetError ? cause : new Invalid("The body is not a form with a file.");
	}
}
