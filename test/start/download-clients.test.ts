import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	watch,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import { commandsOf } from "#app/_components/downloads/commands.ts";
import { whyMissing } from "#bin/download-clients.mjs";
import { grants } from "#drizzle/schema/access.ts";
import { downloadLedger } from "#drizzle/schema/downloads.ts";
import { closeDatabase, database } from "#lib/db/index.ts";
import { type Served, serveDataset } from "#test/support/served-dataset.ts";
import { freePort, type Site, startSite, temporaryFolder } from "#test/support/site.ts";

const folder = temporaryFolder();
let site: Site;
let served: Served;

before(async () => {
	site = await startSite(path.join(folder.path, "data"), await freePort());
	served = await serveDataset(site.env());
});

after(async () => {
	await closeDatabase();
	site.signal("SIGINT");
	await site.ended;
	folder.remove();
});

const programs = { curl: "curl", aria2: "aria2c", wget: "wget", rclone: "rclone" } as const;
type Name = keyof typeof programs;
const names: readonly Name[] = ["curl", "aria2", "wget", "rclone"];

/** What slows each program down, so that it can be cut, and what makes it tell what it asks for. */
const slowly: Record<Name, string> = {
	curl: "--limit-rate 8M",
	// It writes down where it is once a second.
	aria2: "--max-overall-download-limit=1M --disk-cache=0",
	wget: "--limit-rate=8m",
	rclone: "--bwlimit 8M",
};
const tellingly: Record<Name, string> = {
	curl: "-v",
	aria2: "--log=../asked.log --log-level=info",
	wget: "-d",
	rclone: "--dump headers",
};

/** A folder for the PATH in which the program is the real one with more options at the end. */
function wrapped(name: Name, at: string, options: string): string {
	const bin = path.join(at, "bin");
	mkdirSync(bin, { recursive: true });
	const program = programs[name];
	const real = path.join(bin, program);
	writeFileSync(
		real,
		`#!/bin/sh\nPATH=$(printf '%s' "$PATH" | cut -d : -f 2-)\nexec ${program} "$@" ${options}\n`,
	);
	chmodSync(real, 0o755);
	return bin;
}

type Said = { code: number | null; out: string };

function begin(
	line: string,
	cwd: string,
	bin?: string,
): { child: ChildProcess; said: Promise<Said> } {
	const { PATH = "", HOME = "/" } = process.env;
	const env: NodeJS.ProcessEnv = {
		NODE_ENV: "test",
		PATH: bin ? `${bin}:${PATH}` : PATH,
		HOME,
		LC_ALL: "C.UTF-8",
	};
	const child = spawn("sh", ["-c", line], { cwd, env, detached: true });
	let out = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
	child.stderr.setEncoding("utf8").on("data", (text: string) => (out += text));
	const said = once(child, "close").then(() => ({ code: child.exitCode, out }));
	return { child, said };
}

const run = (line: string, cwd: string, bin?: string) => begin(line, cwd, bin).said;

function place(name: string): string {
	const at = path.join(folder.path, name, "copies");
	mkdirSync(path.join(at, "videos"), { recursive: true });
	return at;
}

const digestOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

function assertWhole(at: string): void {
	for (const { path: name, sha256 } of served.files)
		assert.equal(digestOf(path.join(at, name)), sha256, name);
}

const cutBytes = 2 * 1024 * 1024;
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Kills the program and all its like once the file has begun to come, as a lost machine would. */
async function cut(at: string, running: ReturnType<typeof begin>, file: string): Promise<number> {
	const begun = new Promise<void>((resolve) => {
		// Watching before looking: nothing can come in between.
		const watcher = watch(path.dirname(file), look);
		function look() {
			if (sizeOf(file) < cutBytes) return;
			watcher.close();
			resolve();
		}
		look();
	});
	const ended = running.said.then(({ out }) =>
		assert.fail(`ended before it was cut, in ${at}: ${out}`),
	);
	await Promise.race([begun, ended]);
	ended.catch(() => {});
	process.kill(-(running.child.pid ?? 0), "SIGKILL");
	await running.said;
	return sizeOf(file);
}

for (const name of names)
	test(`${name} fetches a whole list by the page's own line, every odd name and digest right`, async () => {
		assert.equal(whyMissing(programs[name]), null);
		const at = place(`whole-${name}`);
		const { id, address } = await served.list();
		const lines = commandsOf(address);
		const fetched = await run(lines[name], at);
		assert.equal(fetched.code, 0, fetched.out);
		assertWhole(at);
		const checked = await run(lines.check, at);
		assert.equal(checked.code, 0, checked.out);
		const issued = await database()
			.select()
			.from(downloadLedger)
			.where(eq(downloadLedger.manifestId, id));
		assert.equal(new Set(issued.map(({ fileId }) => fileId)).size, served.files.length);
	});

/** Where each program keeps what has come so far, and how the next run shows that it goes on from there. */
const partOf: Record<Name, string> = {
	curl: "videos/large.bin.part",
	aria2: "videos/large.bin",
	wget: "videos/large.bin",
	rclone: "videos/large.bin",
};
const resumes: readonly Name[] = ["curl", "aria2", "wget"];

for (const name of names)
	test(`${name}, cut in the middle of a file and run again, ${resumes.includes(name) ? "goes on where it was" : "fetches that file anew"} and has everything`, async () => {
		assert.equal(whyMissing(programs[name]), null);
		const at = place(`cut-${name}`);
		const { address } = await served.list();
		const line = commandsOf(address)[name];
		const slow = wrapped(name, path.join(at, "../slow"), slowly[name]);
		const part = path.join(at, partOf[name]);
		const came = await cut(at, begin(line, at, slow), part);
		assert.ok(came >= cutBytes && came < served.large.fileBytes, `${came} bytes had come`);
		const telling = wrapped(name, path.join(at, "../telling"), tellingly[name]);
		const again = await run(line, at, telling);
		assert.equal(again.code, 0, again.out.slice(-2000));
		assertWhole(at);
		const told = name === "aria2" ? readFileSync(path.join(at, "../asked.log"), "utf8") : again.out;
		const asked = [...told.matchAll(/Range: bytes=(\d+)-/gi)].map(([, from]) => Number(from));
		if (resumes.includes(name))
			assert.ok(Math.max(...asked) >= cutBytes / 2, "asks for the rest only");
	});

for (const [name, line] of [
	["curl -u", 'curl -fsS -L -u "any:$TOKEN" -o got "$URL"'],
	["curl with a bearer token", 'curl -fsS -L -H "authorization: Bearer $TOKEN" -o got "$URL"'],
	["wget --user", 'wget -q --user=any --password="$TOKEN" -O got "$URL"'],
] as const)
	test(`${name} fetches a licensed file by a personal token, which does not go on to the storage`, async () => {
		const at = place(`token-${name.replaceAll(/\W/g, "-")}`);
		const url = `${site.url}/api/v1/files/${served.large.fileId}`;
		const said = await run(`TOKEN=${served.token} URL=${url}; ${line}`, at);
		assert.equal(said.code, 0, said.out);
		assert.equal(digestOf(path.join(at, "got")), served.large.sha256);
	});

test("over HTTP: an address is not kept, not named on, good for a part of a file, and asks for credentials where they are missing", async () => {
	const url = `${site.url}/api/v1/files/${served.large.fileId}`;
	const authorization = `Basic ${Buffer.from(`any:${served.token}`).toString("base64")}`;
	const answer = await fetch(url, { headers: { authorization }, redirect: "manual" });
	assert.equal(answer.status, 302);
	assert.equal(answer.headers.get("cache-control"), "private, no-store");
	assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
	const location = answer.headers.get("location") ?? "";
	assert.match(location, /X-Amz-Expires=300\b/);
	const part = await fetch(location, { headers: { range: "bytes=5-9" } });
	assert.equal(part.status, 206);
	assert.equal((await part.arrayBuffer()).byteLength, 5);
	const head = await fetch(url, { method: "HEAD", headers: { authorization } });
	assert.equal(head.headers.get("content-length"), String(served.large.fileBytes));
	const refused = await fetch(url);
	assert.equal(refused.status, 401);
	assert.match(refused.headers.get("www-authenticate") ?? "", /Basic realm=/);
	const { address } = await served.list();
	assert.equal((await fetch(`${address.slice(0, -2)}xx/files/videos/large.bin`)).status, 404);
});

test("access revoked while a list is in use: the next file is refused, and the script says why", async () => {
	const at = place("revoked");
	const { address } = await served.list();
	const lines = commandsOf(address);
	const fetched = await run(`curl -fsS -o fetch.sh "${address}/fetch.sh"`, at);
	assert.equal(fetched.code, 0, fetched.out);
	await database()
		.update(grants)
		.set({ revokedAt: new Date(), revokedBy: served.steward.id, revocationReason: "left" })
		.where(eq(grants.id, served.who.grant.id));
	const refused = await run("sh fetch.sh", at);
	assert.equal(refused.code, 22, refused.out);
	assert.match(refused.out, /Your access was revoked/);
	for (const name of ["wget", "aria2", "rclone"] as const) {
		const empty = place(`revoked-${name}`);
		const said = await run(lines[name], empty);
		assert.deepEqual(readdirSync(path.join(empty, "videos")), [], said.out);
	}
});
