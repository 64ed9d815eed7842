import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { baselines, type Labels } from "#lib/demonstration/index.ts";
import { reasonOf, writeDocument } from "../output.ts";

const usage =
	"usage: onset make-baseline --kind KIND --labels LABELS.json [--subset testing] [--seed S] [--out FILE]";
const kinds = baselines.map((baseline) => baseline.slug).join(", ");

const labelFile = z.object({
	database: z.record(
		z.string(),
		z.object({
			subset: z.string(),
			duration: z.number().positive(),
			annotations: z.array(
				z.object({ segment: z.tuple([z.number(), z.number()]), label: z.string() }),
			),
		}),
	),
});

/** Writes a baseline's submission. Exit code: 0 done, 1 labels unusable or not written, 2 wrong usage. */
export async function run(argv: string[]): Promise<number> {
	try {
		const { kind, labels: file, subset, seed, out } = parse(argv);
		const baseline = baselines.find(({ slug }) => slug === kind);
		if (baseline === undefined) throw new WrongUsage(`--kind must be one of: ${kinds}`);
		if (file === undefined) throw new WrongUsage("--labels is missing: a label file to read");
		const labels = await readLabels(file);
		const known = [...new Set(Object.values(labels.database).map((video) => video.subset))];
		if (!known.includes(subset)) {
			throw new WrongUsage(`--subset must be one of: ${known.join(", ")} (in ${file})`);
		}
		await writeDocument(
			baseline.generate(labels, { subset, ...(seed === undefined ? {} : { seed }) }),
			out,
		);
		return 0;
	} catch (problem) {
		const wrongUsage = problem instanceof WrongUsage;
		console.error(wrongUsage ? `${problem.message}\n${usage}` : reasonOf(problem));
		return wrongUsage ? 2 : 1;
	}
}

class WrongUsage extends Error {}

function parse(args: string[]) {
	const text = { type: "string" } as const;
	const options = {
		kind: text,
		labels: text,
		subset: { type: "string", default: "testing" },
		seed: text,
		out: text,
	} as const;
	try {
		return parseArgs({ args, options }).values;
	} catch (problem) {
		throw new WrongUsage(reasonOf(problem));
	}
}

async function readLabels(file: string): Promise<Labels> {
	const text = await readFile(file, "utf8");
	try {
		return labelFile.parse(JSON.parse(text));
	} catch (problem) {
		const why = problem instanceof z.ZodError ? z.prettifyError(problem) : reasonOf(problem);
		throw new Error(`${file} is not a label file: ${why}`);
	}
}
