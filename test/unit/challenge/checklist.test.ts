import assert from "node:assert/strict";
import { test } from "node:test";
import { checklistOf, isComplete, type PhaseReadiness } from "#lib/challenge/checklist.ts";
import { documentOf, instantAfter, phaseOf, someBasis } from "#test/support/challenge-documents.ts";

const now = new Date();
const whole: PhaseReadiness = { isVersionPublished: true, labels: { isDemonstration: false } };

function missing(head: object = {}, phase: object = {}, ready: PhaseReadiness | null = whole) {
	const document = documentOf(someBasis, "a", { phases: [phaseOf(someBasis, phase)], ...head });
	return checklistOf({ document, phases: new Map(ready ? [["test", ready]] : []), now })
		.filter(({ isDone }) => !isDone)
		.map(({ key, phase: of }) => (of === null ? key : `${of} ${key}`));
}

test("a complete challenge lacks nothing", () => {
	assert.deepEqual(missing(), []);
	const phases = new Map([["test", whole]]);
	assert.ok(isComplete(checklistOf({ document: documentOf(someBasis, "a"), phases, now })));
});

test("everything that a challenge can lack is on its list", () => {
	assert.deepEqual(missing({ contact: "" }), ["contact"]);
	assert.deepEqual(missing({ rules: "" }), ["rules"]);
	assert.deepEqual(missing({ phases: [] }), ["phases"]);
	assert.deepEqual(missing({}, {}, null), ["test labels", "test version"]);
	assert.deepEqual(missing({}, {}, { ...whole, labels: null }), ["test labels"]);
	assert.deepEqual(missing({}, {}, { ...whole, isVersionPublished: false }), ["test version"]);
});

test("labels that are made up must be called so", () => {
	const labels = { isDemonstration: true };
	assert.deepEqual(missing({ demonstrationNotice: null }, {}, { ...whole, labels }), [
		"demonstration",
	]);
	assert.deepEqual(missing({}, {}, { ...whole, labels }), []);
});

test("a phase that is over cannot open, at the very second of its end either", () => {
	const opensAt = instantAfter(now, -2);
	assert.deepEqual(missing({}, { opensAt, closesAt: now.toISOString() }), ["test dates"]);
	const afterwards = new Date(now.getTime() + 1).toISOString();
	assert.deepEqual(missing({}, { opensAt, closesAt: afterwards }), []);
});

test("a quota that would let a hidden split be read out is not sane", () => {
	const many = { dailyQuota: 101, totalQuota: 1000 };
	assert.deepEqual(missing({}, many), ["test quota"]);
	assert.deepEqual(missing({}, { ...many, isHiddenSplit: false }), []);
});
