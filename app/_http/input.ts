import type { z } from "zod";
import { Invalid } from "#lib/errors.ts";

const pointerOf = (path: readonly PropertyKey[]) =>
	path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/**
 * Checks an input; each problem of it says where it is, as a JSON pointer.
 * @throws Invalid
 */
export function parseInput<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
	const parsed = schema.safeParse(given);
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

const maxJsonBytes = 64 * 1024;

export async function readJson(request: Request): Promise<object> {
	const text = await request.text();
	if (text.length > maxJsonBytes) throw new Invalid("The body is larger than 64 KiB.");
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
