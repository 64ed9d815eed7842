// Packages of the distribution, where this process may install them.
import { existsSync, readFileSync } from "node:fs";
import { run } from "./process.mjs";
import { say } from "./say.mjs";

/** What installers print goes to our stderr: stdout is for results. */
export const quietly = { stdio: ["ignore", 2, 2] };

function isDebian() {
	const release = "/etc/os-release";
	return (
		existsSync(release) && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync(release, "utf8"))
	);
}

/** Tries; whoever asked looks again whether it is there now. Elsewhere than root on Debian, nothing happens. */
export async function installPackages(packages, { what, track }) {
	if (process.getuid?.() !== 0 || !isDebian()) return;
	say(`installing the distribution's ${what} …`);
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	try {
		await run("apt-get", ["update", "-q"], { ...quietly, env, track });
		await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], {
			...quietly,
			env,
			track,
		});
	} catch (error) {
		say(error.message);
	}
}
