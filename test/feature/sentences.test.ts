import assert from "node:assert/strict";
import { test } from "node:test";
import { telling } from "#app/_http/telling.ts";
import { contextFor } from "#lib/context.ts";
import { openSentence, sealSentence } from "#lib/signed-links/index.ts";

const now = new Date("2026-06-01T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const said = { about: "done", reader: "ana", text: "Sent to 3 people. 已发送。\nReally." };
const sealed = sealSentence(said, now);

test("a sentence is read by whom it was said to, for ten minutes", () => {
	assert.equal(openSentence(sealed, said, now), said.text);
	assert.equal(openSentence(sealed, said, later(599)), said.text);
	assert.equal(openSentence(sealed, said, later(600)), null);
});

test("a sentence that is another's, about something else, or not this site's says nothing", () => {
	const [until = "", signature = ""] = sealed.split(".");
	const forged = [
		"",
		"Your account is closed: write to x@y.invalid.",
		`${until}.${signature}.Your account is closed.`,
		`${Number(until) + 600}.${signature}.${said.text}`,
		`${until}.${"A".repeat(43)}.${said.text}`,
		`${until}..${said.text}`,
		`${sealed} And more.`,
	];
	for (const one of forged) assert.equal(openSentence(one, said, now), null, one);
	assert.equal(openSentence(sealed, { ...said, reader: "ben" }, now), null);
	assert.equal(openSentence(sealed, { ...said, about: "refused" }, now), null);
});

test("the address of a page keeps its question and its place, and leads nowhere else", () => {
	const ctx = contextFor({ kind: "member", userId: "ana", isAdmin: false }, now);
	const url = new URL(
		telling(ctx, "/access/x?version=1#files", "refused", "Too late."),
		"http://a",
	);
	assert.equal(url.searchParams.get("version"), "1");
	assert.equal(url.hash, "#files");
	const kept = url.searchParams.get("refused") ?? "";
	assert.equal(openSentence(kept, { about: "refused", reader: "ana" }, now), "Too late.");
	assert.match(telling(ctx, "http://elsewhere.invalid/x", "done", "Yes."), /^\/x\?done=/);
});
