// `onset start` and `onset dev`: everything on one machine, in one terminal.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lockFolder, prepareFolder } from "./folder.mjs";
import { dataFolder, root } from "./paths.mjs";
import { capture, choosePort, forkChild, run, untilListening, untilReady } from "./process.mjs";
import { explain, say, Told } from "./say.mjs";
import { secretsOf } from "./secrets.mjs";
import { environmentOf, planServices, spawnService } from "./services.mjs";
import { ensureBuilt, ensureBundled, ensureInstalled, sourcesOfBundles } from "./setup.mjs";
import { makeSupervisor } from "./supervisor.mjs";

const order = ["Postgres", "object storage", "worker", "web"];
const at = (name) => path.join(root, name);

/** What a signal must stop, at whatever point of the start it arrives. */
function makeStopper(code) {
	let current;
	let stopping;
	const cleanUps = [];
	const supervisor = makeSupervisor((message) => {
		say(message);
		void stop(1);
	});
	function stop(exitCode) {
		stopping ??= (async () => {
			current?.kill("SIGTERM");
			await supervisor.stop(order);
			for (const cleanUp of cleanUps) cleanUp();
			code(exitCode);
		})();
		return stopping;
	}
	return {
		supervisor,
		stop,
		isStopping: () => stopping !== undefined,
		onStop: (cleanUp) => cleanUps.push(cleanUp),
		track: (child) => {
			current = child;
			if (child && stopping) child.kill("SIGTERM");
		},
	};
}

/** Resolves to the exit code, once everything has been stopped. */
export function start(env, { developing = false } = {}) {
	return new Promise((resolve) => {
		const stopper = makeStopper(resolve);
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
			process.on(signal, () => void stopper.stop(0));
		leaveWithNpm(env, () => void stopper.stop(0));
		bringUp(env, developing, stopper).catch(async (error) => {
			if (stopper.isStopping()) return;
			explain(error);
			await stopper.stop(1);
		});
	});
}

/** A signal to `npm start` ends npm and its shell and never gets here; their going does. */
function leaveWithNpm(env, stop) {
	const parent = process.ppid;
	if (!env.npm_lifecycle_event || parent === 1) return;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		stop();
	}, 250);
	watch.unref();
}

async function bringUp(env, developing, stopper) {
	const { supervisor, track } = stopper;
	const data = dataFolder(env);
	prepareFolder(data);
	const lock = lockFolder(data);
	stopper.onStop(lock.release);
	// After the lock: a second copy has the first one's port taken, and that is not what is wrong.
	const port = await choosePort("PORT", env.PORT || "3000");

	await ensureInstalled({ track });
	await (developing ? ensureBundled() : ensureBuilt({ track }));
	const siteUrl = env.SITE_URL || `http://localhost:${port}`;
	const plan = await planServices(
		{ ...env, NODE_ENV: developing ? "development" : "production" },
		{ data, secrets: secretsOf(data), siteUrl },
	);
	const command = (...words) => [process.execPath, [at("dist/cli.mjs"), ...words]];
	const asSite = { env: environmentOf("web", plan.env), track };
	await capture(...command("check-config"), asSite);

	await Promise.all(
		plan.services.map((service) =>
			supervisor.keep({
				name: service.name,
				spawn: () => spawnService(service),
				ready: (child) => untilReady(child, service.name),
			}),
		),
	);
	await prepare(plan, data, command, asSite);
	lock.announce(plan.env);

	const [links] = await Promise.all([
		signInLinks(plan, command, asSite),
		supervisor.keep(workerPart(plan.env)),
		supervisor.keep(webPart(plan.env, port, developing)),
	]);
	if (stopper.isStopping()) return;
	welcome(plan.env, links, developing);
	process.send?.("ready");
}

/** Migrates and seeds, unless this very release has already done so to this folder's database. */
async function prepare(plan, data, command, options) {
	const marker = path.join(data, "prepared");
	const release = sourcesOfBundles();
	const own = plan.embedsPostgres && plan.embedsStorage;
	if (own && existsSync(marker) && readFileSync(marker, "utf8") === release) return;
	say("preparing the database …");
	for (const word of ["migrate", "seed"]) {
		const code = await run(...command(word), { ...options, stdio: ["ignore", 2, 2] });
		if (code !== 0) throw new Told(`\`onset ${word}\` failed; see the message above.`);
	}
	if (own) writeFileSync(marker, release);
}

/** Only for a database of our own: a real one has real people, who sign in by mail. */
async function signInLinks(plan, command, options) {
	if (!plan.embedsPostgres) return "";
	return await capture(...command("sign-in-links"), options).catch((error) => {
		say(`no sign-in links: ${error.message}`);
		return "";
	});
}

export function workerPart(env) {
	return {
		name: "worker",
		spawn: () => forkChild(at("dist/worker.mjs"), [], environmentOf("worker", env)),
		ready: (child) => untilReady(child, "worker"),
	};
}

export function webPart(env, port, developing) {
	const host = env.HOST || "127.0.0.1";
	const args = [developing ? "dev" : "start", "-H", host, "-p", String(port)];
	return {
		name: "web",
		// Browsers keep event streams open, and Next would wait for every one of them.
		graceSeconds: 4,
		spawn: () => {
			const next = at("node_modules/next/dist/bin/next");
			const child = forkChild(next, args, environmentOf("web", env), { stdout: "pipe" });
			// Next greets with an address that is not the site's; what else it says is passed on.
			child.stdout.on("data", (bytes) => {
				const lines = String(bytes).split("\n");
				const news = lines.filter((line) => line.trim() && !/^\s*(▲|✓|-) /.test(line));
				if (news.length > 0) process.stdout.write(`${news.join("\n")}\n`);
			});
			return child;
		},
		ready: async (child) => {
			const local = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
			const gone = () => child.exitCode !== null || child.signalCode !== null;
			await untilListening(port, local, gone);
			if (gone()) throw new Told("the web server ended before it was ready.");
		},
	};
}

function welcome(env, links, developing) {
	const lines = ["", `Onset is ready: ${env.SITE_URL}${developing ? " (development)" : ""}`];
	if (links.trim())
		lines.push(
			"",
			"Sign in, once per link:",
			...links
				.trimEnd()
				.split("\n")
				.map((line) => `  ${line}`),
		);
	if (!env.SMTP_URL)
		lines.push("", `No SMTP_URL is set: mail is not sent but kept in ${env.MAIL_FOLDER}`);
	lines.push("", "Ctrl-C stops it.", "");
	process.stdout.write(`${lines.join("\n")}\n`);
}
