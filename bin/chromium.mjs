// A browser for the tests: one that is here, else Playwright's, else the distribution's.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { installPackages, quietly } from "./distribution.mjs";
import { root } from "./paths.mjs";
import { run } from "./process.mjs";
import { say, Told } from "./say.mjs";

const usual = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
	"/snap/bin/chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Playwright's own copy, whether or not it has been downloaded yet. */
function playwrights() {
	const require = createRequire(path.join(root, "package.json"));
	return require("playwright").chromium.executablePath();
}

/** It must start, not only be there: a downloaded one may lack system libraries. */
async function starts(file) {
	if (!file || !existsSync(file)) return false;
	const args = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"];
	return (await run(file, args, { stdio: "ignore", timeout: 60_000 }).catch(() => 1)) === 0;
}

/** The path of a Chromium that starts. */
export async function findChromium({ track } = {}) {
	const given = process.env.CHROMIUM;
	if (given) {
		if (await starts(given)) return given;
		throw new Told(`CHROMIUM=${given} does not start.`);
	}
	for (const file of [...usual, playwrights()]) if (await starts(file)) return file;
	say("no Chromium here; asking Playwright for its own …");
	const cli = path.join(root, "node_modules/playwright/cli.js");
	await run(process.execPath, [cli, "install", "chromium"], { ...quietly, track });
	if (await starts(playwrights())) return playwrights();
	await installPackages(["chromium", "fonts-liberation"], { what: "Chromium", track });
	for (const file of usual) if (await starts(file)) return file;
	throw new Told(
		"no Chromium for the browser tests: install chromium (or google-chrome) with your system's package manager, or set CHROMIUM to its path.",
	);
}
