import assert from "node:assert/strict";
import { test } from "node:test";
import { DrizzleQueryError } from "drizzle-orm";
import { faultLines, faultWords } from "#lib/errors.ts";

test("a statement that failed is logged with its place and without the values it was given", () => {
	const cause = new Error("relation is gone");
	const error = new DrizzleQueryError("insert into evaluations values ($1)", ["61.234567"], cause);
	assert.match(String(error.stack), /61\.234567/);
	assert.doesNotMatch(faultLines(error), /61\.234567|insert into/);
	assert.match(faultLines(error), /^relation is gone\n {4}at .*errors\.test\.ts/);
});

test("a value that the database refused is not repeated", () => {
	const cause = Object.assign(new Error('invalid input "61.234567"'), { code: "22P02" });
	const error = new DrizzleQueryError("select $1", ["61.234567"], cause);
	assert.equal(faultWords(error), "the database refused a value (22P02)");
});
