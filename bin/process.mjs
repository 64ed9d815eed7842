// Children, their identity and their ports. Plain Node: it runs before anything is installed.
import { execFileSync, fork, spawn } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { root } from "./paths.mjs";
import { Told } from "./say.mjs";

/** When the live process `pid` started, or "" if there is none; a zombie counts as none. */
export function startedAt(pid) {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
		return fields[0] === "Z" ? "" : fields[19];
	} catch {
		if (process.platform === "linux") return "";
	}
	try {
		return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
	} catch {
		return "";
	}
}

/** Whether `pid` is a live process whose working folder is `folder`. */
export function worksIn(pid, folder) {
	if (!startedAt(pid)) return false;
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === folder;
	} catch {
		if (process.platform === "linux") return false;
	}
	const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
	return command.includes(folder);
}

function canListen(port, host) {
	return new Promise((resolve) => {
		const server = net.createServer();
		server.once("error", (error) => resolve(error.code !== "EADDRINUSE"));
		server.listen(port, host, () => server.close(() => resolve(true)));
	});
}

/** Whether nobody listens on `port`; `localhost` may mean either loopback address. */
export async function isFree(port) {
	return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

/**
 * Resolves to a mark that says that this process will have `port`, or to null where another's does.
 * It is a socket in Linux's space of names without files: as the ports are, one for each network,
 * and gone with its process. Elsewhere nothing stands in the way of two who choose in the same moment.
 */
function mark(port) {
	const server = net.createServer().unref();
	if (process.platform !== "linux") return Promise.resolve(server);
	return new Promise((resolve) => {
		server.once("error", ({ code }) => resolve(code === "EADDRINUSE" ? null : server));
		server.listen(`\0onset-port-${port}`, () => resolve(server));
	});
}

/** Whether nobody has `port`; from then on it is this process's, also before and while nothing listens there. */
async function take(port) {
	const marked = await mark(port);
	if (marked && (await isFree(port))) return true;
	marked?.close();
	return false;
}

/** `fixed` if the person chose it (and it must be free), else the first free one from `wanted`, or any for 0. */
export async function choosePort(name, fixed, wanted) {
	if (fixed) {
		const port = readPort(name, fixed);
		if (await take(port)) return port;
		throw new Told(`port ${port} is in use by another program; choose another with ${name}=…`);
	}
	for (let tries = 0; tries < 100; tries++) {
		const port = wanted === 0 ? await anyPort() : wanted + tries;
		if (await take(port)) return port;
	}
	throw new Told(`no free port between ${wanted} and ${wanted + 99}; set ${name}.`);
}

export function readPort(name, value) {
	const port = Number(value);
	if (/^\d+$/.test(value) && port >= 1 && port <= 65535) return port;
	throw new Told(`${name} should be a port number from 1 to 65535.`);
}

/** One that is free now, for a program that takes it itself. */
export function anyPort() {
	return new Promise((resolve, reject) => {
		const server = net.createServer().once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/**
 * Resolves once something accepts connections there, or once `gaveUp()` says to stop asking. It has to
 * ask again and again: the web framework sends no message when it listens, and in development the
 * process that listens is not even our child; only its words for people would tell, in any release
 * in other ones, and a start that waits for words that never come never ends.
 */
export async function untilListening(port, host, gaveUp) {
	while (!gaveUp()) {
		const open = await new Promise((resolve) => {
			const socket = net.connect({ port, host });
			socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
			socket.once("close", () => resolve(false)).once("connect", () => socket.destroy());
		});
		if (open) return;
		await new Promise((resolve) => setTimeout(resolve, 40));
	}
}

/**
 * Runs a command to its end and resolves to its exit code. `options.track` is told of the child
 * and of its end, so that a signal can be passed on.
 */
export function run(command, args, { track, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: "inherit", cwd: root, ...options });
		track?.(child);
		child.once("error", reject);
		child.once("close", (code, signal) => {
			track?.(undefined);
			resolve(signal ? 1 : code);
		});
	});
}

/** Runs a command and resolves to what it printed; rejects with its stderr when it fails. */
export function capture(command, args, { track, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: ["ignore", "pipe", "pipe"],
			cwd: root,
			...options,
		});
		track?.(child);
		let out = "";
		let err = "";
		child.stdout.on("data", (bytes) => (out += bytes));
		child.stderr.on("data", (bytes) => (err += bytes));
		child.once("error", reject);
		child.once("close", (code) => {
			track?.(undefined);
			if (code === 0) resolve(out);
			else reject(new Told(err.trim() || `${path.basename(args[0] ?? command)} failed (${code}).`));
		});
	});
}

/**
 * Starts a Node program that leaves when this process does. Its own process group, so that a
 * Ctrl-C reaches only this process, which then ends the others in order.
 */
export function forkChild(file, args, env, { stdout = "inherit", execArgv = [] } = {}) {
	const child = fork(file, args, {
		cwd: root,
		env,
		detached: true,
		stdio: ["ignore", stdout, "inherit", "ipc"],
		execArgv: ["--import", new URL("./die-with-parent.mjs", import.meta.url).href, ...execArgv],
	});
	child.ended = new Promise((resolve) => {
		child.once("exit", (code, signal) => resolve({ code, signal }));
		child.once("error", () => resolve({ code: 1, signal: null }));
	});
	return child;
}

/** Resolves at the child's "ready" message; rejects if it ends first. */
export function untilReady(child, name) {
	return new Promise((resolve, reject) => {
		child.on("message", (message) => {
			if (message === "ready") resolve();
			if (message?.told) reject(new Told(message.told));
		});
		child.once("error", reject);
		void child.ended.then(({ code, signal }) =>
			setImmediate(() =>
				reject(new Told(`${name} ended (${signal ?? code}) before it was ready.`)),
			),
		);
	});
}

/** Asks a child to end, and insists after `graceSeconds`. */
export async function end(child, graceSeconds = 15) {
	if (!child || child.exitCode !== null || child.signalCode) return;
	const insist = setTimeout(() => child.kill("SIGKILL"), graceSeconds * 1000);
	child.kill("SIGTERM");
	await child.ended;
	clearTimeout(insist);
}
