import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { academicSnapshot, domainOf, lookUp } from "#lib/evidence/academic-domains.ts";
import { domainsAgree } from "#lib/evidence/items.ts";

const snapshot = await academicSnapshot();

test("the snapshot is sorted, dated, and holds host names only", () => {
	assert.ok(snapshot.lines.length > 20_000);
	assert.equal(snapshot.date, "2026-07-17");
	const sorted = snapshot.lines.every(
		(line, at) => at === 0 || (snapshot.lines[at - 1] ?? "") < line,
	);
	assert.ok(sorted, "looking up by halves needs the order");
	const odd = snapshot.lines.filter((line) => !/^[a-z0-9.-]+\.[a-z0-9-]+ \S/.test(line));
	assert.deepEqual(odd, []);
	const broken = snapshot.lines.filter((line) => /[\p{Cc}\ufffd]/u.test(line));
	assert.deepEqual(broken, []);
});

test("every listed domain is found, and so is whatever is below it", () => {
	fc.assert(
		fc.property(fc.nat(snapshot.lines.length - 1), (at) => {
			const [domain = ""] = (snapshot.lines[at] ?? "").split(" ");
			assert.equal(lookUp(snapshot, domain).listed?.domain, domain);
			assert.equal(lookUp(snapshot, `students.${domain}`).listed?.domain, domain);
		}),
		{ numRuns: 300 },
	);
});

test("domains that only look like a listed one are not found", () => {
	for (const domain of [
		"notseu.edu.cn.example",
		"xn--su-1ja.example",
		"seu.edu.cn.evil.example",
		"cn",
		"",
	])
		assert.equal(lookUp(snapshot, domain).listed, null, domain);
	assert.equal(lookUp(snapshot, "unlisted-name-of-nobody.edu.cn").listed, null);
});

test("stop-listed, abused and suffix are said as facts of the domain", () => {
	const [stopped = ""] = snapshot.stopped;
	assert.equal(lookUp(snapshot, `mail.${stopped}`).isStopped, true);
	assert.equal(lookUp(snapshot, "seu.edu.cn").isStopped, false);
	assert.equal(lookUp(snapshot, "seu.edu.cn").isAbused, true);
	const [suffix = ""] = snapshot.academicSuffixes;
	assert.equal(lookUp(snapshot, `nobody-listed.${suffix}`).academicSuffix, suffix);
	assert.equal(lookUp(snapshot, "nobody-listed.com").academicSuffix, null);
});

test("the domain of an address is what stands after its last @", () => {
	assert.equal(domainOf('"a@b"@Uni.EXAMPLE'), "uni.example");
});

test("mailboxes agree at one domain, below one another, or below one that is listed", () => {
	const at = (domain: string, listed: string | null = null) => ({ domain, listed });
	assert.ok(domainsAgree(at("uni.example"), at("uni.example")));
	assert.ok(domainsAgree(at("stu.uni.example"), at("uni.example")));
	assert.ok(domainsAgree(at("a.uni.edu", "uni.edu"), at("b.uni.edu", "uni.edu")));
	assert.ok(!domainsAgree(at("a.example"), at("b.example")));
	assert.ok(!domainsAgree(at("evil-uni.example"), at("uni.example")));
});
