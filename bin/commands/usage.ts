import { readFile } from "node:fs/promises";

/** The command was called wrongly: its message and the usage go to standard error, and it exits with 2. */
export class WrongUsage extends Error {}

export async function withUsage(usage: string, work: () => Promise<number>): Promise<number> {
	try {
		return await work();
	} catch (error) {
		if (!isWrongUsage(error)) throw error;
		process.stderr.write(`${error.message}\n${usage}\n`);
		return 2;
	}
}

function isWrongUsage(error: unknown): error is Error {
	if (error instanceof WrongUsage) return true;
	return (
		error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_")
	);
}

export function required(value: string | undefined, option: string): string {
	if (value === undefined) throw new WrongUsage(`${option} is missing.`);
	return value;
}

export async function readBytes(file: string): Promise<Uint8Array> {
	try {
		return await readFile(file);
	} catch (error) {
		throw new WrongUsage(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`);
	}
}

export async function readJson(file: string): Promise<unknown> {
	const bytes = await readBytes(file);
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch (error) {
		throw new WrongUsage(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
	}
}
