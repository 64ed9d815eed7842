import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Client } from "pg";
import {
	beginSite,
	freePort,
	isAlive,
	onset,
	parts,
	pidOf,
	processesBelow,
	type Site,
	startSite,
	temporaryFolder,
	untilFile,
} from "#test/support/site.ts";

const folder = temporaryFolder();
const data = path.join(folder.path, "data");
const port = await freePort();
let site: Site;

before(async () => {
	site = await startSite(data, port);
});
after(async () => {
	if (isAlive(site.pid)) site.signal("SIGTERM");
	await site.ended;
	folder.remove();
});

async function query(text: string): Promise<unknown[]> {
	const client = new Client({ connectionString: site.env().DATABASE_URL });
	client.on("error", () => {});
	await client.connect();
	try {
		return (await client.query(text)).rows;
	} finally {
		await client.end();
	}
}

const answers = async (): Promise<true | undefined> => {
	try {
		const page = await fetch(site.url, { redirect: "manual" });
		await query("select 1");
		// The storage answers a stranger with a refusal, which is an answer.
		await fetch(site.env().S3_ENDPOINT ?? "");
		return page.status < 500 || undefined;
	} catch {
		return undefined;
	}
};

test("the first start ends with the address, the sign-in links and where mail is kept", async () => {
	assert.ok(await answers());
	assert.ok(site.out().includes(`Onset is ready: ${site.url}\n`));
	assert.match(site.out(), /Sign in, once per link:\n( {2}\S.*\n)+/);
	assert.ok(site.out().includes(path.join(data, "mail")));
	await query("create table kept_by_the_test as select 42 as answer");
});

test("secrets are readable by their owner only, and the web holds no key to the labels", () => {
	for (const name of ["secrets.json", "onset.pid"])
		assert.equal(statSync(path.join(data, name)).mode & 0o077, 0, name);
	const web = pidOf(site, "web");
	const environment = readFileSync(`/proc/${web}/environ`, "utf8");
	const secrets = JSON.parse(readFileSync(path.join(data, "secrets.json"), "utf8"));
	assert.ok(environment.includes(secrets.S3_SECRET_KEY));
	assert.ok(!environment.includes(secrets.S3_WORKER_SECRET_KEY));
	const worker = readFileSync(`/proc/${pidOf(site, "worker")}/environ`, "utf8");
	assert.ok(worker.includes(secrets.S3_WORKER_SECRET_KEY));
	assert.ok(!worker.includes(secrets.S3_SECRET_KEY));
});

test("a second copy on the same data says so and leaves the first alone", async () => {
	for (const asked of [port, await freePort()]) {
		const { code, err } = await onset(["start"], { ONSET_DATA: data, PORT: String(asked) });
		assert.equal(code, 1);
		assert.equal(err, `onset: Onset already runs on ${data} (process ${site.pid}).\n`);
	}
	assert.ok(await answers());
});

test("a command works on the running site", async () => {
	const { code, err } = await onset(["migrate"], { ONSET_DATA: data });
	assert.equal(code, 0, err);
});

for (const part of parts)
	test(`after kill -9 of ${part}, the site comes back by itself`, async () => {
		const old = pidOf(site, part);
		assert.ok(old);
		const saidBefore = site.err().length;
		process.kill(old, "SIGKILL");
		await site.until(() => / is back\.\n/.test(site.err().slice(saidBefore)) || undefined);
		const now = pidOf(site, part);
		assert.ok(now && now !== old);
		assert.ok(await answers(), "what is said to be back answers");
		assert.ok(isAlive(site.pid));
		assert.deepEqual(await query("select answer from kept_by_the_test"), [{ answer: 42 }]);
	});

test("SIGTERM stops web, worker, storage and database in that order", async () => {
	const below = processesBelow(site.pid);
	site.signal("SIGTERM");
	const { code, err } = await site.ended;
	assert.equal(code, 0);
	const stopped = [...err.matchAll(/^onset: (.+) stopped\.$/gm)].map(([, name]) => name);
	assert.deepEqual(stopped, ["web", "worker", "object storage", "Postgres"]);
	assert.deepEqual(
		below.filter(({ pid }) => isAlive(pid)),
		[],
	);
});

test("a later start takes seconds and finds everything", async (context) => {
	site = await startSite(data, port);
	context.diagnostic(`ready after ${site.startedInMs} ms (the goal is 5000 on an idle machine)`);
	assert.ok(site.startedInMs < 15_000);
	assert.doesNotMatch(site.err(), /installing|building|preparing/);
	assert.deepEqual(await query("select answer from kept_by_the_test"), [{ answer: 42 }]);
});

test("after kill -9 of the supervisor, its children leave by themselves", async () => {
	const below = processesBelow(site.pid);
	assert.ok(below.length >= parts.length);
	site.signal("SIGKILL");
	// It ends for us when the last of those that write where it wrote is gone.
	await site.ended;
	assert.deepEqual(
		below.filter(({ pid }) => isAlive(pid)),
		[],
	);
});

/** A child may have noticed that its parent is gone, and left, before its own turn comes. */
function killIfAlive(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
	}
}

test("after kill -9 of everything at once, the next start works and nothing is lost", async () => {
	site = await startSite(data, port);
	await query("insert into kept_by_the_test values (43)");
	const all = [site.pid, ...processesBelow(site.pid).map(({ pid }) => pid)];
	for (const pid of all) killIfAlive(pid);
	await site.ended;
	site = await startSite(data, port);
	assert.deepEqual(await query("select answer from kept_by_the_test order by 1"), [
		{ answer: 42 },
		{ answer: 43 },
	]);
});

test("Ctrl-C during a start leaves nothing behind", async () => {
	site.signal("SIGINT");
	assert.equal((await site.ended).code, 0);
	const { site: starting, ready } = beginSite(data, port);
	await untilFile(path.join(data, "postgres"), "postmaster.pid");
	const below = processesBelow(starting.pid);
	assert.ok(below.length > 0);
	starting.signal("SIGINT");
	await assert.rejects(ready, /did not start/);
	assert.deepEqual(
		[starting, ...below].filter(({ pid }) => isAlive(pid)),
		[],
	);
});
