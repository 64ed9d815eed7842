import assert from "node:assert/strict";
import { test } from "node:test";
import { readProposals, type SubmissionRules } from "#lib/proposals/index.ts";

const rules: SubmissionRules = {
	maxBytes: 1e6,
	maxProposalsPerVideo: 2000,
	unknownVideos: "count",
};
const plain = '{"segment": [1, 2], "score": 0.5}';
const labelled = (label: string) => `{"segment": [1, 2], "score": 0.5, "label": ${label}}`;
const file = (...proposals: string[]) => `{"results": {"v": [${proposals.join(", ")}]}}`;

async function read(text: string, wanted: Partial<SubmissionRules>) {
	const bytes = new TextEncoder().encode(text);
	const result = await readProposals(bytes, { ...rules, ...wanted });
	const stream = (async function* () {
		for (let at = 0; at < bytes.length; at += 7) yield bytes.slice(at, at + 7);
	})();
	const streamed = await readProposals(stream, { ...rules, ...wanted });
	assert.deepEqual(codesOf(streamed), codesOf(result));
	return result;
}

type Result = Awaited<ReturnType<typeof readProposals>>;

function codesOf(result: Result): string[] {
	if (result.ok) return [];
	return result.problems
		.filter(({ severity }) => severity === "error")
		.map(({ code, pointer }) => `${code} ${pointer}`);
}

function labelsOf(result: Result): (string | undefined)[] | undefined {
	if (!result.ok) return undefined;
	const { labels, count } = result.proposals;
	return labels && Array.from(labels.rows.subarray(0, count), (label) => labels.names[label]);
}

test("labels are kept row by row where they are asked for", async () => {
	const mixed = file(
		plain,
		labelled('"happy"'),
		labelled('"f\\u00e9ar"'),
		plain,
		labelled('"happy"'),
	);
	const result = await read(mixed, { labels: "optional" });
	assert.deepEqual(labelsOf(result), [undefined, "happy", "féar", undefined, "happy"]);
});

test("labels stay with their rows when the columns grow", async () => {
	const rows = Array.from({ length: 1500 }, (_, i) =>
		i % 3 === 0 ? plain : labelled(`"${i % 5}"`),
	);
	const result = await read(file(...rows), { labels: "optional" });
	assert.deepEqual(
		labelsOf(result),
		rows.map((_, i) => (i % 3 === 0 ? undefined : String(i % 5))),
	);
});

test("where nobody asks, a label and a score threshold may be anything, and cost no column", async () => {
	const text = `{"score_threshold": {"x": []}, ${file(labelled("[1]"), labelled('"a", "label": 2')).slice(1)}`;
	const result = await read(text, {});
	assert(result.ok);
	assert.equal(result.proposals.labels, undefined);
	assert.equal(result.proposals.scoreThreshold, undefined);
});

test("a label that is missing, no text or there twice rejects the file", async () => {
	const wrong: [string, string][] = [
		[plain, "label-missing /results/v/0"],
		[labelled("3"), "label-not-a-text /results/v/0/label"],
		[labelled("null"), "label-not-a-text /results/v/0/label"],
		[labelled('["a"]'), "label-not-a-text /results/v/0/label"],
		[labelled('{"a": 1}'), "label-not-a-text /results/v/0/label"],
		[labelled('"a", "label": "b"'), "member-repeated /results/v/0/label"],
	];
	for (const [proposal, problem] of wrong) {
		assert.deepEqual(codesOf(await read(file(proposal), { labels: "required" })), [problem]);
	}
	assert.deepEqual(codesOf(await read(file(plain), { labels: "optional" })), []);
});

test("the score threshold is one finite number", async () => {
	const top = (members: string) => `{${members}, "results": {}}`;
	const good = await read(top('"score_threshold": 0.25'), { scoreThreshold: true });
	assert(good.ok);
	assert.equal(good.proposals.scoreThreshold, 0.25);
	for (const value of ['"0.5"', "null", "[0.5]", "{}", "1e999"]) {
		const result = await read(top(`"score_threshold": ${value}`), { scoreThreshold: true });
		assert.deepEqual(codesOf(result), ["score-threshold-not-a-number /score_threshold"]);
	}
	const twice = await read(top('"score_threshold": 1, "score_threshold": 2'), {
		scoreThreshold: true,
	});
	assert.deepEqual(codesOf(twice), ["member-repeated /score_threshold"]);
});
