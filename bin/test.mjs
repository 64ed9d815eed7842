#!/usr/bin/env node
// npm test: installs what it needs, starts what it needs, runs every promise, leaves nothing behind.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { provideClients } from "./download-clients.mjs";
import { end, untilReady } from "./process.mjs";
import { explain, Told } from "./say.mjs";
import { ensureInstalled } from "./setup.mjs";

const [only, pattern = ""] = process.argv.slice(2);
const children = new Set();
const temporary = mkdtempSync(path.join(tmpdir(), "onset-test-"));
let current;
const track = (child) => {
	current = child;
	if (child) children.add(child);
};
const total = { passed: 0, failed: 0 };
let broken = false;
let stopping = false;

/** Postgres, S3 and their environment, started once and only if some stage needs them. */
let services;
async function withServices() {
	services ??= startServices();
	return await services;
}

async function startServices() {
	const { planServices, spawnService } = await import("./services.mjs");
	const { secretsOf } = await import("./secrets.mjs");
	// Only what the machine needs: a person's own settings must not reach the tests.
	const plan = await planServices(bareEnvironment(), {
		data: temporary,
		secrets: secretsOf(temporary),
		siteUrl: "http://localhost:3000",
		ports: { postgres: 0, s3: 0 },
	});
	// Nothing here must survive a power cut, and a great many databases are made.
	for (const service of plan.services)
		if (service.env.POSTGRES_FOLDER)
			service.env.POSTGRES_SETTINGS = JSON.stringify({
				fsync: "off",
				synchronous_commit: "off",
				full_page_writes: "off",
				max_connections: "200",
			});
	await Promise.all(
		plan.services.map((service) => {
			const child = spawnService(service);
			children.add(child);
			return untilReady(child, service.name);
		}),
	);
	return plan.env;
}

function bareEnvironment() {
	const { PATH, HOME, TMPDIR, CHROMIUM, CI, USER, LANG } = process.env;
	const kept = { PATH, HOME, TMPDIR, CHROMIUM, CI, USER, LANG, TZ: "UTC" };
	return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

const { build, e2e, nodeTests, seconds, verify } = await import("./test-stages.mjs");
const withNode = (kind, needsServices) => async (context) =>
	nodeTests(kind, {
		...context,
		env: needsServices ? await withServices() : bareEnvironment(),
	});

const stages = {
	verify: { title: "Rules: types, lint, imports, nothing unused", run: verify },
	unit: { title: "Unit tests", run: withNode("unit", false) },
	golden: { title: "Golden tests: the reference's numbers", run: withNode("golden", false) },
	feature: {
		title: "Feature tests: verbs on a real database and storage",
		run: withNode("feature", true),
	},
	worker: { title: "Worker tests", run: withNode("worker", true) },
	build: { title: "Build", run: build },
	start: {
		title: "Start tests: one command, stops and kills",
		run: async (context) => {
			await provideClients(context);
			return withNode("start", false)(context);
		},
		after: build,
	},
	e2e: {
		title: "Browser tests",
		run: (context) => e2e({ ...context, env: bareEnvironment() }),
		after: build,
	},
};

async function runStage(name) {
	const started = Date.now();
	console.log(`\n== ${stages[name].title} (${name})`);
	const context = { pattern, track, children, temporary };
	try {
		if (only) await stages[name].after?.(context);
		const { passed, failed } = await stages[name].run(context);
		total.passed += passed;
		total.failed += failed;
	} catch (error) {
		if (!stopping) explain(error);
		total.failed++;
		// Without a build there is nothing to start.
		if (name === "build") broken = true;
	}
	console.log(`-- ${name}: ${seconds(started)}`);
}

async function cleanUp() {
	for (const child of children) await end(child);
	rmSync(temporary, { recursive: true, force: true });
}

async function stop() {
	if (stopping) return;
	stopping = true;
	current?.kill("SIGTERM");
	await cleanUp();
	process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());

try {
	if (only && !stages[only])
		throw new Told(`there is no stage "${only}"; there are ${Object.keys(stages).join(", ")}.`);
	await ensureInstalled({ track });
	for (const name of only ? [only] : Object.keys(stages)) {
		if (broken && stages[name].after) {
			console.log(`\n== ${stages[name].title} (${name}): not run, the build failed`);
			total.failed++;
		} else await runStage(name);
	}
} catch (error) {
	explain(error);
	total.failed++;
} finally {
	await cleanUp();
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
