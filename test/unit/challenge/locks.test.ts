import assert from "node:assert/strict";
import { test } from "node:test";
import { lockedProblems, rescoringSentence } from "#lib/challenge/locks.ts";
import { documentOf, phaseOf, someBasis } from "#test/support/challenge-documents.ts";

const noon = "2030-06-01T12:00:00Z";
const at = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000);
const instant = (seconds: number) => at(seconds).toISOString().replace(".000Z", "Z");

const challenge = (phase: object, head: object = {}) =>
	documentOf(someBasis, "a", { phases: [phaseOf(someBasis, phase)], ...head });

const running = { opensAt: instant(-3600), closesAt: instant(3600), freezesAt: instant(1800) };

function pointers(of: {
	before?: object;
	after: object;
	heads?: [object, object];
	now?: Date;
	isPublished?: boolean;
	holds?: { submissions: number; evaluations: number };
}): string[] {
	const [before, after] = of.heads ?? [{}, {}];
	return lockedProblems({
		before: challenge({ ...running, ...of.before }, before),
		after: challenge({ ...running, ...of.before, ...of.after }, after),
		isPublished: of.isPublished ?? true,
		holds: new Map([["test", of.holds ?? { submissions: 0, evaluations: 0 }]]),
		now: of.now ?? at(0),
	}).map(({ pointer }) => pointer);
}

test("an instant moves until the second before it, and at its very second it cannot", () => {
	const moved = { before: { opensAt: noon }, after: { opensAt: instant(600) } };
	assert.deepEqual(pointers({ ...moved, now: at(-1) }), []);
	assert.deepEqual(pointers({ ...moved, now: at(0) }), ["/phases/0/opensAt"]);
	assert.deepEqual(pointers({ ...moved, now: at(1) }), ["/phases/0/opensAt"]);
});

test("no instant moves into the past, nor to this very second", () => {
	const to = (seconds: number) =>
		pointers({ after: { freezesAt: null, closesAt: instant(seconds) } });
	assert.deepEqual(to(1), []);
	assert.deepEqual(to(0), ["/phases/0/closesAt"]);
	assert.deepEqual(to(-1), ["/phases/0/closesAt"]);
});

test("an end that is still to come may be taken away or put in, one that has passed may not", () => {
	assert.deepEqual(pointers({ after: { closesAt: null } }), []);
	assert.deepEqual(
		pointers({ before: { closesAt: null }, after: { closesAt: instant(9000) } }),
		[],
	);
	assert.deepEqual(pointers({ after: { closesAt: null }, now: at(3600) }), ["/phases/0/closesAt"]);
});

test("a phase that has closed is followed by a new one, which may not open in the past", () => {
	const after = (opensAt: string) =>
		lockedProblems({
			before: challenge(running),
			after: documentOf(someBasis, "a", {
				phases: [phaseOf(someBasis, running), phaseOf(someBasis, { slug: "afterwards", opensAt })],
			}),
			isPublished: true,
			holds: new Map(),
			now: at(7200),
		}).map(({ pointer }) => pointer);
	assert.deepEqual(after(instant(7300)), []);
	assert.deepEqual(after(instant(7200)), ["/phases/1/opensAt"]);
});

test("the instants of teams and names are locked as those of phases are", () => {
	for (const member of ["teamsFreezeAt", "anonymousUntil"]) {
		const heads: [object, object] = [{ [member]: noon }, { [member]: instant(60) }];
		assert.deepEqual(pointers({ after: {}, heads, now: at(-1) }), []);
		assert.deepEqual(pointers({ after: {}, heads, now: at(0) }), [`/${member}`]);
	}
});

test("a draft's instants move as its organizers like", () => {
	const after = { opensAt: instant(-9000), closesAt: null, freezesAt: null };
	assert.deepEqual(pointers({ after, isPublished: false }), []);
});

test("what evaluations rest upon changes by rescoring only", () => {
	const held = { submissions: 1, evaluations: 1 };
	const problems = lockedProblems({
		before: challenge(running),
		after: challenge({ ...running, labelSet: 2 }),
		isPublished: true,
		holds: new Map([["test", held]]),
		now: at(0),
	});
	assert.deepEqual(problems, [{ pointer: "/phases/0/labelSet", message: rescoringSentence }]);
	const protocol = { tiouThresholds: [0.5] };
	assert.deepEqual(pointers({ after: { protocol }, holds: held }), ["/phases/0/protocol"]);
	assert.deepEqual(pointers({ after: { protocol }, holds: held, isPublished: false }), [
		"/phases/0/protocol",
	]);
	assert.deepEqual(pointers({ after: { protocol } }), []);
});

test("what teams submitted to stays what it is", () => {
	const holds = { submissions: 1, evaluations: 0 };
	for (const change of [
		{ datasetVersion: "2" },
		{ subset: "validation" },
		{ isHiddenSplit: false },
	]) {
		const [member] = Object.keys(change);
		assert.deepEqual(pointers({ after: change, holds }), [`/phases/0/${member}`]);
		assert.deepEqual(pointers({ after: change }), []);
	}
	assert.deepEqual(
		pointers({ before: { isHiddenSplit: false }, after: { isHiddenSplit: true }, holds }),
		[],
	);
});

test("a public phase keeps its name and cannot go; a draft's goes while nobody submitted to it", () => {
	const renamed = { after: { slug: "renamed", ...running, opensAt: instant(600) } };
	assert.ok(pointers(renamed).includes("/phases"));
	assert.deepEqual(pointers({ ...renamed, isPublished: false }), []);
	const holds = { submissions: 1, evaluations: 0 };
	assert.deepEqual(pointers({ ...renamed, isPublished: false, holds }), ["/phases"]);
});

test("a public challenge stays on its dataset", () => {
	const heads: [object, object] = [{}, { dataset: "another" }];
	assert.deepEqual(pointers({ after: {}, heads }), ["/dataset"]);
	assert.deepEqual(pointers({ after: {}, heads, isPublished: false }), []);
});

test("the step rule cannot begin once files have been scored without being compared; it can end", () => {
	const scored = { submissions: 3, evaluations: 2 };
	const begins = { before: { hasStepRule: false }, after: { hasStepRule: true } };
	assert.deepEqual(pointers({ ...begins, holds: scored }), ["/phases/0/hasStepRule"]);
	assert.deepEqual(pointers({ ...begins, holds: { submissions: 3, evaluations: 0 } }), []);
	const ends = { before: { hasStepRule: true }, after: { hasStepRule: false } };
	assert.deepEqual(pointers({ ...ends, holds: scored }), []);
});
