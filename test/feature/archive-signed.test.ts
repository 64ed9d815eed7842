import assert from "node:assert/strict";
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, type TestContext, test } from "node:test";
import { eq } from "drizzle-orm";
import { run as runArchives } from "#bin/commands/archives.ts";
import { run as runCheck } from "#bin/commands/check-archive.ts";
import { challenges } from "#drizzle/schema/challenge.ts";
import { archiveHtml, readArchive, readArchiveKey } from "#lib/archive/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { scoreNow, validateNow, workerKey } from "#test/support/hands.ts";
import { encode, openPhase, proposalsFinding, readyToSend, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());
const folder = mkdtempSync(path.join(tmpdir(), "onset-archives-"));
after(() => rmSync(folder, { recursive: true }));

const { ana, slugs, methodId, challenge } = await readyToSend();
const id = await submit(ana.at(), slugs, methodId, encode(proposalsFinding(3)));
const worker = await workerKey();
await validateNow(id, worker.key);
await scoreNow(id, worker.key);
// The commands end by closing the database, which waits for whoever still holds a connection.
worker.die();
const archive = await readArchive(contextFor(visitor), { challenge: challenge.slug });
const html = archiveHtml(archive);

/** What stands at the end of a file, read as a program that never heard of this site would. */
function sealOf(file: string) {
	const at = file.lastIndexOf('<p id="seal">');
	const [sha256 = "", signature = "", key = ""] = [
		...file.slice(at).matchAll(/<code>(.*?)<\/code>/g),
	].map(([, value]) => value ?? "");
	return { page: file.slice(0, at), end: file.slice(at), sha256, signature, key };
}

/** The same page, sealed by somebody with a key of their own. */
function resealed(page: string): string {
	const { end, sha256, signature, key } = sealOf(html);
	const own = generateKeyPairSync("ed25519");
	const spki = own.publicKey.export({ format: "der", type: "spki" }).toString("base64");
	const theirs = sign(null, Buffer.from(page), own.privateKey).toString("base64");
	const digest = createHash("sha256").update(page).digest("hex");
	return page + end.replace(sha256, digest).replace(signature, theirs).replace(key, spki);
}

/** A command's exit code and what it said. */
async function said(t: TestContext, run: typeof runCheck, ...argv: string[]) {
	const lines: string[] = [];
	const keep = (text: unknown) => lines.push(String(text)) > 0;
	t.mock.method(process.stderr, "write", keep);
	t.mock.method(console, "log", keep);
	t.mock.method(console, "error", keep);
	try {
		return { code: await run(argv), told: lines.join("\n") };
	} finally {
		t.mock.restoreAll();
	}
}

const checked = (t: TestContext, text: string, ...more: string[]) => {
	const file = path.join(folder, "checked.html");
	writeFileSync(file, text);
	return said(t, runCheck, file, ...more);
};

test("codalab#3221: an archive's signature is verified from the file alone, and its key is the site's", () => {
	const { page, sha256, signature, key } = sealOf(html);
	const pem = createPublicKey(`-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`);
	assert.ok(verify(null, Buffer.from(page), pem, Buffer.from(signature, "base64")));
	assert.equal(createHash("sha256").update(page).digest("hex"), sha256);
	assert.deepEqual(readArchiveKey(), { algorithm: "Ed25519", publicKey: key });
	assert.match(page, /id="archive">\{"onsetArchive":1,/, "the data are in what is signed");
});

test("the same document has the same signature, and another one another", () => {
	assert.equal(archiveHtml(structuredClone(archive)), html);
	const later = archiveHtml({ ...archive, madeAt: new Date(0).toISOString() });
	assert.notEqual(sealOf(later).signature, sealOf(html).signature);
	assert.equal(sealOf(later).key, sealOf(html).key);
});

test("onset check-archive takes a file as it was signed, with the site's key and without", async (t) => {
	const { publicKey } = readArchiveKey();
	const [alone, withKey] = [await checked(t, html), await checked(t, html, "--key", publicKey)];
	assert.deepEqual([alone.code, withKey.code], [0, 0]);
	for (const { told } of [alone, withKey])
		assert.ok([archive.address, archive.madeAt, publicKey].every((one) => told.includes(one)));
	assert.match(alone.told, /compare it with the site's/);
	assert.match(withKey.told, /the key that you gave/);
});

test("onset check-archive refuses one altered digit, of a table or of the data, and whatever was added", async (t) => {
	const score = archive.phases[0]?.tables[0]?.lines[0]?.at(-3) ?? "";
	assert.match(score, /^\d+\.\d\d$/);
	const other = score.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
	const altered = [
		html.replace(`<td>${score}</td>`, `<td>${other}</td>`),
		html.replace(`"${score}"`, `"${other}"`),
		html.replaceAll("\n", "\r\n").replace(/\r\n(<\/footer>.*)\r\n$/, "\n$1\n"),
		sealOf(html).page + sealOf(resealed("another page")).end,
	];
	for (const text of altered) {
		assert.notEqual(text, html);
		const { code, told } = await checked(t, text);
		assert.equal(code, 1);
		assert.match(told, /not what was signed/);
	}
	const none = [`${html}<script>alert(1)</script>`, html.slice(0, -1), sealOf(html).page, "", "{}"];
	for (const text of [...none, resealed("<p>Any page.</p>\n")]) {
		const { code, told } = await checked(t, text);
		assert.equal(code, 1);
		assert.match(told, /not a signed archive/);
	}
});

test("onset check-archive tells a forged archive that somebody signed by a key of their own", async (t) => {
	const forged = resealed(sealOf(html).page.replaceAll("Board", "Bored"));
	const { key } = sealOf(forged);
	assert.deepEqual((await checked(t, forged, "--key", key)).code, 0, "it is well made");
	const { code, told } = await checked(t, forged, "--key", readArchiveKey().publicKey);
	assert.equal(code, 1);
	assert.match(told, /another key/);
	assert.ok(told.includes(key));
});

test("onset check-archive and archives called wrongly end with 2 and their usage", async (t) => {
	const calls = [
		[runCheck],
		[runCheck, "a", "b"],
		[runCheck, path.join(folder, "nowhere.html")],
		[runCheck, path.join(folder, "checked.html"), "--key", "short"],
		[runCheck, "--all"],
		[runArchives],
		[runArchives, "a", "b"],
	] as const;
	for (const [run, ...argv] of calls) {
		const { code, told } = await said(t, run, ...argv);
		assert.equal(code, 2, argv.join(" "));
		assert.match(told, /Usage: onset (check-archive FILE|archives DIR)/);
	}
});

test("onset archives keeps a genuine file of each public challenge, and writes anew what has changed", async (t) => {
	const draft = await openPhase();
	await database()
		.update(challenges)
		.set({ publishedAt: null })
		.where(eq(challenges.id, draft.challenge.id));
	const kept = path.join(folder, "kept", "here");
	const file = path.join(kept, `${challenge.slug}.html`);
	const first = await said(t, runArchives, kept);
	assert.deepEqual([first.code, first.told], [0, `${file}: written`]);
	assert.deepEqual(readdirSync(kept), [`${challenge.slug}.html`], "no draft, nothing half written");
	assert.equal((await said(t, runCheck, file, "--key", readArchiveKey().publicKey)).code, 0);

	const before = { text: readFileSync(file, "utf8"), node: statSync(file).ino };
	assert.equal((await said(t, runArchives, kept)).told, `${file}: unchanged`);
	assert.deepEqual({ text: readFileSync(file, "utf8"), node: statSync(file).ino }, before);

	await database()
		.update(challenges)
		.set({ summary: "Now something else." })
		.where(eq(challenges.id, challenge.id));
	assert.equal((await said(t, runArchives, kept)).told, `${file}: written`);
	assert.match(readFileSync(file, "utf8"), /Now something else\./);

	writeFileSync(file, before.text.slice(0, 1000));
	assert.equal((await said(t, runArchives, kept)).told, `${file}: written`, "a broken file");
});

test("onset archives ends with 1 where it cannot write, and says where", async (t) => {
	const { code, told } = await said(t, runArchives, path.join(folder, "checked.html"));
	assert.equal(code, 1);
	assert.match(told, new RegExp(`${challenge.slug}\\.html was not written: .*E(EXIST|NOTDIR)`));
});
