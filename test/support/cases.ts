import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../../shared/cases/", import.meta.url);

/** Path of a file of the cases with known answers, which lie beside the repository. */
export function casePath(name: string): string {
	return fileURLToPath(new URL(name, folder));
}

export function caseBytes(name: string): Uint8Array {
	return readFileSync(casePath(name));
}

export function caseJson(name: string): unknown {
	return JSON.parse(new TextDecoder().decode(caseBytes(name)));
}
