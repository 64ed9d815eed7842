// What `npm test` is made of. Each stage resolves to { passed, failed }.
import {
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import { root } from "./paths.mjs";
import { anyPort, forkChild, run } from "./process.mjs";
import { ensureBuilt } from "./setup.mjs";

const bin = (...parts) => path.join(root, "node_modules", ...parts);
const [, minor] = process.versions.node.split(".").map(Number);
const atLeast = (wanted) => !process.version.startsWith("v20.") || minor >= wanted;

/** Runs one Node tool; its output is shown only when it fails, so that the log stays readable. */
async function tool(name, args, track) {
	const started = Date.now();
	const folder = mkdtempSync(path.join(tmpdir(), "onset-tool-"));
	const log = path.join(folder, "log");
	const out = openSync(log, "w");
	const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
	const code = await run(process.execPath, args, { stdio: ["ignore", out, out], track, env });
	closeSync(out);
	console.log(`  ${code === 0 ? "ok" : "FAILED"}  ${name} (${seconds(started)})`);
	if (code !== 0) console.log(readFileSync(log, "utf8").trimEnd());
	rmSync(folder, { recursive: true });
	return code === 0;
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** The rules that a machine can check; two at a time, the slowest first. */
export async function verify({ track }) {
	const folders = ["lib", "workers", "app", "bin", "drizzle", "test"].filter((name) =>
		existsSync(path.join(root, name)),
	);
	const tools = [
		["types (tsc)", [bin("typescript/bin/tsc"), "--noEmit"]],
		["format and lint (biome)", [bin("@biomejs/biome/bin/biome"), "ci", "--colors=off", "."]],
		[
			"imports (dependency-cruiser)",
			[
				bin("dependency-cruiser/bin/dependency-cruise.mjs"),
				"--config",
				".dependency-cruiser.mjs",
				...folders,
			],
		],
		["nothing unused (knip)", [bin("knip/bin/knip.js")]],
	];
	let failed = 0;
	const one = async () => {
		for (let next = tools.shift(); next; next = tools.shift())
			if (!(await tool(...next, track))) failed++;
	};
	await Promise.all([one(), one()]);
	return { passed: 0, failed };
}

function testFiles(kind, pattern) {
	const folder = path.join(root, "test", kind);
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true })
		.map((name) => path.join("test", kind, String(name)))
		.filter((name) => name.endsWith(".test.ts") && name.includes(pattern))
		.sort();
}

/** The counts at the end of a TAP report; a skipped test promises nothing and counts as failed. */
function readTap(file) {
	const text = existsSync(file) ? readFileSync(file, "utf8") : "";
	const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
	const failed = count("fail") + count("cancelled") + count("skipped") + count("todo");
	return { passed: count("pass"), failed };
}

/** Runs test/<kind> with node:test. No tests at all is a failure: a promise went missing. */
export async function nodeTests(kind, { env, pattern, track }) {
	const files =
		kind === "unit"
			? [...testFiles("unit", pattern), ...topLevel(pattern)]
			: testFiles(kind, pattern);
	if (files.length === 0) {
		console.log(`  FAILED  no test in test/${kind} matches "${pattern}"`);
		return { passed: 0, failed: 1 };
	}
	mkdirSync(path.join(root, "dist"), { recursive: true });
	const folder = mkdtempSync(path.join(root, "dist/test-"));
	const tap = path.join(folder, "report.tap");
	const args = [
		"--enable-source-maps",
		"--test",
		"--test-reporter=spec",
		"--test-reporter-destination=stdout",
		"--test-reporter=tap",
		`--test-reporter-destination=${tap}`,
	];
	if (atLeast(10)) args.push("--test-concurrency=2");
	if (atLeast(11)) args.push("--test-timeout=480000");
	// Packages may have been installed only now.
	const { bundleTests } = await import("./test-bundle.mjs");
	const bundles = await bundleTests(files, folder);
	const code = await run(process.execPath, [...args, ...bundles], { env, track });
	const counts = readTap(tap);
	rmSync(folder, { recursive: true });
	if (code !== 0 && counts.failed === 0) counts.failed = 1;
	if (counts.passed + counts.failed === 0) counts.failed = 1;
	return counts;
}

/** test/architecture.test.ts and its like stand beside the folders. */
function topLevel(pattern) {
	return readdirSync(path.join(root, "test"))
		.filter((name) => name.endsWith(".test.ts") && name.includes(pattern))
		.map((name) => path.join("test", name));
}

export async function build({ track }) {
	await ensureBuilt({ track });
	return { passed: 0, failed: 0 };
}

/** The browser tests, against a whole site of their own, started as a newcomer starts it. */
export async function e2e({ env, pattern, track, children, temporary }) {
	const specs = path.join(root, "test/e2e");
	if (
		!existsSync(specs) ||
		!readdirSync(specs, { recursive: true }).some((name) => name.endsWith(".spec.ts"))
	) {
		console.log("  FAILED  no browser test in test/e2e");
		return { passed: 0, failed: 1 };
	}
	const chromium = await findChromium({ track });
	const port = await anyPort();
	const data = path.join(temporary, "site");
	const { PATH, HOME } = process.env;
	// Nobody listens there yet: the test that signs in elsewhere plays the other site.
	const orcid = {
		ORCID_ISSUER: `http://127.0.0.1:${await anyPort()}`,
		ORCID_ID: "onset-under-test",
		ORCID_SECRET: "a secret of the test",
	};
	const own = { PORT: String(port), ONSET_DATA: data, POSTGRES_PORT: "", S3_PORT: "" };
	const site = { PATH, HOME, ...own, ...orcid };
	const child = forkChild(path.join(root, "bin/onset.mjs"), ["start"], site);
	children.add(child);
	await new Promise((resolve, reject) => {
		child.on("message", (message) => message === "ready" && resolve());
		void child.ended.then(() => reject(new Error("the site under test did not start")));
	});
	const report = path.join(temporary, "playwright.json");
	const code = await run(
		process.execPath,
		[bin("playwright/cli.js"), "test", "--reporter=list,json", ...(pattern ? [pattern] : [])],
		{
			track,
			env: {
				...env,
				...orcid,
				ONSET_URL: `http://localhost:${port}`,
				ONSET_DATA: data,
				CHROMIUM: chromium,
				PLAYWRIGHT_JSON_OUTPUT_NAME: report,
			},
		},
	);
	return readPlaywright(report, code);
}

function readPlaywright(file, code) {
	const { stats, errors } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
	const passed = stats?.expected ?? 0;
	const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0);
	const silent = (code !== 0 || (errors?.length ?? 0) > 0 || passed === 0) && failed === 0;
	return { passed, failed: silent ? 1 : failed };
}
