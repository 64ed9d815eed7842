import { createHash, randomBytes } from "node:crypto";

export type ServedFile = { path: string; sha256: string; fileBytes: number; fileId: string };
export type Served = Awaited<ReturnType<typeof serveDataset>>;

const oddNames = [
	"plain.bin",
	"with space.bin",
	"-dash.bin",
	'it\'s "quoted".bin',
	"$HOME `id` $(id).bin",
	"表情 长视频.bin",
	"#hash?query 100%.bin",
	"!bang [glob] {a,b}~.bin",
];

const largeBytes = 32 * 1024 * 1024;

/**
 * On a running site, past its pages: a version with names that trip programs and one file large
 * enough to be cut, and somebody who holds access to it, with a token.
 */
export async function serveDataset(env: Record<string, string>) {
	Object.assign(process.env, env);
	// Only now: these read the environment when they load.
	const { holder, openDataset } = await import("./data-world.ts");
	const { bucketAs } = await import("./storage.ts");
	const { database } = await import("#lib/db/index.ts");
	const { createManifest } = await import("#lib/downloads/index.ts");
	const { apiTokens } = await import("#drizzle/schema/people.ts");
	const { datasetFiles, datasetVersions } = await import("#drizzle/schema/dataset.ts");
	const { eq } = await import("drizzle-orm");

	const world = await openDataset();
	const db = database();
	const [version] = await db
		.insert(datasetVersions)
		.values({ datasetId: world.datasetId, version: "2.0.0", sequence: 2, isDemonstration: true })
		.returning();
	if (!version) throw new Error("no version");
	const bucket = bucketAs("site", "site");
	const add = async (path: string, bytes: Buffer): Promise<ServedFile> => {
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const objectKey = `datasets/${world.datasetId}/${sha256}`;
		await bucket.putObject(objectKey, bytes, { type: "application/octet-stream" });
		const [file] = await db
			.insert(datasetFiles)
			.values({
				datasetVersionId: version.id,
				path,
				kind: "video",
				access: "licensed",
				mediaType: "application/octet-stream",
				fileBytes: bytes.length,
				sha256,
				objectKey,
				verifiedAt: new Date(),
			})
			.returning();
		if (!file) throw new Error("no file");
		return { path, sha256, fileBytes: bytes.length, fileId: file.id };
	};
	const large = await add("videos/large.bin", randomBytes(largeBytes));
	const files = [large];
	for (const name of oddNames) files.push(await add(`videos/odd names/${name}`, randomBytes(2000)));
	await db
		.update(datasetVersions)
		.set({ publishedAt: new Date() })
		.where(eq(datasetVersions.id, version.id));
	const who = await holder(world);
	const token = `onset_${randomBytes(32).toString("base64url")}`;
	const tokenSha256 = createHash("sha256").update(token).digest("hex");
	await db.insert(apiTokens).values({ userId: who.id, name: "clients", tokenSha256 });
	const list = async () => {
		const of = { dataset: world.slug, version: "2.0.0", hours: 24 };
		const made = await createManifest(who.at(), of);
		if (made.address === null) throw new Error("no address");
		return { id: made.id, address: made.address };
	};
	return { ...world, who, token, files, large, list };
}
