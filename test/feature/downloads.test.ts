import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { grants } from "#drizzle/schema/access.ts";
import { datasetFiles, datasetVersions, takedowns } from "#drizzle/schema/dataset.ts";
import { addressKeys, downloadLedger, downloadOrigins } from "#drizzle/schema/downloads.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { describeFile, downloadFile, readLedger } from "#lib/downloads/index.ts";
import { NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	holder,
	openDataset,
	publishedLicence,
	publishedVersion,
	signed,
} from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { person, sha256 } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);

const use = { way: "browser", clientAddress: null } as const;
const linesOf = (userId: string) =>
	database().select().from(downloadLedger).where(eq(downloadLedger.userId, userId));
const denied = (reason: string) => (error: unknown) =>
	error instanceof NotAllowed && error.details.reason === reason;

test("a visitor has public files and nothing else, and stands in no ledger", async () => {
	const { files } = await openDataset();
	const ctx = contextFor(visitor);
	const before = await database().$count(downloadLedger);
	const { url } = await downloadFile(ctx, { fileId: files.open.id, ...use });
	assert.equal(sha256(await (await fetch(url)).text()), files.open.sha256);
	await assert.rejects(downloadFile(ctx, { fileId: files.licensed.id, ...use }), NotSignedIn);
	await assert.rejects(
		downloadFile(ctx, { fileId: files.withheld.id, ...use }),
		denied("file_withheld"),
	);
	await assert.rejects(downloadFile(ctx, { fileId: crypto.randomUUID(), ...use }), NotFound);
	assert.equal(await database().$count(downloadLedger), before);
});

test("a holder has a licensed file under its own name, and the ledger says under which licence", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const second = await publishedLicence(world.datasetId, 2, { change: "editorial" });
	await signed(hana, second);
	const { url } = await downloadFile(hana.at(), { fileId: world.files.licensed.id, ...use });
	const answer = await fetch(url, { headers: { range: "bytes=0-5" } });
	assert.equal(answer.status, 206);
	assert.equal(await answer.text(), "videos");
	assert.match(answer.headers.get("content-disposition") ?? "", /filename\*=UTF-8''licensed\.txt/);
	const { lines } = await readLedger(hana.at(), { dataset: world.slug });
	assert.equal(lines.length, 1);
	assert.equal(lines[0]?.path, "videos/licensed.txt");
	assert.equal(lines[0]?.licenceNumber, 2);
	assert.equal(lines[0]?.way, "browser");
});

test("asking about a file decides the same, and issues nothing", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const { url } = await describeFile(hana.at(), { fileId: world.files.licensed.id });
	const head = await fetch(url, { method: "HEAD" });
	assert.equal(head.headers.get("content-length"), String(world.files.licensed.fileBytes));
	assert.equal((await fetch(url)).status, 403, "what is signed for HEAD brings no bytes");
	assert.equal((await linesOf(hana.id)).length, 0);
	const stranger = await person("stranger");
	await assert.rejects(
		describeFile(stranger.at(), { fileId: world.files.licensed.id }),
		denied("access_none"),
	);
});

const yesterday = new Date(Date.now() - 86_400_000);
const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
const standings = {
	access_revoked: { revokedAt: yesterday, revocationReason: "left" },
	access_suspended: { suspendedAt: yesterday, suspensionReason: "asked" },
	access_expired: { startsAt: twoDaysAgo, endsAt: yesterday },
	access_not_covered: { firstSequence: 2 },
} as const;

for (const [reason, changes] of Object.entries(standings))
	test(`${reason}: the file is refused with that reason, the public one is not, and no line is written`, async () => {
		const world = await openDataset();
		const { steward } = world;
		const by = "revokedAt" in changes ? { revokedBy: steward.id } : {};
		const since = "suspendedAt" in changes ? { suspendedBy: steward.id } : {};
		const hana = await holder(world, { ...changes, ...by, ...since });
		const licensed = downloadFile(hana.at(), { fileId: world.files.licensed.id, ...use });
		await assert.rejects(licensed, denied(reason));
		assert.equal((await linesOf(hana.id)).length, 0);
		assert.ok((await downloadFile(hana.at(), { fileId: world.files.open.id, ...use })).url);
	});

test("a new material licence in force asks for its signature before the next file", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const licence = await publishedLicence(world.datasetId, 2, { graceDays: 0 });
	const again = () => downloadFile(hana.at(), { fileId: world.files.licensed.id, ...use });
	await assert.rejects(again(), denied("access_needs_signature"));
	await signed(hana, licence);
	assert.ok((await again()).url);
});

test("a draft's files and a video that was taken down are refused to its holders too", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const db = database();
	const [draft] = await db
		.insert(datasetVersions)
		.values({ datasetId: world.datasetId, version: "2.0.0", sequence: 2, isDemonstration: true })
		.returning();
	assert.ok(draft);
	const [file] = await db
		.insert(datasetFiles)
		.values({
			datasetVersionId: draft.id,
			path: "videos/v.mp4",
			kind: "video",
			access: "public",
			videoId: "v",
			mediaType: "video/mp4",
			fileBytes: 1,
			sha256: sha256("v"),
			objectKey: "datasets/v",
		})
		.returning();
	assert.ok(file);
	const ask = () => downloadFile(hana.at(), { fileId: file.id, ...use });
	await assert.rejects(ask(), NotFound);
	const known = downloadFile(world.organizer.at(), { fileId: file.id, ...use });
	await assert.rejects(known, denied("is_a_draft"));
	const publishedAt = new Date();
	await db.update(datasetVersions).set({ publishedAt }).where(eq(datasetVersions.id, draft.id));
	assert.ok((await ask()).url);
	await db.insert(takedowns).values({
		datasetId: world.datasetId,
		videoId: "v",
		reason: "asked",
		boardEffect: "none",
		at: new Date(),
		by: world.organizer.id,
		tombstoneVersionId: world.version.id,
	});
	await assert.rejects(ask(), denied("file_taken_down"));
});

test("many downloads at once leave exactly as many lines", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const fileId = world.files.licensed.id;
	const many = Array.from({ length: 60 }, () =>
		downloadFile(hana.at(), { fileId, way: "token", clientAddress: "192.0.2.7" }),
	);
	await Promise.all(many);
	assert.equal((await linesOf(hana.id)).length, 60);
});

test("where a download came from is kept as a hash that holds for a month and is another in the next", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const fileId = world.files.licensed.id;
	const from = (clientAddress: string, now: string) =>
		downloadFile(hana.at(new Date(now)), { fileId, way: "token", clientAddress });
	const year = new Date().getUTCFullYear() + 1;
	await database()
		.update(grants)
		.set({ endsAt: new Date(`${year + 5}-01-01T00:00:00Z`) })
		.where(eq(grants.id, hana.grant.id));
	// The first of a month, many at once: they agree on one key.
	await Promise.all(Array.from({ length: 8 }, () => from("192.0.2.1", `${year}-03-01T00:00:00Z`)));
	await from("192.0.2.2", `${year}-03-31T00:00:00Z`);
	await from("192.0.2.1", `${year}-04-01T00:00:00Z`);
	const hashes = (
		await database()
			.select({ hash: downloadOrigins.addressHash })
			.from(downloadOrigins)
			.innerJoin(downloadLedger, eq(downloadLedger.id, downloadOrigins.ledgerId))
			.where(eq(downloadLedger.userId, hana.id))
			.orderBy(downloadLedger.id)
	).map(({ hash }) => hash);
	assert.equal(new Set(hashes.slice(0, 8)).size, 1);
	assert.equal(new Set(hashes).size, 3);
	assert.ok(hashes.every((hash) => !hash.includes("192.0.2")));
	const keys = await database().select().from(addressKeys);
	assert.equal(keys.filter(({ month }) => month === `${year}-03`).length, 1);
});

test("the ledger is read by its holder and the dataset's stewards, page by page, and by nobody else", async () => {
	const world = await openDataset();
	const hana = await holder(world);
	const other = await holder(world);
	for (let at = 0; at < 101; at++)
		await downloadFile(hana.at(), { fileId: world.files.licensed.id, ...use });
	const of = { dataset: world.slug, userId: hana.id };
	const first = await readLedger(world.steward.at(), of);
	assert.equal(first.lines.length, 100);
	assert.ok(first.next);
	const rest = await readLedger(world.steward.at(), { ...of, before: first.next });
	assert.equal(rest.lines.length, 1);
	assert.equal(rest.next, null);
	await assert.rejects(readLedger(other.at(), of), denied("stewards_only"));
	await assert.rejects(readLedger(world.organizer.at(), of), denied("stewards_only"));
	await assert.rejects(readLedger(contextFor(visitor), of), NotSignedIn);
	assert.deepEqual((await readLedger(other.at(), { dataset: world.slug })).lines, []);
	assert.ok((await publishedVersion(world.datasetId, 3)).version);
});
