import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const program = new URL("../../bin/onset.mjs", import.meta.url).pathname;

export type Ended = { code: number | null; out: string; err: string };
export type Site = {
	pid: number;
	url: string;
	data: string;
	startedInMs: number;
	out(): string;
	err(): string;
	/** The environment of the running site, as its own commands find it. */
	env(): Record<string, string>;
	/** Looks now, and again whenever the site says something, until `look` finds something. */
	until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T>;
	signal(signal: NodeJS.Signals): void;
	ended: Promise<Ended>;
};

export function temporaryFolder(): { path: string; remove(): void } {
	const folder = mkdtempSync(path.join(tmpdir(), "onset-start-"));
	return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
		});
	});
}

function launch(words: string[], settings: Record<string, string>) {
	const { PATH, HOME } = process.env;
	// Production, as a deployment sets it: what the build needs is installed all the same.
	const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: "production", ...settings };
	const child = spawn(process.execPath, [program, ...words], { env, cwd: "/" });
	const said = { out: "", err: "" };
	const speech = new EventEmitter();
	const hear = (stream: "out" | "err") => (text: string) => {
		said[stream] += text;
		speech.emit("said");
	};
	child.stdout.setEncoding("utf8").on("data", hear("out"));
	child.stderr.setEncoding("utf8").on("data", hear("err"));
	const ended = new Promise<Ended>((resolve) =>
		child.once("close", (code) => {
			resolve({ code, ...said });
			speech.emit("said");
		}),
	);
	return { child, said, speech, ended };
}

/** Looks now and again at each word of the site; the test's own time limit ends a vain wait. */
async function lookUntil<T>(
	speech: EventEmitter,
	look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
	for (;;) {
		// Listening before looking: nothing can come in between.
		const next = once(speech, "said");
		const found = await look();
		if (found !== undefined) return found;
		await next;
	}
}

/** `onset <words>` to its end, with nothing but `settings` in its environment. */
export function onset(words: string[], settings: Record<string, string>): Promise<Ended> {
	return launch(words, settings).ended;
}

/** `onset start` on its own folder, at once; `ready` resolves when it says that it is. */
export function beginSite(data: string, port: number): { site: Site; ready: Promise<Site> } {
	const started = Date.now();
	const settings = { ONSET_DATA: data, PORT: String(port) };
	const { child, said, speech, ended } = launch(["start"], settings);
	const site: Site = {
		pid: child.pid ?? 0,
		url: `http://localhost:${port}`,
		data,
		startedInMs: 0,
		out: () => said.out,
		err: () => said.err,
		env: () => JSON.parse(readFileSync(path.join(data, "onset.pid"), "utf8")).env,
		until: (look) => lookUntil(speech, look),
		signal: (signal) => void child.kill(signal),
		ended,
	};
	const isReady = () => said.out.includes("Onset is ready") || undefined;
	const failed = ended.then(() => Promise.reject(new Error(`did not start: ${said.err}`)));
	const ready = Promise.race([site.until(isReady), failed]).then(() => ({
		...site,
		startedInMs: Date.now() - started,
	}));
	return { site, ready };
}

export const startSite = (data: string, port: number): Promise<Site> => beginSite(data, port).ready;

/** Resolves once there is such a file in a folder that is there already. */
export function untilFile(folder: string, name: string): Promise<void> {
	return new Promise((resolve) => {
		// Watching before looking: nothing can come in between.
		const watcher = watch(folder, look);
		function look() {
			if (!existsSync(path.join(folder, name))) return;
			watcher.close();
			resolve();
		}
		look();
	});
}

type Process = { pid: number; parent: number; command: string };

function readProcess(pid: number): Process | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
		if (fields[0] === "Z") return undefined;
		const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
		return { pid, parent: Number(fields[1]), command };
	} catch {
		return undefined;
	}
}

export const isAlive = (pid: number): boolean => readProcess(pid) !== undefined;

/** Every live process below `pid`, by what it is. */
export function processesBelow(pid: number): Process[] {
	const all = readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => readProcess(Number(name)) ?? []);
	const below = (parent: number): Process[] =>
		all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
	return below(pid);
}

const marks = {
	web: "next-server",
	worker: "dist/worker.mjs",
	storage: "embedded-s3.mjs",
	"Postgres's keeper": "embedded-postgres.mjs",
	Postgres: "/postgres -D",
} as const;
export type Part = keyof typeof marks;
export const parts: readonly Part[] = ["web", "worker", "storage", "Postgres's keeper", "Postgres"];

/** The process of one part of a running site, if it runs. */
export function pidOf(site: Site, part: Part): number | undefined {
	return processesBelow(site.pid).find(({ command }) => command.includes(marks[part]))?.pid;
}
