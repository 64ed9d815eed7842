import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder, wherever the command was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Where everything that must survive lives; relative to the project, not to the caller. */
export function dataFolder(env = process.env) {
	const given = env.ONSET_DATA || "data";
	return path.resolve(root, given.replace(/^~(?=\/|$)/, homedir()));
}

/** The folder the person stood in: npm moves to the project and says where it came from. */
export function callersFolder(env = process.env) {
	const throughNpm = env.npm_lifecycle_event && env.INIT_CWD && process.cwd() === root;
	return throughNpm ? env.INIT_CWD : process.cwd();
}
