import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { after, test } from "node:test";
import { freePort, onset, temporaryFolder } from "#test/support/site.ts";

const folder = temporaryFolder();
after(folder.remove);
const port = String(await freePort());
const data = path.join(folder.path, "data");

/** One sentence, code 1, no stack trace. */
async function refused(settings: Record<string, string>, sentence: RegExp, word = "start") {
	const { code, out, err } = await onset([word], { ONSET_DATA: data, PORT: port, ...settings });
	assert.match(err, sentence);
	assert.equal(err.trim().split("\n").length, 1, err);
	assert.equal(code, 1);
	assert.equal(out, "");
}

test("a taken port is named", async () => {
	const server = createServer().listen(Number(port), "127.0.0.1");
	await refused({}, new RegExp(`port ${port}`));
	server.close();
});

test("a port that another program has on the other loopback address is taken too", async () => {
	const server = createServer().listen(Number(port), "::1");
	await new Promise((resolve) => server.once("listening", resolve).once("error", resolve));
	if (server.listening) await refused({}, new RegExp(`port ${port}`));
	server.close();
});

for (const value of ["http", "0", "65536", "-1", "80.5", "0x50"])
	test(`PORT=${value} is refused, with what was expected`, () =>
		refused({ PORT: value }, /PORT should be a port number from 1 to 65535/));

test("a data folder that is a file is named", async () => {
	const file = path.join(folder.path, "file");
	writeFileSync(file, "");
	await refused({ ONSET_DATA: file }, /file cannot be used: not a folder/);
	await refused({ ONSET_DATA: path.join(file, "inside") }, /inside cannot be used: not a folder/);
});

test("a data folder that cannot be written is named", async () => {
	// Root may write anywhere but where the kernel itself says no.
	const closed = process.getuid?.() === 0 ? "/sys/onset" : path.join(folder.path, "closed");
	if (process.getuid?.() !== 0) {
		mkdirSync(closed);
		chmodSync(closed, 0o555);
	}
	await refused({ ONSET_DATA: closed }, /cannot be used/);
});

const wrong: readonly [string, string, RegExp][] = [
	["SMTP_URL", "mail.example", /SMTP_URL should be an smtp:\/\/ or smtps:\/\/ URL/],
	["DATABASE_URL", "localhost", /DATABASE_URL should be a postgres:\/\/ URL/],
	["WORKER_THREADS", "lots", /WORKER_THREADS should be a whole number/],
	["SITE_URL", "onset.example", /SITE_URL should be an http/],
	["S3_ENDPOINT", "http://127.0.0.1:9", /S3_WORKER_SECRET_KEY is not set/],
];
for (const [name, value, sentence] of wrong)
	test(`a wrong ${name} is named before anything starts`, () =>
		refused({ [name]: value }, sentence));

test("the web alone refuses the keys of the hidden labels", () =>
	refused({ S3_WORKER_ACCESS_KEY: "x" }, /must not be given to the web process/, "web"));

test("a part alone says what it is missing", () =>
	refused({}, /DATABASE_URL is not set/, "worker"));
