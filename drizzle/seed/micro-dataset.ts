import { and, eq } from "drizzle-orm";
import {
	datasetOrganizers,
	datasetStewards,
	datasets,
	datasetVersions,
} from "#drizzle/schema/dataset.ts";
import type { Db } from "#lib/db/index.ts";
import { type LabelFile, spotters } from "#lib/demonstration/index.ts";
import { seedVersion } from "./dataset.ts";
import { type MadeFile, storedFiles } from "./files.ts";
import { microDataset } from "./micro.ts";

const version = "demonstration-1";
const text = (words: string) => new TextEncoder().encode(words);

/** A few videos of a file, sent with a threshold. */
function sample(labels: LabelFile): Uint8Array {
	const spotter = spotters.at(-1);
	if (!spotter) throw new Error("no spotter to take a sample of");
	const file = spotter.generate(labels, 0.5);
	const results = Object.fromEntries(Object.entries(file.results).slice(0, 5));
	return text(JSON.stringify({ ...file, results }));
}

const filesOf = (labels: LabelFile): MadeFile[] => [
	{ path: "README.md", kind: "document", access: "public", bytes: text(microDataset.readme) },
	{ path: "samples/spotted.json", kind: "sample", access: "public", bytes: sample(labels) },
	{
		path: "labels/testing.json",
		kind: "annotation",
		access: "withheld",
		subset: "testing",
		bytes: text(JSON.stringify(labels)),
	},
];

/** The second demonstration's dataset: a card, one published version, no licensed files. */
export async function seedMicroDataset(
	db: Db,
	of: { labels: LabelFile; stewardId: string; organizerId: string },
) {
	const { slug, title, summary, card, changes } = microDataset;
	const [dataset] = await db
		.insert(datasets)
		.values({ slug, title, summary, card })
		.onConflictDoUpdate({ target: datasets.slug, set: { title, summary, card } })
		.returning();
	if (!dataset) throw new Error("the second dataset is missing");
	const { id: datasetId } = dataset;
	await db
		.insert(datasetStewards)
		.values({ datasetId, userId: of.stewardId })
		.onConflictDoNothing();
	await db
		.insert(datasetOrganizers)
		.values({ datasetId, userId: of.organizerId })
		.onConflictDoNothing();
	await seedVersion(db, { datasetId, version, sequence: 1, changes }, of.labels, () =>
		storedFiles(datasetId, filesOf(of.labels)),
	);
	const here = and(eq(datasetVersions.datasetId, datasetId), eq(datasetVersions.version, version));
	const [made] = await db.select().from(datasetVersions).where(here);
	if (!made) throw new Error("the version of the second dataset is missing");
	return { dataset, version: made };
}
