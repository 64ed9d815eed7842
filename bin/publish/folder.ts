import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { pathProblem } from "#lib/publishing/index.ts";

export type LocalFile = { file: string; path: string; fileBytes: number };
export type Folder = { files: LocalFile[]; problems: string[]; hidden: number };

/** Everything below a folder that can be published, by path, and what cannot and why. */
export async function walkFolder(top: string): Promise<Folder> {
	const folder: Folder = { files: [], problems: [], hidden: 0 };
	const entries = await readdir(top, { recursive: true, withFileTypes: true });
	for (const entry of entries) {
		const file = path.join(entry.parentPath, entry.name);
		const relative = path.relative(top, file).split(path.sep).join("/").normalize("NFC");
		if (entry.isDirectory()) continue;
		if (relative.split("/").some((name) => name.startsWith("."))) folder.hidden++;
		else if (!entry.isFile())
			folder.problems.push(`${relative}: not a file, and links are not followed`);
		else await add(folder, file, relative);
	}
	folder.files.sort((one, other) => (one.path < other.path ? -1 : 1));
	return folder;
}

async function add(folder: Folder, file: string, relative: string): Promise<void> {
	const problem = pathProblem(relative);
	const { size } = await stat(file);
	if (problem) folder.problems.push(`${JSON.stringify(relative)}: ${problem}`);
	else if (size === 0) folder.problems.push(`${relative}: it is empty`);
	else folder.files.push({ file, path: relative, fileBytes: size });
}

/** Reads a file through, holding none of it. */
export async function sha256Of(file: string): Promise<string> {
	const hash = createHash("sha256");
	for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
	return hash.digest("hex");
}
