// Every other word goes to the bundled command line, made fresh first. stdout stays the command's.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lockFolder, prepareFolder, runningOn } from "./folder.mjs";
import { callersFolder, dataFolder, root } from "./paths.mjs";
import { end, run, untilReady } from "./process.mjs";
import { Told } from "./say.mjs";
import { secretsOf } from "./secrets.mjs";
import { environmentOf, planServices, spawnService } from "./services.mjs";
import { ensureBuilt, ensureBundled, ensureInstalled } from "./setup.mjs";

/** Words that work on the site's database or storage; the others need nothing but files. */
const onTheSite = new Set([
	"migrate",
	"seed",
	"sign-in-links",
	"import-ror",
	"offices",
	"archives",
]);
const alone = new Set(["scoring"]);

/** Runs `work` with services of its own, which end with it whatever happens. */
async function withServices(plan, work) {
	const children = plan.services.map(spawnService);
	const stopAll = async () => {
		for (const child of children.reverse()) await end(child);
	};
	try {
		await Promise.all(children.map((child, i) => untilReady(child, plan.services[i].name)));
		return await work(plan.env);
	} finally {
		await stopAll();
	}
}

/** The running site's services, or the data folder's own for as long as the command takes. */
async function onSite(env, work) {
	const data = dataFolder(env);
	const running = runningOn(data);
	if (running && !running.env) throw new Told(`Onset is just starting on ${data}; try again.`);
	if (running) return await work({ ...env, ...running.env });
	prepareFolder(data);
	const lock = lockFolder(data);
	try {
		const siteUrl = env.SITE_URL || `http://localhost:${env.PORT || 3000}`;
		const plan = await planServices(env, { data, secrets: secretsOf(data), siteUrl });
		return await withServices(plan, work);
	} finally {
		lock.release();
	}
}

/** Signals end the child; this process then cleans up and ends with its code. */
function passSignals() {
	let current;
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
		process.on(signal, () => current?.kill(signal));
	return (child) => {
		current = child;
	};
}

export async function command(word, rest) {
	const track = passSignals();
	await ensureInstalled({ track });
	await ensureBundled();
	const cli = [path.join(root, "dist/cli.mjs"), word, ...rest];
	const cwd = callersFolder();
	const go = (env) => run(process.execPath, cli, { env: environmentOf("cli", env), cwd, track });
	return onTheSite.has(word) ? await onSite(process.env, go) : await go(process.env);
}

/** `onset bench NAME`: on services and data of its own, so that a site is never measured or filled. */
export async function bench([name = "", ...rest]) {
	const track = passSignals();
	const file = path.join(root, "test/bench", `${name}.ts`);
	if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
		const folder = path.join(root, "test/bench");
		const known = (existsSync(folder) ? readdirSync(folder) : []).filter((entry) =>
			entry.endsWith(".ts"),
		);
		throw new Told(`usage: onset bench ${known.map((entry) => entry.slice(0, -3)).join("|")}`);
	}
	await ensureInstalled({ track });
	const args = ["--import", "tsx", file, ...rest];
	if (alone.has(name)) return await run(process.execPath, args, { track });
	return await onOwnServices(args, track);
}

/** `onset faults [WORD]`: breaks a site of its own in every way there is a name for, and checks it. */
export async function faults(rest) {
	const track = passSignals();
	await ensureInstalled({ track });
	const file = path.join(root, "test/faults/run.ts");
	return await onOwnServices(["--import", "tsx", file, ...rest], track);
}

/** Runs a program on services and data that end with it. */
async function onOwnServices(args, track) {
	await ensureBuilt({ track });
	const data = mkdtempSync(path.join(tmpdir(), "onset-bench-"));
	try {
		const { PATH, HOME, FAULTS_STORAGE_SECONDS } = process.env;
		const asked = FAULTS_STORAGE_SECONDS ? { FAULTS_STORAGE_SECONDS } : {};
		const plan = await planServices(
			{ PATH, HOME, NODE_ENV: "production" },
			{
				data,
				secrets: secretsOf(data),
				siteUrl: "http://localhost:3000",
				ports: { postgres: 0, s3: 0 },
			},
		);
		return await withServices(plan, (env) =>
			run(process.execPath, args, { env: { ...env, ...asked }, track }),
		);
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
}
