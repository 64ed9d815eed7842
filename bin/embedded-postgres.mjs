// A child process that keeps one PostgreSQL running on a folder, and takes it along when it ends.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { giveTo, placeBinaries, postgresUser } from "./postgres-binaries.mjs";
import { startedAt, worksIn } from "./process.mjs";
import { explain, say, Told } from "./say.mjs";

const folder = path.resolve(process.env.POSTGRES_FOLDER);
const port = process.env.POSTGRES_PORT;
const password = process.env.POSTGRES_PASSWORD;
// TZ and LC_ALL: the server's messages and clock do not depend on who started it.
const environment = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", HOME: "/" };

const user = postgresUser();
const { binaries, folderName } = placeBinaries(user, folder);
const options = { ...user, env: environment, cwd: folder };

/** A cluster is whole only once its marker, written last, is there. */
function makeCluster() {
	const whole = path.join(folder, "onset-complete");
	if (existsSync(whole)) return;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { mode: 0o700 });
	giveTo(user, folder);
	// The password goes through a pipe of the shell's: a file would have to be put where the other
	// user can read it, and /dev/stdin cannot be opened anew when it is a socket, as Node's are.
	const args = ["-U", "onset", "--auth=scram-sha-256", "--pwfile=/dev/stdin", "--encoding=UTF8"];
	const made = spawnSync(
		"/bin/sh",
		[
			"-c",
			'cat | "$0" "$@"',
			path.join(binaries, "initdb"),
			"-D",
			folderName,
			...args,
			"--no-locale",
		],
		{ ...options, input: `${password}\n`, encoding: "utf8" },
	);
	if (made.status !== 0)
		throw new Told(`the database cluster could not be made: ${made.stderr?.trim() || made.error}`);
	writeFileSync(whole, "");
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Stops a postmaster that a killed run left behind, and clears its lock where that is safe. */
async function reap() {
	const lock = path.join(folder, "postmaster.pid");
	if (!existsSync(lock)) return;
	const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
	if (worksIn(pid, folder)) {
		say(`stopping a Postgres that a killed run left behind (pid ${pid}) …`);
		process.kill(pid, "SIGINT");
		for (let waited = 0; waited < 300 && worksIn(pid, folder); waited++) await pause(100);
		if (worksIn(pid, folder)) throw new Told(`Postgres ${pid} does not stop; end it by hand.`);
	} else if (startedAt(pid) || process.platform === "linux") {
		// Dead, a zombie, or a number that now belongs to a stranger: Postgres would refuse to start.
		// Orphaned backends need a moment to notice that their postmaster is gone.
		await pause(300);
	}
	if (existsSync(lock)) unlinkSync(lock);
}

function startServer() {
	const settings = {
		listen_addresses: "127.0.0.1",
		unix_socket_directories: "",
		max_connections: "100",
		shared_buffers: "64MB",
		...JSON.parse(process.env.POSTGRES_SETTINGS || "{}"),
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
	return spawn(path.join(binaries, "postgres"), ["-D", folderName, "-p", port, ...args], {
		...options,
		stdio: ["ignore", "ignore", "pipe"],
	});
}

let server;
let stopping = false;

/** Its last words are only that it is shut down; what for stands above them. */
function reasonIn(said) {
	const lines = said.trim().split("\n");
	return lines.findLast((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1);
}

/** SIGINT is Postgres's fast shutdown: clients are sent away, everything is written. */
function stop() {
	if (stopping) return;
	stopping = true;
	if (server) server.kill("SIGINT");
	else process.exit();
}

function fail(error) {
	if (!(error instanceof Told && process.connected)) {
		explain(error);
		process.exit(1);
	}
	process.send({ told: error.message }, () => process.exit(1));
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
try {
	makeCluster();
	await reap();
	server = startServer();
	let tail = "";
	server.stderr.on("data", (bytes) => {
		tail = (tail + bytes).slice(-4000);
		if (tail.includes("ready to accept connections")) process.send?.("ready");
	});
	server.once("error", fail);
	server.once("exit", (code) => {
		if (stopping) process.exit();
		fail(new Told(`Postgres ended by itself (${code}): ${reasonIn(tail)}`));
	});
} catch (error) {
	fail(error);
}
