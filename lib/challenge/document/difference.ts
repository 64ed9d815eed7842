import { z } from "zod";

export const differenceLine = z.object({
	path: z.string().describe("For instance phases.test.closesAt"),
	before: z.unknown().describe("null where there was nothing"),
	after: z.unknown().describe("null where there is nothing any more"),
});
export type DifferenceLine = z.output<typeof differenceLine>;

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const isNamed = (value: unknown): value is Members & { slug: string } =>
	isObject(value) && typeof value.slug === "string";

/** A list of things with names, each by its name and with its place; other lists stay as they are. */
function membersOf(value: unknown): Members | null {
	if (isObject(value)) return value;
	if (!Array.isArray(value) || !value.every(isNamed)) return null;
	return Object.fromEntries(
		value.map(({ slug, ...members }, at) => [slug, { position: at + 1, ...members }]),
	);
}

/**
 * What differs between two documents, member by member; phases and pages are told apart by their
 * names, so that one put in between does not make the others differ in more than their place.
 */
export function differenceOf(before: unknown, after: unknown, path = ""): DifferenceLine[] {
	if (JSON.stringify(before) === JSON.stringify(after)) return [];
	const [old, fresh] = [membersOf(before), membersOf(after)];
	if (!old || !fresh) return [{ path, before: before ?? null, after: after ?? null }];
	return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((name) =>
		differenceOf(old[name], fresh[name], path === "" ? name : `${path}.${name}`),
	);
}
