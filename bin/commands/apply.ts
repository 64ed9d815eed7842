import { isUtf8 } from "node:buffer";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import {
	type ApplyView,
	type DifferenceLine,
	type PlacedProblem,
	readChallengeDocument,
} from "#lib/challenge/index.ts";
import { reasonOf } from "../output.ts";
import type { Site } from "../publish/site.ts";
import { documentPath, siteOf } from "./challenge-site.ts";
import { readBytes, WrongUsage, withUsage } from "./usage.ts";

const usage = `Usage: ONSET_TOKEN=... onset apply FILE [--dry-run] [--yes] [--note "what and why"] [--site URL]
Makes a challenge what a YAML or JSON file says, and creates it as a draft if it is not there. The
difference and whom it concerns are shown first; nothing is done before you say yes. A challenge
that is public needs --note, which its change log shows to everybody.
The token is a personal token of an organizer, from their account page.`;

type Options = {
	file: string;
	dryRun: boolean;
	yes: boolean;
	note: string;
	site: string | undefined;
};
type Reading = Extract<ReturnType<typeof readChallengeDocument>, { ok: true }>;

/** `onset apply`: 0 it is as the file says (or was a dry run), 1 refused, 2 wrong usage. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, async () => {
		const asked = options(argv);
		const bytes = await readBytes(asked.file);
		const text = new TextDecoder().decode(bytes);
		if (!isUtf8(bytes)) return sayProblems(asked.file, [notUtf8(text)]);
		const reading = readChallengeDocument(text);
		if (!reading.ok) return sayProblems(asked.file, reading.problems);
		try {
			return await apply(asked, reading);
		} catch (error) {
			if (error instanceof WrongUsage) throw error;
			process.stderr.write(`${reasonOf(error)}\n`);
			return 1;
		}
	});
}

/** Where the decoder first put a sign of its own. */
function notUtf8(text: string): PlacedProblem {
	const before = text.slice(0, text.indexOf("\ufffd")).split("\n");
	return {
		...{ line: before.length, column: (before.at(-1)?.length ?? 0) + 1, path: "" },
		message: "From here on it is not UTF-8: save the file in that encoding.",
	};
}

function options(argv: string[]): Options {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: {
			"dry-run": { type: "boolean", default: false },
			yes: { type: "boolean", default: false },
			note: { type: "string", default: "" },
			site: { type: "string" },
		},
	});
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new WrongUsage("Name one file.");
	return { file, dryRun: values["dry-run"], yes: values.yes, note: values.note, site: values.site };
}

const say = (text: string) => process.stdout.write(`${text}\n`);

function sayProblems(file: string, problems: readonly PlacedProblem[]): number {
	for (const { line, column, path, message } of problems)
		say(`${file}:${line}:${column} ${path === "" ? "" : `${path}: `}${message}`);
	say("Nothing was changed.");
	return 1;
}

const shown = (value: unknown) => {
	const text = JSON.stringify(value) ?? "null";
	return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

const differenceLine = ({ path, before, after }: DifferenceLine) =>
	before === null
		? `  + ${path}: ${shown(after)}`
		: after === null
			? `  - ${path}: ${shown(before)}`
			: `  ~ ${path}: ${shown(before)} -> ${shown(after)}`;

function sayPlan({ isNew, challenge, difference, affected, checklist, isPublished }: ApplyView) {
	say(isNew ? `${challenge} would be created as a draft:` : `${challenge} would be different:`);
	for (const line of difference) say(differenceLine(line));
	for (const { path, count, sentence } of affected) say(`  ${path} concerns ${sentence}: ${count}`);
	if (isPublished) return;
	const missing = checklist.filter(({ isDone }) => !isDone);
	if (missing.length > 0) say("Before it can open, this must hold:");
	for (const { sentence } of missing) say(`  ${sentence}`);
}

/** Whether to go on: said beforehand, or asked of whoever sits there. */
async function agrees({ yes }: Options): Promise<boolean> {
	if (yes) return true;
	if (!process.stdin.isTTY) {
		say("Nothing was changed: nobody is there to ask. Say --yes to go on.");
		return false;
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return /^y(es)?$/i.test((await terminal.question("Do this? (yes/no) ")).trim());
	} finally {
		terminal.close();
	}
}

const placed = (reading: Reading, { problems }: ApplyView): PlacedProblem[] =>
	problems.map(({ pointer, message }) => ({
		...reading.placeOf(pointer),
		path: pointer.slice(1).replaceAll("/", "."),
		message: pointer === "/note" ? `${message} (--note)` : message,
	}));

async function apply(asked: Options, reading: Reading): Promise<number> {
	const { document } = reading;
	const site: Site = siteOf(asked.site);
	const at = documentPath(document.slug);
	const first = { document, note: asked.note, revision: reading.revision };
	const plan = await site.put<ApplyView>(at, { ...first, dryRun: true });
	if (plan.problems.length > 0) return sayProblems(asked.file, placed(reading, plan));
	if (plan.outcome === "unchanged") {
		say(`${document.slug} is as the file says: nothing to do.`);
		return 0;
	}
	sayPlan(plan);
	if (asked.dryRun) return 0;
	if (!(await agrees(asked))) return 1;
	// What was shown is what happens: a change in between is refused.
	const done = await site.put<ApplyView>(at, { ...first, revision: plan.revision });
	if (done.problems.length > 0) return sayProblems(asked.file, placed(reading, done));
	say(`Done: ${document.slug} ${done.isNew ? "is a draft" : "is changed"}.`);
	return 0;
}
