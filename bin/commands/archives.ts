import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { archiveHtml, checkArchive, readArchive } from "#lib/archive/index.ts";
import { listChallenges } from "#lib/challenge/index.ts";
import { type Context, contextFor, releaseStores } from "#lib/context.ts";
import { visitor } from "#lib/policy/index.ts";
import { reasonOf } from "../output.ts";
import { WrongUsage, withUsage } from "./usage.ts";

const usage = `Usage: onset archives DIR
Keeps an archive of each public challenge in a folder, as NAME.html: everything public of it, signed.
A file is written anew when something in it has changed beside the time. None is ever removed.`;

/** `onset archives`: 0 all kept, 1 some not, 2 wrong usage. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, async () => {
		const { positionals } = parseArgs({ args: argv, allowPositionals: true });
		const [folder, ...more] = positionals;
		if (folder === undefined || more.length > 0) throw new WrongUsage("Name one folder.");
		try {
			return await keepAll(folder);
		} finally {
			await releaseStores();
		}
	});
}

/** One that cannot be kept keeps none of the others from it. */
async function keepAll(folder: string): Promise<number> {
	const ctx = contextFor(visitor);
	let code = 0;
	for (const { slug } of await listChallenges(ctx)) {
		const file = path.join(folder, `${slug}.html`);
		try {
			console.log(`${file}: ${(await keep(ctx, slug, file)) ? "written" : "unchanged"}`);
		} catch (problem) {
			console.error(`${file} was not written: ${reasonOf(problem)}`);
			code = 1;
		}
	}
	return code;
}

/** Whether the file was written: not when it is already what would be written, but for the time. */
async function keep(ctx: Context, challenge: string, file: string): Promise<boolean> {
	const archive = await readArchive(ctx, { challenge });
	const kept = await keptIn(file);
	if (kept !== null && archiveHtml({ ...archive, madeAt: kept.madeAt }) === kept.html) return false;
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(`${file}.part`, archiveHtml(archive), { flush: true });
	await rename(`${file}.part`, file);
	return true;
}

async function keptIn(file: string): Promise<{ html: string; madeAt: string } | null> {
	const bytes = await readFile(file).catch(() => null);
	const check = bytes && checkArchive(bytes, null);
	return bytes && check && "madeAt" in check
		? { html: bytes.toString(), madeAt: check.madeAt }
		: null;
}
