import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { writeChallengeDocument } from "#lib/challenge/index.ts";
import { documentOf, someBasis } from "#test/support/challenge-documents.ts";

const folder = mkdtempSync(path.join(tmpdir(), "onset-apply-"));
after(() => rmSync(folder, { recursive: true }));
const cli = new URL("../../../bin/cli.ts", import.meta.url).pathname;

const sound = writeChallengeDocument(documentOf(someBasis, "sound"));

function fileWith(text: string | Uint8Array): string {
	const file = path.join(folder, "challenge.yaml");
	writeFileSync(file, text);
	return file;
}

async function onset(argv: string[], env: Record<string, string> = {}) {
	const { PATH } = process.env;
	const settings: NodeJS.ProcessEnv = { PATH, NODE_ENV: "test", ...env };
	const child = spawn(process.execPath, ["--import", "tsx", cli, ...argv], { env: settings });
	child.stdin.end();
	const said = { out: "", err: "" };
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		said.out += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		said.err += text;
	});
	const [code] = await once(child, "close");
	return { code, ...said };
}

const answer = {
	challenge: "sound",
	outcome: "previewed",
	isNew: false,
	isPublished: true,
	difference: [{ path: "title", before: "Old", after: "A challenge" }],
	affected: [{ path: "rules", count: 3, sentence: "people in teams" }],
	problems: [] as { pointer: string; message: string }[],
	checklist: [],
	revision: "0123456789abcdef",
};

type Asked = { dryRun?: boolean; revision: string | null };

/** A site that gives the same answer to everything, and what it was asked. */
async function site(given: typeof answer) {
	const asked: Asked[] = [];
	const server = createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		asked.push(JSON.parse(body));
		response.end(JSON.stringify(given));
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	const port = address && typeof address === "object" ? address.port : 0;
	const run = (...argv: string[]) =>
		onset(["apply", ...argv, "--site", `http://127.0.0.1:${port}`], { ONSET_TOKEN: "t" });
	return { asked, run, close: () => server.close() };
}

test("a file with mistakes is refused with file, line and column, before any site is asked", async () => {
	const file = fileWith(sound.replace("totalQuota: 50", "totalQuota: 4"));
	const line = sound.slice(0, sound.indexOf("totalQuota")).split("\n").length;
	const { code, out } = await onset(["apply", file]);
	assert.equal(code, 1);
	assert.match(out, new RegExp(`challenge.yaml:${line}:17 phases.0.totalQuota: The quota in all`));
	assert.match(out, /Nothing was changed\./);
});

test("a file in another encoding is refused where it begins, not sent with other letters", async () => {
	const text = sound.replace("title: A challenge", "title: Köln");
	const { code, out } = await onset(["apply", fileWith(Buffer.from(text, "latin1"))]);
	const line = text.slice(0, text.indexOf("Köln")).split("\n").length;
	assert.equal(code, 1);
	assert.match(out, new RegExp(`challenge.yaml:${line}:9 From here on it is not UTF-8`));
	assert.match(out, /Nothing was changed\./);
});

test("the difference is shown, and nothing is done while nobody says yes", async () => {
	const { asked, run, close } = await site(answer);
	const { code, out } = await run(fileWith(sound));
	close();
	assert.equal(code, 1);
	assert.match(out, /~ title: "Old" -> "A challenge"\n {2}rules concerns people in teams: 3/);
	assert.match(out, /Say --yes/);
	assert.deepEqual(
		asked.map(({ dryRun }) => dryRun),
		[true],
	);
});

test("what was shown is what is done: the act names the state that the dry run saw", async () => {
	const { asked, run, close } = await site(answer);
	const { code, out } = await run(fileWith(sound), "--yes");
	close();
	assert.equal(code, 0);
	assert.match(out, /Done: sound is changed\./);
	assert.deepEqual(
		asked.map(({ revision }) => revision),
		[null, "0123456789abcdef"],
	);
});

test("a problem that only the site sees is said with the line of the file", async () => {
	const problems = [{ pointer: "/phases/0/opensAt", message: "It has passed." }];
	const { run, close } = await site({ ...answer, problems });
	const { code, out } = await run(fileWith(sound), "--yes");
	close();
	const line = sound.slice(0, sound.indexOf("opensAt")).split("\n").length;
	assert.equal(code, 1);
	assert.match(out, new RegExp(`challenge.yaml:${line}:14 phases.0.opensAt: It has passed\\.`));
});
