// One part by itself, for a deployment that brings its own database, storage and supervisor.

import path from "node:path";
import { root } from "./paths.mjs";
import { capture, choosePort, end } from "./process.mjs";
import { Told } from "./say.mjs";
import { environmentOf } from "./services.mjs";
import { ensureBuilt, ensureBundled, ensureInstalled } from "./setup.mjs";
import { webPart, workerPart } from "./start.mjs";

async function check(env) {
	await capture(process.execPath, [path.join(root, "dist/cli.mjs"), "check-config"], { env });
}

/** Runs one part to its end; a signal is passed on, and its end is ours. */
async function keepAlone(part) {
	const child = part.spawn();
	let asked = false;
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
		process.on(signal, () => {
			asked = true;
			void end(child, part.graceSeconds ?? 15);
		});
	await part.ready(child).catch((error) => {
		if (!asked) throw error;
	});
	const { code } = await child.ended;
	return asked ? 0 : (code ?? 1);
}

export async function web(env) {
	if (env.S3_WORKER_ACCESS_KEY || env.S3_WORKER_SECRET_KEY)
		throw new Told(
			"Configuration: S3_WORKER_ACCESS_KEY and S3_WORKER_SECRET_KEY must not be given to the web process.",
		);
	const port = await choosePort("PORT", env.PORT || "3000");
	await ensureInstalled();
	await ensureBuilt();
	const production = { ...env, NODE_ENV: "production" };
	await check(production);
	return await keepAlone(webPart(production, port, false));
}

export async function worker(env) {
	await ensureInstalled();
	await ensureBundled();
	const production = { ...env, NODE_ENV: "production" };
	await check(environmentOf("worker", production));
	return await keepAlone(workerPart(production));
}
