import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
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
	signal(signal: NodeJS.Signals): void;
	ended: Promise<Ended>;
};

/** Tries again until `look` finds something; the test's own time limit ends a vain wait. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

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
	child.stdout.setEncoding("utf8").on("data", (text) => {
		said.out += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text) => {
		said.err += text;
	});
	const ended = new Promise<Ended>((resolve) =>
		child.once("close", (code) => resolve({ code, ...said })),
	);
	return { child, said, ended };
}

/** `onset <words>` to its end, with nothing but `settings` in its environment. */
export function onset(words: string[], settings: Record<string, string>): Promise<Ended> {
	return launch(words, settings).ended;
}

/** `onset start` on its own folder; resolves once it says that it is ready. */
export async function startSite(data: string, port: number): Promise<Site> {
	const started = Date.now();
	const { child, said, ended } = launch(["start"], { ONSET_DATA: data, PORT: String(port) });
	let over = false;
	void ended.then(() => {
		over = true;
	});
	await until(() => over || said.out.includes("Onset is ready") || undefined);
	if (over || child.pid === undefined) throw new Error(`did not start: ${said.err}`);
	return {
		pid: child.pid,
		url: `http://localhost:${port}`,
		data,
		startedInMs: Date.now() - started,
		out: () => said.out,
		err: () => said.err,
		env: () => JSON.parse(readFileSync(path.join(data, "onset.pid"), "utf8")).env,
		signal: (signal) => void child.kill(signal),
		ended,
	};
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
