import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import {
	datasetFiles,
	datasets,
	datasetVersions,
	fileAccesses,
	takedowns,
} from "#drizzle/schema/dataset.ts";
import { contextFor } from "#lib/context.ts";
import { readDataset, readPublication } from "#lib/dataset/index.ts";
import { database } from "#lib/db/index.ts";
import { bibtex, citationFile, croissant } from "#lib/metadata/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { checkCroissant } from "#test/support/croissant-checker.ts";
import { openDataset, publishedLicence } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { sha256 } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const siteUrl = "https://onset.example.org";
const anybody = () => contextFor(visitor);

/** Everything that anybody is told of a dataset, as one text. */
async function everythingTold(dataset: string, version: string): Promise<string> {
	const view = await readDataset(anybody(), { dataset });
	const publication = await readPublication(anybody(), { dataset, version });
	const document = croissant(publication, { siteUrl });
	assert.deepEqual(await checkCroissant(document), []);
	return [
		JSON.stringify(document),
		JSON.stringify(view),
		JSON.stringify(publication),
		bibtex(view, siteUrl),
		citationFile(view, siteUrl),
	].join("\n");
}

type Planned = { access: (typeof fileAccesses)[number]; isTakenDown: boolean };

async function published(planned: readonly Planned[]) {
	const db = database();
	const slug = `dataset-${randomUUID()}`;
	const [dataset] = await db
		.insert(datasets)
		.values({ slug, title: "Planned", summary: "", card: {} })
		.returning();
	assert.ok(dataset);
	const [version] = await db
		.insert(datasetVersions)
		.values({ datasetId: dataset.id, version: "1.0.0", sequence: 1, isDemonstration: false })
		.returning();
	assert.ok(version);
	const files = planned.map(({ access, isTakenDown }, at) => {
		const name = `name-${randomUUID()}`;
		return {
			datasetVersionId: version.id,
			path: `folder/${name}.bin`,
			kind: "document" as const,
			access,
			videoId: isTakenDown ? name : null,
			mediaType: "application/octet-stream",
			// No two sizes, and no sum of two sizes, are written with the same digits.
			fileBytes: 7_000_000_000 + 10 ** at * 3 + at,
			sha256: sha256(name),
			objectKey: access === "withheld" ? null : `datasets/${name}`,
		};
	});
	if (files.length > 0) await db.insert(datasetFiles).values(files);
	await db
		.update(datasetVersions)
		.set({ publishedAt: new Date("2026-02-02T00:00:00Z") })
		.where(eq(datasetVersions.id, version.id));
	return { slug, dataset, version, files };
}

test("no name, digest or size of a withheld file is in anything that anybody is told", async () => {
	const plan = fc.array(
		fc.record({ access: fc.constantFrom(...fileAccesses), isTakenDown: fc.constant(false) }),
		{ maxLength: 6 },
	);
	await fc.assert(
		fc.asyncProperty(plan, async (planned) => {
			const { slug, files } = await published(planned);
			const told = await everythingTold(slug, "1.0.0");
			for (const { path, sha256: digest, fileBytes, access } of files) {
				const name = path.split("/").at(-1) ?? path;
				const isTold = [name, digest].map((text) => told.includes(text));
				assert.deepEqual(isTold, [access !== "withheld", access !== "withheld"]);
				if (access === "withheld") assert.ok(!told.includes(String(fileBytes)), "its size");
			}
		}),
		{ numRuns: 25 },
	);
});

test("a file of a video that was taken down is no longer offered", async () => {
	const { slug, dataset, version, files } = await published([
		{ access: "public", isTakenDown: true },
		{ access: "licensed", isTakenDown: true },
		{ access: "public", isTakenDown: false },
	]);
	const { steward } = await openDataset();
	const gone = files.filter(({ videoId }) => videoId !== null);
	for (const { videoId } of gone)
		await database()
			.insert(takedowns)
			.values({
				datasetId: dataset.id,
				videoId: videoId ?? "",
				reason: "asked for",
				boardEffect: "none",
				at: new Date(),
				by: steward.id,
				tombstoneVersionId: version.id,
			});
	const told = await everythingTold(slug, "1.0.0");
	for (const { path, videoId } of files) assert.equal(told.includes(path), videoId === null);
});

test("a draft is told to nobody, neither its name nor its files", async () => {
	const { slug, datasetId } = await openDataset();
	const [draft] = await database()
		.insert(datasetVersions)
		.values({ datasetId, version: "9.9.9", sequence: 2, isDemonstration: false })
		.returning();
	assert.ok(draft);
	assert.doesNotMatch(JSON.stringify(await readDataset(anybody(), { dataset: slug })), /9\.9\.9/);
	await assert.rejects(readPublication(anybody(), { dataset: slug, version: "9.9.9" }), {
		code: "not_found",
	});
});

test("the licence is the newest published one, and a file's address is the lasting one", async () => {
	const { slug, datasetId, files } = await openDataset();
	await publishedLicence(datasetId, 2);
	await publishedLicence(datasetId, 3, { publishedAt: null, inForceFrom: null });
	const publication = await readPublication(anybody(), { dataset: slug, version: "1.0.0" });
	const told = JSON.stringify(croissant(publication, { siteUrl }));
	assert.match(told, new RegExp(`/datasets/${slug}/licence/2"`));
	assert.ok(told.includes(`${siteUrl}/api/v1/files/${files.licensed.id}"`));
	assert.doesNotMatch(told, /X-Amz|signature=/i);
});

test("the summary counts withheld files and says nothing of their size", async () => {
	const { slug } = await openDataset();
	const { files, publicFiles } = await readDataset(anybody(), { dataset: slug });
	assert.deepEqual(
		files.map(({ access, files: count, fileBytes }) => [access, count, fileBytes === null]),
		[
			["licensed", 1, false],
			["public", 1, false],
			["withheld", 1, true],
		],
	);
	assert.deepEqual(
		publicFiles.map(({ path }) => path),
		["samples/open.txt"],
	);
});
