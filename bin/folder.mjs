// The data folder: usable, and used by one site at a time.
import {
	accessSync,
	constants,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { startedAt } from "./process.mjs";
import { Told } from "./say.mjs";

/** Makes the folder if need be and insists that it can be written. */
export function prepareFolder(data) {
	try {
		// Others may pass through, for Postgres runs as another user when this is root.
		mkdirSync(data, { recursive: true, mode: 0o711 });
		if (!statSync(data).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
		accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (error) {
		const why = {
			EACCES: "permission denied",
			EROFS: "read-only",
			ENOTDIR: "not a folder",
			EEXIST: "not a folder",
		};
		throw new Told(
			`the data folder ${data} cannot be used: ${why[error.code] ?? error.code ?? error.message}. Set ONSET_DATA to a folder that can be written.`,
		);
	}
}

const lockFile = (data) => path.join(data, "onset.pid");

/** The live site on this folder, as {pid, env}, or undefined. `env` comes once it is up. */
export function runningOn(data) {
	try {
		const site = JSON.parse(readFileSync(lockFile(data), "utf8"));
		// The start time too: after a reboot the same number is somebody else's.
		return startedAt(site.pid) === site.startedAt && site.startedAt !== "" ? site : undefined;
	} catch {
		return undefined;
	}
}

function takeLock(data) {
	const mine = JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) });
	try {
		writeFileSync(lockFile(data), mine, { flag: "wx", mode: 0o600 });
		return true;
	} catch (error) {
		if (error.code === "EEXIST") return false;
		throw new Told(`the data folder ${data} cannot be written: ${error.code}.`);
	}
}

/** Takes the folder for this process; gives back how to let go and how to say where things are. */
export function lockFolder(data) {
	if (!takeLock(data)) {
		const other = runningOn(data);
		if (other) throw new Told(`Onset already runs on ${data} (process ${other.pid}).`);
		rmSync(lockFile(data), { force: true });
		if (!takeLock(data)) throw new Told(`another Onset is just starting on ${data}.`);
	}
	return {
		release: () => rmSync(lockFile(data), { force: true }),
		/** Lets `onset seed` and its like find the running site's database and storage. */
		announce: (env) =>
			writeFileSync(
				lockFile(data),
				JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid), env }),
				{ mode: 0o600 },
			),
	};
}
