import { parseArgs } from "node:util";
import { makeLabels } from "#lib/demonstration/index.ts";
import { reasonOf, writeDocument } from "../output.ts";

const usage = "usage: onset make-labels [--seed S] [--out FILE]";

/** Writes the demonstration label file. Exit code: 0 done, 1 not written, 2 wrong usage. */
export async function run(argv: string[]): Promise<number> {
	let values: ReturnType<typeof parse>;
	try {
		values = parse(argv);
	} catch (problem) {
		console.error(`${reasonOf(problem)}\n${usage}`);
		return 2;
	}
	try {
		await writeDocument(
			makeLabels(values.seed === undefined ? {} : { seed: values.seed }),
			values.out,
		);
		return 0;
	} catch (problem) {
		console.error(`The labels were not written: ${reasonOf(problem)}`);
		return 1;
	}
}

const parse = (args: string[]) =>
	parseArgs({ args, options: { seed: { type: "string" }, out: { type: "string" } } }).values;
