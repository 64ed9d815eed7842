import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument,
	visit,
} from "yaml";
import { checkDocument, type Step } from "./check.ts";
import { whyTooIntricate } from "./parts.ts";
import { repeatedNames } from "./repeated-names.ts";
import type { ChallengeDocument } from "./schema.ts";

export type PlacedProblem = { line: number; column: number; path: string; message: string };
type Place = { line: number; column: number };

type DocumentReading =
	| {
			ok: true;
			document: ChallengeDocument;
			/** The state that the file was written from, if it says so. */
			revision: string | null;
			placeOf: (pointer: string) => Place;
	  }
	| { ok: false; problems: PlacedProblem[] };

const mostCharacters = 2_000_000;
const mostProblems = 50;

const isKey = (key: unknown, name: Step) => isScalar(key) && String(key.value) === String(name);

/** The node at a path, or the last one on the way there; of a member that is there, its name. */
function nodeAt(root: unknown, path: readonly Step[], wantsKey: boolean): unknown {
	let at = root;
	for (const [depth, step] of path.entries()) {
		const pair = isMap(at) ? at.items.find(({ key }) => isKey(key, step)) : undefined;
		if (pair && wantsKey && depth === path.length - 1) return pair.key;
		const next = isSeq(at) ? at.items[Number(step)] : pair?.value;
		if (next === undefined || next === null) return pair?.key ?? at;
		at = next;
	}
	return at;
}

const placeIn = (counter: LineCounter, offset: number): Place => {
	const { line, col } = counter.linePos(offset);
	return { line, column: col };
};

/** Anchors and aliases would let a few lines stand for gigabytes, and a reader look things up. */
function aliasProblem(root: unknown): Node | null {
	const seen: Node[] = [];
	visit(root as Node, {
		Node(_, node) {
			if (!isAlias(node) && !node.anchor) return undefined;
			seen.push(node);
			return visit.BREAK;
		},
	});
	return seen[0] ?? null;
}

/** Beside the document's own members a file may say which state it was written from. */
function withoutRevision(value: unknown): { value: unknown; revision: string | null } {
	if (typeof value !== "object" || value === null || !("revision" in value))
		return { value, revision: null };
	const { revision, ...rest } = value;
	return { value: rest, revision: revision === null ? null : String(revision) };
}

const syntaxSentences: Record<string, string> = {
	MULTIPLE_DOCS: "A second document begins here: a file holds one challenge.",
	TAG_RESOLVE_FAILED: "Tags (!) are not taken: write the value itself.",
};

const top = (message: string): DocumentReading => ({
	ok: false,
	problems: [{ line: 1, column: 1, path: "", message }],
});

/**
 * Reads a challenge from YAML 1.2, of which JSON is a part. What is wrong comes with line and
 * column, both counted from one.
 */
export function readChallengeDocument(text: string): DocumentReading {
	if (text.length > mostCharacters)
		return top(`The file has more than ${mostCharacters} characters.`);
	const intricate = whyTooIntricate(text);
	return intricate === null ? read(text) : top(intricate);
}

function read(text: string): DocumentReading {
	const counter = new LineCounter();
	const yaml = parseDocument(text, {
		...{ lineCounter: counter, prettyErrors: false, schema: "core" },
		uniqueKeys: false,
	});
	const faults = [...yaml.errors, ...yaml.warnings];
	const syntax = faults.slice(0, mostProblems).map(({ code, message, pos: [offset] }) => ({
		...placeIn(counter, offset),
		path: "",
		message: syntaxSentences[code] ?? message,
	}));
	if (syntax.length > 0) return { ok: false, problems: syntax };
	const offsetOf = (node: unknown) => ((node as Node | null)?.range ?? [0])[0];
	const place = (path: readonly Step[], wantsKey = false) =>
		placeIn(counter, offsetOf(nodeAt(yaml.contents, path, wantsKey)));
	const repeated = repeatedNames(yaml.contents).slice(0, mostProblems);
	if (repeated.length > 0)
		return {
			ok: false,
			problems: repeated.map((name) => ({
				...placeIn(counter, offsetOf(name)),
				path: "",
				message: "The member above has the same name: each may be there once.",
			})),
		};
	const alias = aliasProblem(yaml.contents);
	if (alias) {
		const message = "Anchors (&) and aliases (*) are not taken: write the value out.";
		return { ok: false, problems: [{ ...placeIn(counter, offsetOf(alias)), path: "", message }] };
	}
	if (yaml.contents === null) return top("There is nothing in the file.");
	const { value, revision } = withoutRevision(yaml.toJS());
	const checked = checkDocument(value);
	if (!checked.ok)
		return {
			ok: false,
			problems: checked.problems.slice(0, mostProblems).map(({ path, message, isKey: ofKey }) => ({
				...place(path, ofKey),
				path: path.join("."),
				message,
			})),
		};
	return {
		ok: true,
		document: checked.document,
		revision,
		placeOf: (pointer) => place(pointer.split("/").slice(1)),
	};
}
