import type { SubmissionRules } from "#lib/proposals/index.ts";

/** A JSON value whose objects keep every member, repeated ones included. */
export type Naive = string | number | boolean | null | Naive[] | { members: [string, Naive][] };

/**
 * What a submission must be, checked slowly and plainly: JSON.parse decides what JSON is, and a few lines decide the rest.
 * Returns the document when it is sound, else nothing.
 */
export function naiveCheck(bytes: Uint8Array, rules: SubmissionRules): Naive | undefined {
	if (bytes.length > rules.maxBytes) return undefined;
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
		JSON.parse(text);
		const document = parseKeepingRepeats(text);
		return isSound(document, rules) ? document : undefined;
	} catch {
		return undefined;
	}
}

/** The text must be JSON already. */
function parseKeepingRepeats(text: string): Naive {
	const tokens =
		text.match(/"(?:[^"\\]|\\.)*"|[-+.\deE]+|true|false|null|[{}[\]]/gu)?.values() ?? [].values();
	const next = (): string => tokens.next().value ?? "";
	return valueFrom(next(), next);
}

function valueFrom(token: string, next: () => string): Naive {
	if (token === "[") {
		const elements: Naive[] = [];
		for (let t = next(); t !== "]"; t = next()) elements.push(valueFrom(t, next));
		return elements;
	}
	if (token !== "{") return JSON.parse(token);
	const members: [string, Naive][] = [];
	for (let t = next(); t !== "}"; t = next()) {
		members.push([JSON.parse(t), valueFrom(next(), next)]);
	}
	return { members };
}

function membersOf(value: Naive | undefined): [string, Naive][] | undefined {
	const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
	return isObject ? value.members : undefined;
}

export function memberOf(value: Naive | undefined, name: string): Naive | undefined {
	const found = membersOf(value)?.filter(([member]) => member === name) ?? [];
	return found.length === 1 ? found[0]?.[1] : undefined;
}

function isSound(document: Naive, rules: SubmissionRules): boolean {
	const videos = membersOf(memberOf(document, "results"));
	return (
		depthOf(document) <= 32 &&
		namesAreCharacters(document) &&
		videos !== undefined &&
		new Set(videos.map(([id]) => id)).size === videos.length &&
		videos.every(([id, list]) => isVideo(id, rules) && isList(list, rules))
	);
}

function depthOf(value: Naive): number {
	if (Array.isArray(value)) return 1 + Math.max(0, ...value.map(depthOf));
	const members = membersOf(value);
	return members ? 1 + Math.max(0, ...members.map(([, member]) => depthOf(member))) : 0;
}

function namesAreCharacters(value: Naive): boolean {
	if (Array.isArray(value)) return value.every(namesAreCharacters);
	return (membersOf(value) ?? []).every(
		([name, member]) => !/\p{Surrogate}/u.test(name) && namesAreCharacters(member),
	);
}

function isVideo(id: string, rules: SubmissionRules): boolean {
	if (!rules.videos || rules.unknownVideos === "count") return true;
	const video = rules.videos.get(id);
	return video !== undefined && (rules.subset === undefined || video.subset === rules.subset);
}

function isList(list: Naive, rules: SubmissionRules): boolean {
	return Array.isArray(list) && list.length <= rules.maxProposalsPerVideo && list.every(isProposal);
}

function isProposal(proposal: Naive): boolean {
	const segment = memberOf(proposal, "segment");
	if (!Array.isArray(segment) || segment.length !== 2) return false;
	const [onset, offset] = segment;
	return (
		isFiniteNumber(onset) &&
		isFiniteNumber(offset) &&
		onset <= offset &&
		isFiniteNumber(memberOf(proposal, "score"))
	);
}

function isFiniteNumber(value: Naive | undefined): value is number {
	return typeof value === "number" && Number.isFinite(value);
}
