import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { aria2Input } from "#lib/downloads/formats/aria2.ts";
import { sha256Sums } from "#lib/downloads/formats/checksums.ts";
import { curlScript, shellWord } from "#lib/downloads/formats/curl-script.ts";
import { entriesOf, folderListing } from "#lib/downloads/formats/listing.ts";
import { encodedPath } from "#lib/downloads/formats/manifest-file.ts";
import { wgetList } from "#lib/downloads/formats/wget-list.ts";
import { parseDigests } from "#lib/downloads/parse-digests.ts";
import { Invalid } from "#lib/errors.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const oddNames = [
	"plain.mp4",
	"with space.mp4",
	"-dash.mp4",
	"-- two.mp4",
	'it\'s "quoted".mp4',
	"$HOME `id` $(id).mp4",
	"a;b|c&d>e<f.mp4",
	"back\\slash.mp4",
	"表情/长 视频.mp4",
	"#hash?query%20percent.mp4",
	"!history* [glob] {a,b}~.mp4",
];
const base = "https://onset.example/api/v1/manifests/m/1.s/files/";
const files = oddNames.map((name) => ({
	path: `videos/${name}`,
	url: base + encodedPath(`videos/${name}`),
	sha256: digest(name),
	fileBytes: 3,
}));
const head = {
	manifestId: "m",
	dataset: "sdfe-lv",
	version: "1.0.0",
	expiresAt: new Date("2026-11-24T00:00:00Z"),
};

const anyName = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
const isPlain = (name: string) => !/[\p{Cc}\u2028\u2029]/u.test(name);

function inFolder<T>(work: (folder: string) => T): T {
	const folder = mkdtempSync(path.join(tmpdir(), "onset-formats-"));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test("a word quoted for the shell comes out of it as it went in, whatever it holds", () => {
	const words = fc.sample(anyName.filter(isPlain), { numRuns: 200, seed: 7 }).concat(oddNames);
	const script = words.map((word) => `printf '%s\\n' ${shellWord(word)}\n`).join("");
	const said = execFileSync("sh", { input: script, encoding: "utf8" });
	assert.deepEqual(said.split("\n").slice(0, -1), words);
});

test("a name that would end a line is refused by every format", () => {
	for (const bad of ["two\nlines", "two\r", "tab\t", "nul\0", "next\u2028line"]) {
		const file = { path: bad, url: base, sha256: digest(bad), fileBytes: 1 };
		assert.throws(() => aria2Input(head, [file]), Invalid);
		assert.throws(() => curlScript(head, [file]), Invalid);
		assert.throws(() => sha256Sums([file]), Invalid);
	}
});

test("an encoded path is bare of everything a shell, a list or an address could misread, and decodes to itself", () => {
	fc.assert(
		fc.property(anyName, (name) => {
			const encoded = encodedPath(`a/${name}`);
			assert.match(encoded, /^[\w.~/%-]+$/);
			assert.equal(encoded.split("/").map(decodeURIComponent).join("/"), `a/${name}`);
		}),
	);
});

test("SHA256SUMS is what sha256sum -c accepts, with every odd name", () => {
	inFolder((folder) => {
		for (const { path: name } of files) {
			mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
			writeFileSync(path.join(folder, name), name.slice("videos/".length));
		}
		writeFileSync(path.join(folder, "SHA256SUMS"), sha256Sums(files));
		const { status, stderr } = spawnSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], {
			cwd: folder,
			encoding: "utf8",
		});
		assert.equal(status, 0, stderr);
	});
});

test("the curl script is one that a POSIX shell can read, and says so of every file that is there already", () => {
	inFolder((folder) => {
		for (const { path: name } of files) {
			mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
			writeFileSync(path.join(folder, name), name.slice("videos/".length));
		}
		const said = execFileSync("sh", ["-s"], {
			cwd: folder,
			input: curlScript(head, files),
			encoding: "utf8",
		});
		assert.equal(said.match(/^have /gm)?.length, files.length);
		assert.match(said, /Everything is here/);
	});
});

test("aria2 is told address, place and digest of each file on lines of their own", () => {
	const lines = aria2Input(head, files).split("\n");
	assert.match(lines[0] ?? "", /^# sdfe-lv 1\.0\.0: list m, good until 2026-11-24/);
	assert.equal(lines[1], files[0]?.url);
	assert.equal(lines[2], "  out=videos/plain.mp4");
	assert.equal(lines[3], `  checksum=sha-256=${files[0]?.sha256}`);
	assert.equal(lines.length, 1 + files.length * 5 + 1);
	assert.equal(wgetList(files).split("\n").length, files.length + 1);
});

test("a folder lists what stands directly in it; what is not there is no folder", () => {
	const paths = ["a.txt", "videos/b.mp4", "videos/deep/c.mp4"];
	assert.deepEqual(entriesOf(paths, ""), ["a.txt", "videos/"]);
	assert.deepEqual(entriesOf(paths, "videos"), ["b.mp4", "deep/"]);
	assert.equal(entriesOf(paths, "video"), null);
	const html = folderListing("/x/", "", ['<b>"&.txt']);
	assert.match(html, /href="\/x\/%3Cb%3E%22%26\.txt">&lt;b&gt;&quot;&amp;\.txt</);
});

test("digests are read as sha256sum, its binary mode, its escapes and BSD print them; anything else is named by its line", () => {
	const [a, b, c, d] = ["a", "b", "c", "d"].map(digest);
	const read = parseDigests(
		`${a}  one\r\n${b} *two\n\n\\${c}  back\\\\slash\nSHA256 (four) = ${d}\n`,
	);
	assert.deepEqual([...read.keys()], [a, b, c, d]);
	assert.throws(() => parseDigests(`${a}  one\nsha256sum: no such file`), /Line 2/);
	assert.throws(() => parseDigests("\n \n"), /no lines/);
	assert.throws(() => parseDigests(`${a}  x\n`.repeat(20_001)), /at most 20000/);
});
