// Makes a fresh clone runnable: packages, bundles, the site's build. Each only when it is needed.
import { createHash } from "node:crypto";
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { run } from "./process.mjs";
import { say, Told } from "./say.mjs";

const at = (...parts) => path.join(root, ...parts);
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

function filesUnder(folder, wanted = () => true) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) return filesUnder(file, wanted);
		return wanted(file) ? [file] : [];
	});
}

function hashOf(files, extra = "") {
	const hash = createHash("sha256").update(extra);
	for (const file of files.sort()) {
		if (!existsSync(file)) continue;
		hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
	}
	return hash.digest("hex");
}

const reads = (file) => (existsSync(file) ? readFileSync(file, "utf8").trim() : "");

function mustWrite(folder, why) {
	try {
		accessSync(folder, constants.W_OK);
	} catch {
		throw new Told(`cannot write in ${folder}, which is needed ${why}.`);
	}
}

/** Other fields of package.json (scripts, say) change nothing about what must be installed. */
function wantedPackages() {
	const { dependencies, devDependencies, allowScripts } = readJson(at("package.json"));
	const fields = JSON.stringify({ dependencies, devDependencies, allowScripts });
	return hashOf([at("package-lock.json")], fields + process.version.split(".")[0]);
}

/** What npm notes of its own work agrees with the lock, so somebody has installed by hand. */
function installedByHand() {
	const note = at("node_modules/.package-lock.json");
	if (!existsSync(note)) return false;
	const present = readJson(note).packages;
	return Object.entries(readJson(at("package-lock.json")).packages).every(
		([where, { version, optional, link }]) =>
			where === "" || link || (present[where] ? present[where].version === version : optional),
	);
}

export async function ensureInstalled({ track } = {}) {
	const marker = at("node_modules/.onset-installed");
	const wanted = wantedPackages();
	if (reads(marker) === wanted) return;
	if (!installedByHand()) {
		mustWrite(root, "to install packages");
		say("installing packages (a minute or two, once) …");
		const npm = process.env.npm_execpath?.endsWith("npm-cli.js")
			? [process.execPath, [process.env.npm_execpath]]
			: ["npm", []];
		// stdout belongs to the command that was asked for: npm's goes to stderr.
		const stdio = ["ignore", 2, 2];
		// A production environment would leave out what the build needs.
		const args = [...npm[1], "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
		const code = await run(npm[0], args, { stdio, track });
		if (code !== 0) throw new Told("npm could not install the packages; see its message above.");
	}
	writeFileSync(marker, wanted);
}

const isSource = (file) => /\.(ts|tsx|mts|css|json|sql)$/.test(file);

/** Everything that goes into the bundles of dist/. */
export function sourcesOfBundles() {
	const folders = ["lib", "workers", "drizzle", "bin"].flatMap((name) =>
		filesUnder(at(name), isSource),
	);
	return hashOf([...folders, at("bin/build.mjs"), at("package-lock.json"), at("tsconfig.json")]);
}

/** The bundles are made in a fraction of a second, so every command makes sure of them. */
export async function ensureBundled() {
	const marker = at("dist/.sources");
	const wanted = sourcesOfBundles();
	if (reads(marker) === wanted) return;
	mustWrite(root, "to build");
	mkdirSync(at("dist"), { recursive: true });
	const { bundle } = await import("./build.mjs");
	await bundle();
	writeFileSync(marker, wanted);
}

function siteSources() {
	const folders = ["app", "lib", "drizzle", "public"].flatMap((name) => filesUnder(at(name)));
	const single = readdirSync(root)
		.filter(
			(name) =>
				!name.startsWith(".") && /\.(m?js|ts)$|^tsconfig\.json$|^package-lock\.json$/.test(name),
		)
		.map((name) => at(name));
	return hashOf([...folders, ...single].filter((file) => !file.endsWith("next-env.d.ts")));
}

export async function ensureBuilt({ track } = {}) {
	await ensureBundled();
	const marker = at(".next/onset-sources");
	const wanted = siteSources();
	if (reads(marker) === wanted) return;
	mustWrite(root, "to build");
	say("building the site (a minute or two, after each change) …");
	const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
	const code = await run(process.execPath, [at("node_modules/next/dist/bin/next"), "build"], {
		stdio: ["ignore", 2, 2],
		env,
		track,
	});
	if (code !== 0) throw new Told("the site could not be built; see the message above.");
	writeFileSync(marker, wanted);
}
