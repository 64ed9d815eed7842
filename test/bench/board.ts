import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { migrateDatabase } from "#bin/commands/migrate.ts";
import { closeDatabase } from "#lib/db/index.ts";
import { demonstrationFile, seededChallenge } from "#test/support/seeded.ts";
import { untilState } from "#test/support/until.ts";
import { startWorker } from "#test/support/worker.ts";
import { submit } from "#test/support/world.ts";

const seconds = 4;
const connections = 8;

const {
	DATABASE_URL,
	S3_WORKER_ACCESS_KEY: _key,
	S3_WORKER_SECRET_KEY: _secret,
	...env
} = process.env;
if (!DATABASE_URL) throw new Error("run `npm run bench -- board`");
await migrateDatabase(DATABASE_URL);
const { labels, who, methodId, slugs } = await seededChallenge();
const worker = await startWorker();
await untilState(await submit(who.at(), slugs, methodId, demonstrationFile(labels, "board")));
await worker.kill("SIGTERM");

const probe = createServer().listen(0, "127.0.0.1");
await once(probe, "listening");
const address = probe.address();
if (!address || typeof address === "string") throw new Error("no port");
const port = String(address.port);
probe.close();

const site = `http://localhost:${port}`;
const web = spawn(
	process.execPath,
	["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", port],
	{
		env: { ...env, DATABASE_URL, SITE_URL: site, NODE_ENV: "production", PORT: port },
		stdio: ["ignore", "pipe", "inherit"],
	},
);
for await (const line of web.stdout) if (String(line).includes("Ready")) break;

type Load = {
	requests: { average: number };
	latency: { p50: number; p99: number };
	non2xx: number;
};

function load(path: string, forSeconds: number): Load {
	const program = "node_modules/autocannon/autocannon.js";
	const amount = ["-c", String(connections), "-d", String(forSeconds)];
	const args = [program, "--json", ...amount, site + path];
	const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
	return JSON.parse(stdout);
}

const board = `/challenges/${slugs.challenge}/${slugs.phase}`;
const rows = [
	["a static page of the same server (baseline)", "/docs"],
	["the board", board],
	["the board, arranged by its address", `${board}?breakdown=duration&sort=auc`],
	["the board as JSON", `/api/v1/challenges/${slugs.challenge}/phases/${slugs.phase}/board`],
] as const;
// A round to warm up, a round that counts; everything is compared with the first row of its round.
for (const [, path] of rows) load(path, 1);
let baseline = 0;
for (const [name, path] of rows) {
	const { requests, latency, non2xx } = load(path, seconds);
	baseline ||= requests.average;
	const ratio = (requests.average / baseline).toFixed(2);
	const { byteLength } = await (await fetch(site + path)).arrayBuffer();
	console.log(
		`${name.padEnd(44)} ${(byteLength / 1024).toFixed(0).padStart(4)} KiB ${requests.average.toFixed(0).padStart(6)} requests/s  ${ratio} of static  p50 ${latency.p50} ms  p99 ${latency.p99} ms${non2xx ? `  ${non2xx} FAILED` : ""}`,
	);
}

web.kill("SIGTERM");
await once(web, "exit");
await closeDatabase();
