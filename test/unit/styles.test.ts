import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../app/_styles/", import.meta.url);

/** The classes that a stylesheet begins a rule with alone: what they look like is decided there. */
function decidedIn(name: string): Set<string> {
	const text = readFileSync(new URL(name, folder), "utf8");
	return new Set(
		[...text.matchAll(/^\s*\.([a-z][a-z0-9-]*)(?= \{|,$)/gm)].map(([, one = ""]) => one),
	);
}

test("what a class looks like is decided in one stylesheet", () => {
	const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
	const owners = new Map<string, string[]>();
	for (const sheet of sheets)
		for (const one of decidedIn(sheet)) owners.set(one, [...(owners.get(one) ?? []), sheet]);
	assert.ok(owners.size > 100, `only ${owners.size} classes were read`);
	assert.deepEqual(
		[...owners].filter(([, where]) => where.length > 1),
		[],
	);
});
