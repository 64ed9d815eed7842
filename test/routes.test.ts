import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { actionTable } from "#test/support/routes/actions.ts";
import { handlerTable } from "#test/support/routes/handlers.ts";
import { pageTable } from "#test/support/routes/pages.ts";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const filesOfApp = readdirSync(path.join(root, "app"), { recursive: true })
	.map((name) => path.join("app", String(name)))
	.filter((name) => /\.tsx?$/.test(name));

/** A file's place as an address: groups in round brackets are no part of it. */
const addressOf = (file: string) =>
	path
		.dirname(file)
		.replace(/^app/, "")
		.replaceAll(/\/\([^)]+\)/g, "") || "/";

test("every page is in the table of routes, and the table names no other", () => {
	const pages = filesOfApp.filter((name) => path.basename(name) === "page.tsx").map(addressOf);
	assert.ok(pages.length > 40, "the pages are found at all");
	assert.deepEqual(pages.sort(), Object.keys(pageTable).sort());
});

/** The methods that a handler's file exports, less the operations of the API: those are typed in theirs. */
function methodsOf(file: string): string[] {
	const exported = read(file).matchAll(
		/^export (?:async function|function|const) (?:\{ )?(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(?! = endpoint\()/gm,
	);
	return [...exported].map(([, method]) => `${method} ${addressOf(file)}`);
}

test("every route handler is an operation of the API or in the table of handlers, and the table names no other", () => {
	const files = filesOfApp.filter((name) => path.basename(name) === "route.ts");
	assert.ok(files.length > 80, "the handlers are found at all");
	assert.deepEqual(files.flatMap(methodsOf).sort(), Object.keys(handlerTable).sort());
});

/** The actions of a file: all that it exports where it says so at its head, else the functions that do. */
function actionsOf(file: string): string[] {
	const text = read(file);
	if (text.startsWith('"use server"'))
		return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
			([, name]) => `${file}#${name}`,
		);
	const inner = [...text.matchAll(/^\s+"use server";$/gm)];
	return inner.map((_, at) => `${file}#$$RSC_SERVER_ACTION_${at}`);
}

test("every action of a form is in the table of actions, and the table names no other", () => {
	const actions = filesOfApp.flatMap(actionsOf);
	assert.ok(actions.length > 40, "the actions are found at all");
	assert.deepEqual(actions.sort(), Object.keys(actionTable).sort());
});
