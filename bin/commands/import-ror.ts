import { createReadStream } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase } from "#lib/db/index.ts";
import { importOrganizations, NotADump } from "#lib/evidence/index.ts";
import { reasonOf } from "../output.ts";
import { WrongUsage, withUsage } from "./usage.ts";

const usage =
	"usage: onset import-ror FILE [--dump NAME]\n" +
	"  FILE is the JSON file of the Research Organization Registry's data dump, in schema 2, unpacked";

/** Loads the registry's dump. Exit code: 0 done, 1 not loaded, 2 wrong usage. */
export async function run(argv: string[]): Promise<number> {
	return withUsage(usage, async () => {
		const { values, positionals } = parseArgs({
			args: argv,
			allowPositionals: true,
			options: { dump: { type: "string" } },
		});
		const [file] = positionals;
		if (file === undefined || positionals.length > 1) throw new WrongUsage("Name one FILE.");
		const dump = values.dump ?? path.basename(file).replace(/[-_]ror[-_]data.*$|\.json$/, "");
		try {
			const { loaded, skipped, removed } = await importOrganizations(
				createReadStream(file, "utf8"),
				dump,
			);
			console.log(`${loaded} organizations of ${dump}; ${skipped} withdrawn, ${removed} removed.`);
			return 0;
		} catch (problem) {
			if (!(problem instanceof NotADump || (problem instanceof Error && "code" in problem)))
				throw problem;
			console.error(`${file} was not loaded, and nothing was changed: ${reasonOf(problem)}`);
			return 1;
		} finally {
			await closeDatabase();
		}
	});
}
