import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	challengeDocument,
	checkDocument,
	readChallengeDocument,
	writeChallengeDocument,
} from "#lib/challenge/index.ts";
import { defaultProtocol } from "#lib/scoring/index.ts";
import { anyDocument, documentOf, someBasis } from "#test/support/challenge-documents.ts";

const sound = writeChallengeDocument(documentOf(someBasis, "sound"));

/** The problems of the sound file with one part of it replaced, as `line:column path: message`. */
function problemsWith(part: string | RegExp, replacement: string): string[] {
	const text = sound.replace(part, replacement);
	assert.notEqual(text, sound, "the file was changed at all");
	const reading = readChallengeDocument(text);
	assert.equal(reading.ok, false, `"${replacement}" is wrong`);
	return reading.ok
		? []
		: reading.problems.map(
				({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`,
			);
}

const lineOf = (part: string) => sound.slice(0, sound.indexOf(part)).split("\n").length;

test("any challenge, written and read again, is the same, and written again the same bytes", () => {
	fc.assert(
		fc.property(anyDocument(someBasis, "any"), (document) => {
			const text = writeChallengeDocument(document);
			const reading = readChallengeDocument(text);
			assert.ok(reading.ok, JSON.stringify(reading));
			assert.deepEqual(reading.document, document);
			assert.equal(writeChallengeDocument(reading.document), text);
		}),
		{ numRuns: 300 },
	);
});

test("JSON is read as YAML is", () => {
	const document = documentOf(someBasis, "json");
	const reading = readChallengeDocument(JSON.stringify(document, null, 2));
	assert.ok(reading.ok);
	assert.deepEqual(reading.document, document);
});

test("a file that says which state it was written from keeps saying it", () => {
	const reading = readChallengeDocument(
		writeChallengeDocument(documentOf(someBasis, "a"), "0123456789abcdef"),
	);
	assert.ok(reading.ok);
	assert.equal(reading.revision, "0123456789abcdef");
});

test("a value of the wrong type is named with its line and what it must be", () => {
	const line = lineOf("dailyQuota");
	assert.deepEqual(problemsWith("dailyQuota: 5", "dailyQuota: five"), [
		`${line}:17 phases.0.dailyQuota: This is "five"; it must be a number.`,
	]);
	assert.deepEqual(problemsWith(/title: A challenge/, "title: 7"), [
		`${lineOf("title:")}:8 title: This is 7; it must be text in quotes.`,
	]);
});

test("what is out of bounds is said in plain words, with its line", () => {
	const said = (part: string, replacement: string) =>
		problemsWith(part, replacement).map((problem) => problem.replace(/^\d+:\d+ /, ""));
	const quota = (value: string) => said("dailyQuota: 5", `dailyQuota: ${value}`);
	assert.deepEqual(quota("0"), ["phases.0.dailyQuota: It must be at least 1."]);
	assert.deepEqual(quota(".inf"), ["phases.0.dailyQuota: This is Infinity; it must be a number."]);
	assert.deepEqual(quota('""'), ["phases.0.dailyQuota: It is empty; it must be a number."]);
	assert.ok(quota("1000001").includes("phases.0.dailyQuota: It may be at most 1000000."));
	assert.deepEqual(said("title: A challenge", 'title: ""'), ["title: It is empty: fill it in."]);
	assert.deepEqual(said("title: A challenge", `title: ${"x".repeat(201)}`), [
		"title: It may have at most 200 characters.",
	]);
	assert.deepEqual(said("figuresVisibility: everyone", "figuresVisibility: all"), [
		'phases.0.figuresVisibility: This is "all"; it must be none or own or everyone.',
	]);
	assert.deepEqual(said("evaluator: proposals", "evaluator: best"), [
		"phases.0.protocol.evaluator: There is no such evaluator; there are proposals, spotting-f1 and detection-map.",
	]);
	const schemaWords = /Invalid|Too (big|small)|expected/;
	for (const value of ["{}", "[]", "-1", "1.5", "1e999", "true", "null", "x"])
		for (const problem of quota(value)) assert.doesNotMatch(problem, schemaWords);
});

test("an empty file is told to be one", () => {
	for (const text of ["", " \n", "# only a comment\n"]) {
		const reading = readChallengeDocument(text);
		assert.ok(!reading.ok);
		assert.equal(reading.problems[0]?.message, "There is nothing in the file.");
	}
});

test("texts that no form could send any more are refused, however they are spread", () => {
	const pages = (letters: number) =>
		checkDocument({
			...documentOf(someBasis, "long"),
			pages: ["a", "b", "c", "d", "e"].map((slug) => ({
				...{ slug, title: slug },
				markdown: "x".repeat(letters),
			})),
		});
	assert.equal(pages(79_000).ok, true);
	const long = pages(81_000);
	assert.ok(!long.ok);
	assert.deepEqual(
		long.problems.map(({ path }) => path),
		[["pages"]],
	);
});

test("a version that YAML takes for a number is asked for in quotes", () => {
	const [problem] = problemsWith("datasetVersion: 1.0.0", "datasetVersion: 1.0");
	assert.match(problem ?? "", /datasetVersion: This is 1; it must be text in quotes\.$/);
});

test("an unknown member is named where it stands", () => {
	assert.deepEqual(problemsWith("contact:", "kontact: x\ncontact:"), [
		`${lineOf("contact:")}:1 kontact: There is no member called "kontact" here: remove it, or look at its spelling.`,
	]);
});

test("a missing member is named, with the line of what lacks it", () => {
	const [problem] = problemsWith(/ {4}dailyQuota: 5\n/, "");
	assert.match(problem ?? "", /phases\.0\.dailyQuota: It is missing: add it, as a number\.$/);
});

test("an instant without a zone is refused with its line (codabench#1399)", () => {
	const [problem, ...more] = problemsWith(/opensAt: .*/, "opensAt: 2026-12-01T12:00:00");
	assert.deepEqual(more, []);
	assert.equal(
		problem,
		`${lineOf("opensAt")}:14 phases.0.opensAt: "2026-12-01T12:00:00" says no time zone. Write the instant in UTC, for instance 2026-12-01T12:00:00Z.`,
	);
	for (const day of ["2026-12-01", "2026-02-30T12:00:00Z", "2026-12-31T23:59:60Z", "soon"])
		assert.match(problemsWith(/opensAt: .*/, `opensAt: ${day}`)[0] ?? "", /opensAt: "/);
});

test("an instant in another zone is the same instant in UTC (codabench#1399)", () => {
	const reading = readChallengeDocument(
		sound.replace(/opensAt: .*/, "opensAt: 2026-11-01T01:30:00-04:00"),
	);
	assert.ok(reading.ok);
	assert.equal(reading.document.phases[0]?.opensAt, "2026-11-01T05:30:00Z");
});

test("a member that is there twice is refused at the second one", () => {
	const text = `${sound}title: Another\n`;
	const reading = readChallengeDocument(text);
	assert.ok(!reading.ok);
	assert.deepEqual(reading.problems, [
		{
			line: text.trimEnd().split("\n").length,
			column: 1,
			path: "",
			message: "The member above has the same name: each may be there once.",
		},
	]);
});

test("a file that would hold the parser up, or end it, is refused before the parser sees it", () => {
	const most = 1_500_000;
	const made = {
		names: Array.from({ length: 30_000 }, (_, n) => `k${n}: 1`).join("\n"),
		"open brackets": "[".repeat(most),
		brackets: "[".repeat(most / 2) + "]".repeat(most / 2),
		"closing braces": "}".repeat(most),
		"lists in lists": "- ".repeat(most / 2),
		"names of names": "? ".repeat(most / 2),
		escapes: `a: "${"\\q".repeat(most / 2)}"`,
		directives: "%\n".repeat(most / 2),
		"ever deeper lines": Array.from({ length: 300 }, (_, n) => `${" ".repeat(n)}a:\n`).join(""),
	};
	for (const [name, text] of Object.entries(made)) {
		const reading = readChallengeDocument(text);
		assert.ok(!reading.ok, name);
		const [{ message } = { message: "" }, ...others] = reading.problems;
		assert.match(message, /more than 20000 parts|nested too deeply|too many escapes/, name);
		assert.equal(others.length, 0, name);
	}
});

test("a long page is no part but one, whatever it is full of", () => {
	const markdown = `${" ".repeat(300)}[[[[ - ? { \\q "\n`.repeat(300);
	const document = { ...documentOf(someBasis, "long") };
	const pages = [{ slug: "page", title: "Page", markdown }];
	for (const text of [
		writeChallengeDocument({ ...document, pages }),
		JSON.stringify({ ...document, pages }),
	]) {
		const reading = readChallengeDocument(text);
		assert.ok(reading.ok, JSON.stringify(reading).slice(0, 300));
		assert.equal(reading.document.pages[0]?.markdown.length, markdown.length);
	}
});

test("anchors that would unfold into gigabytes are refused unread", () => {
	const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"]
		.map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[at]}`)}]`)
		.join("\n")}\n`;
	const reading = readChallengeDocument(bomb);
	assert.ok(!reading.ok);
	assert.equal(reading.problems[0]?.line, 1);
	assert.match(reading.problems[0]?.message ?? "", /aliases .* are not taken/);
});

test("what is nested without end, tagged, doubled or no challenge at all is a sentence, never a fault", () => {
	const broken = {
		"a deep one": "[".repeat(20_000),
		"two documents": `${sound}---\n${sound}`,
		"a tag": "onset: !!binary AAAA\n",
		empty: "",
		number: "42",
		"a tab": "a:\n\t- b\n",
		"an open quote": 'a: "b\n',
		"a list": "- a\n",
		proto: "__proto__: {a: 1}\n",
	};
	for (const [name, text] of Object.entries(broken)) {
		const reading = readChallengeDocument(text);
		assert.ok(!reading.ok, name);
		assert.ok(reading.problems.length > 0 && reading.problems.length <= 50, name);
		for (const { line, column, message } of reading.problems)
			assert.ok(line >= 1 && column >= 1 && message.length > 0, name);
	}
});

test("what members say of one another is checked where it stands", () => {
	const opens = /opensAt: (.*)/.exec(sound)?.[1] ?? "";
	const wrong = [
		[/closesAt: null/, `closesAt: ${opens}`, /closesAt: The phase must close after it opens\./],
		[/freezesAt: null/, `freezesAt: ${opens}`, /freezesAt: The board must freeze after/],
		[/totalQuota: 50/, "totalQuota: 4", /totalQuota: The quota in all must be at least/],
		[/prerequisite: null/, "prerequisite: test", /prerequisite: "test" is no phase above/],
		[/ {2}- slug: test/, "  - slug: rules", /slug: "rules" is an address of every challenge/],
		[/maxTeamMembers: 10/, "maxTeamMembers: 0", /maxTeamMembers/],
		[/slug: sound/, "slug: So und", /^3:7 slug: A name in an address/],
	] as const;
	for (const [part, replacement, expected] of wrong)
		assert.match(problemsWith(part, replacement)[0] ?? "", expected);
});

test("the step rule asks for an evaluator whose score is resampled by videos", () => {
	const withStep = (protocol: object) => {
		const { phases, ...rest } = documentOf(someBasis, "stepped");
		const [phase] = phases;
		const stepped = { ...rest, phases: [{ ...phase, hasStepRule: true, protocol }] };
		const reading = challengeDocument.safeParse(stepped);
		return reading.success ? [] : reading.error.issues.map(({ path }) => path.join("."));
	};
	assert.deepEqual(withStep(defaultProtocol), []);
	assert.deepEqual(withStep({ evaluator: "spotting-f1" }), []);
	assert.deepEqual(withStep({ evaluator: "detection-map" }), ["phases.0.hasStepRule"]);
});
