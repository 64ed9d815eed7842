import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { bundle } from "#bin/build.mjs";
import { keysOf } from "./storage.ts";

export type RunningWorker = {
	process: ChildProcess;
	/** Resolves when the process has ended, however it ended. */
	ended: Promise<unknown>;
	kill: (signal: NodeJS.Signals) => Promise<unknown>;
	/** What it has written so far, on either stream. */
	said: () => string;
};

const running = new Set<ChildProcess>();

/** Ends whatever a failed test left running. */
export async function killWorkers(): Promise<void> {
	for (const child of running) {
		const ended = once(child, "exit");
		child.kill("SIGKILL");
		await ended;
	}
}

let bundled: Promise<void> | undefined;

/** A worker process as the site starts one: its own key pair, its own threads. */
export async function startWorker(env: Record<string, string> = {}): Promise<RunningWorker> {
	bundled ??= bundle();
	await bundled;
	const { accessKey, secretKey } = keysOf("worker");
	const child = spawn(process.execPath, ["dist/worker.mjs"], {
		env: {
			...process.env,
			S3_ACCESS_KEY: accessKey,
			S3_SECRET_KEY: secretKey,
			SWEEP_INTERVAL_SECONDS: "1",
			...env,
		},
		stdio: ["ignore", "pipe", "pipe", "ipc"],
	});
	let said = "";
	const hear = (text: string) => {
		said += text;
	};
	child.stdout?.setEncoding("utf8").on("data", hear);
	child.stderr?.setEncoding("utf8").on("data", hear).pipe(process.stderr);
	running.add(child);
	const ended = once(child, "exit").finally(() => running.delete(child));
	const ready = new Promise<void>((resolve) => {
		child.on("message", (message) => message === "ready" && resolve());
	});
	await Promise.race([
		ready,
		ended.then(() => Promise.reject(new Error("the worker ended before it was ready"))),
	]);
	return {
		process: child,
		ended,
		said: () => said,
		kill: (signal) => {
			child.kill(signal);
			return ended;
		},
	};
}
