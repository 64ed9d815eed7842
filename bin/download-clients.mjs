// The programs that people fetch files with, for the tests that use the real ones.
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { installPackages } from "./distribution.mjs";

/** Each program and the package that brings it. */
const packages = { curl: "curl", wget: "wget", aria2c: "aria2", rclone: "rclone" };

function isHere(program) {
	return (process.env.PATH ?? "").split(path.delimiter).some((folder) => {
		try {
			accessSync(path.join(folder, program), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

const missing = () => Object.keys(packages).filter((program) => !isHere(program));

/** Installs what is not here, where that can be done; a test says what is still not here. */
export async function provideClients({ track } = {}) {
	const wanted = missing().map((program) => packages[program]);
	if (wanted.length > 0) await installPackages(wanted, { what: wanted.join(", "), track });
}

/** What to say of a program that is not here; null when it is. */
export function whyMissing(program) {
	if (isHere(program)) return null;
	return `no ${program} for the tests of downloads: install ${packages[program]} with your system's package manager.`;
}
