import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { migrateDatabase } from "#bin/commands/migrate.ts";
import { datasetFiles, datasetVersions } from "#drizzle/schema/dataset.ts";
import { contextFor } from "#lib/context.ts";
import { closeDatabase, database } from "#lib/db/index.ts";
import {
	createManifest,
	downloadFile,
	readManifestText,
	resolveManifestFile,
} from "#lib/downloads/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { objectStorage } from "#lib/storage/index.ts";
import { countQueries } from "#test/support/count-queries.ts";
import { holder, openDataset } from "#test/support/data-world.ts";

const seconds = 3;
const files = 1191;

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) throw new Error("run `npm run bench -- downloads`");
await migrateDatabase(DATABASE_URL);
const world = await openDataset();
const db = database();
const [version] = await db
	.insert(datasetVersions)
	.values({ datasetId: world.datasetId, version: "2.0.0", sequence: 2, isDemonstration: true })
	.returning();
if (!version) throw new Error("no version");
const made = await db
	.insert(datasetFiles)
	.values(
		Array.from({ length: files }, (_, at) => {
			const sha256 = createHash("sha256").update(`video ${at}`).digest("hex");
			return {
				datasetVersionId: version.id,
				path: `videos/${String(at).padStart(4, "0")}.mp4`,
				kind: "video" as const,
				access: "licensed" as const,
				mediaType: "video/mp4",
				fileBytes: 20_000_000,
				sha256,
				objectKey: `datasets/${world.datasetId}/${sha256}`,
			};
		}),
	)
	.returning();
await db
	.update(datasetVersions)
	.set({ publishedAt: new Date() })
	.where(eq(datasetVersions.id, version.id));
const who = await holder(world);
const list = await createManifest(who.at(), {
	dataset: world.slug,
	version: "2.0.0",
	hours: 24,
});
const pass = list.address?.split("/").at(-1) ?? "";

const fileAt = (index: number) => {
	const file = made[index % files];
	if (!file) throw new Error("no file");
	return file;
};
const sign = (index: number) => {
	const { objectKey, path } = fileAt(index);
	return objectStorage().presignGet({
		key: objectKey ?? "",
		expiresSeconds: 300,
		fileName: path.split("/").at(-1) ?? "",
	});
};
const byVerb = (index: number) =>
	downloadFile(who.at(), { fileId: fileAt(index).id, way: "token", clientAddress: "192.0.2.1" });
const byList = (index: number) =>
	resolveManifestFile(contextFor(visitor), {
		manifestId: list.id,
		pass,
		path: fileAt(index).path.split("/"),
		isHead: false,
		clientAddress: "192.0.2.1",
	});

/** How many a second, so many at a time. */
async function rate(work: (index: number) => Promise<unknown>, atOnce: number): Promise<number> {
	const end = performance.now() + seconds * 1000;
	let done = 0;
	const one = async () => {
		while (performance.now() < end) await work(done++);
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	return done / seconds;
}

const print = (name: string, perSecond: number, alone: number, more = "") =>
	console.log(
		`${name.padEnd(52)} ${perSecond.toFixed(0).padStart(6)}/s  ${(perSecond / alone).toFixed(2)} of signing alone${more}`,
	);

for (const work of [sign, byVerb, byList]) await rate(work, 2);
for (const atOnce of [1, 8]) {
	const alone = await rate(sign, atOnce);
	print(`signing alone, ${atOnce} at a time (baseline)`, alone, alone);
	for (const [name, work] of [
		["a file: policy, ledger, address", byVerb],
		["a file of a list: signature, policy, ledger, address", byList],
	] as const) {
		const statements = await countQueries(() => work(0));
		print(name, await rate(work, atOnce), alone, `  ${statements} statements`);
	}
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < 7; round++) {
		const begun = performance.now();
		await work();
		times.push(performance.now() - begun);
	}
	return times.sort((one, other) => one - other)[3] ?? 0;
}

const signAll = await milliseconds(async () => {
	for (let index = 0; index < files; index++) await sign(index);
});
console.log(
	`\nsigning ${files} addresses of the storage one by one (baseline)  ${signAll.toFixed(1)} ms`,
);
for (const format of [
	"manifest.json",
	"aria2.txt",
	"fetch.sh",
	"wget.txt",
	"SHA256SUMS",
] as const) {
	const given = { manifestId: list.id, pass, format };
	const write = () => readManifestText(contextFor(visitor), given);
	const statements = await countQueries(write);
	const took = await milliseconds(write);
	const { length } = await write();
	console.log(
		`a list of ${files} files as ${format.padEnd(14)} ${took.toFixed(1).padStart(6)} ms  ${(took / signAll).toFixed(2)} of it  ${statements} statements, one of them for the files  ${(length / 1024).toFixed(0)} KiB`,
	);
}
await closeDatabase();
