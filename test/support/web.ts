import { once } from "node:events";
import path from "node:path";
import { forkChild, untilListening } from "#bin/process.mjs";
import { environmentOf } from "#bin/services.mjs";

export type RunningWeb = { kill(signal: NodeJS.Signals): Promise<unknown> };

const next = path.resolve(import.meta.dirname, "../../node_modules/next/dist/bin/next");

/** A web process as the site starts one, on a port of its own. */
export async function startWeb(port: number, env: NodeJS.ProcessEnv): Promise<RunningWeb> {
	const args = ["start", "-H", "127.0.0.1", "-p", String(port)];
	const child = forkChild(next, args, environmentOf("web", env), { stdout: "ignore" });
	const ended = once(child, "exit");
	await untilListening(port, "127.0.0.1", () => child.exitCode !== null);
	if (child.exitCode !== null) throw new Error("the web ended before it was ready");
	return {
		kill(signal) {
			child.kill(signal);
			return ended;
		},
	};
}
