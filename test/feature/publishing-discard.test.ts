import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq, isNull } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { labelSets } from "#drizzle/schema/challenge.ts";
import { datasetVersions } from "#drizzle/schema/dataset.ts";
import { freshDatabase } from "#test/support/database.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());
const { database } = await import("#lib/db/index.ts");
const { Conflict, NotAllowed, NotFound } = await import("#lib/errors.ts");
const { contextFor } = await import("#lib/context.ts");
const { visitor } = await import("#lib/policy/index.ts");
const {
	beginFileUpload,
	clearObjects,
	completeFileUpload,
	createDraft,
	discardDraft,
	listVersions,
	objectKeyOf,
	publishVersion,
	readDraft,
	readVersion,
	removeFile,
} = await import("#lib/publishing/index.ts");
const { announcement, asErrands, openDraft, publishFile, sendParts, text } = await import(
	"#test/support/publishing.ts"
);
const { holder, openDataset } = await import("#test/support/data-world.ts");
const { claimJob, finishJob } = await import("#lib/queue/index.ts");
const { sha256 } = await import("#test/support/world.ts");

type World = Awaited<ReturnType<typeof openDraft>>;

const isStored = async (world: World, bytes: Uint8Array) =>
	(await world.organizer.at().storage.headObject(objectKeyOf(world.datasetId, sha256(bytes)))) !==
	null;

/** Does what a worker does after a draft was discarded. @returns how many jobs there were */
async function clear(): Promise<number> {
	let jobs = 0;
	for (let job = await claimJob("clear-objects"); job; job = await claimJob("clear-objects")) {
		await clearObjects(asErrands(), job.payload);
		await clearObjects(asErrands(), job.payload);
		await finishJob(job);
		jobs++;
	}
	return jobs;
}

test("a discarded draft is gone, and the next one begins under any number, as if it had never been", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	await publishFile(world, "a.txt", text("x"));
	await discardDraft(ctx, world.draft);
	await assert.rejects(readDraft(ctx, world.draft), NotFound);
	await assert.rejects(discardDraft(ctx, world.draft), NotFound);
	assert.deepEqual(
		(await listVersions(ctx, { dataset: world.slug })).map(({ version }) => version),
		["1.0.0"],
	);
	await createDraft(ctx, { ...world.draft, copiesFiles: true });
	await publishVersion(ctx, { ...world.draft, changes: "Begun anew." });
	const { sequence, list } = await readVersion(ctx, world.draft);
	assert.deepEqual(
		[sequence, list.map(({ path }) => path)],
		[2, ["labels/withheld.txt", "samples/open.txt", "videos/licensed.txt"]],
	);
	const lines = await database()
		.select({ detail: auditLog.detail })
		.from(auditLog)
		.where(eq(auditLog.action, "version.discard"));
	assert.deepEqual(
		lines.map(({ detail }) => detail),
		[{ version: "2.0.0" }],
	);
	assert.equal(await clear(), 1);
});

test("only the dataset's organizers discard a draft, and nobody a version that was published", async () => {
	const world = await openDraft();
	const member = await holder(world);
	await assert.rejects(discardDraft(world.steward.at(), world.draft), NotAllowed);
	await assert.rejects(discardDraft(member.at(), world.draft), NotFound);
	await assert.rejects(discardDraft(contextFor(visitor), world.draft), NotFound);
	const first = { dataset: world.slug, version: "1.0.0" };
	await assert.rejects(discardDraft(world.organizer.at(), first), NotAllowed);
	assert.equal((await readDraft(world.organizer.at(), world.draft)).version, "2.0.0");
});

test("what only the draft had is removed from the storage; what a published version has stays", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const kept = text("kept");
	await publishFile(world, "kept.txt", kept);
	await publishVersion(ctx, { ...world.draft, changes: "x" });
	const draft = { dataset: world.slug, version: "3.0.0" };
	await createDraft(ctx, { ...draft, copiesFiles: true });
	const next = { ...world, draft };
	const [own, removed] = [text("own"), text("removed before")];
	await publishFile(next, "again.txt", kept);
	await publishFile(next, "own.txt", own);
	await removeFile(ctx, { fileId: await publishFile(next, "removed.txt", removed) });
	await discardDraft(ctx, draft);
	assert.equal(await clear(), 1);
	assert.deepEqual(await Promise.all([kept, own, removed].map((bytes) => isStored(world, bytes))), [
		true,
		false,
		false,
	]);
	assert.equal((await readVersion(ctx, world.draft)).list[0]?.path, "kept.txt");
});

test("bytes that the next draft has by then are not removed", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	await publishFile(world, "a.txt", text("x"));
	await discardDraft(ctx, world.draft);
	await createDraft(ctx, { ...world.draft, copiesFiles: false });
	await publishFile(world, "a.txt", text("x"));
	assert.equal(await clear(), 1);
	assert.equal(await isStored(world, text("x")), true);
});

test("an upload under way ends with its draft, and leaves nothing behind", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const late = await beginFileUpload(ctx, announcement(world, "late.txt", text("late")));
	assert.ok(late.state === "open");
	await sendParts(world, late, text("late"));
	const [discarded, completed] = await Promise.allSettled([
		discardDraft(ctx, world.draft),
		completeFileUpload(ctx, late),
	]);
	assert.equal(discarded.status, "fulfilled");
	if (completed.status === "rejected")
		assert.ok(completed.reason instanceof Conflict || completed.reason instanceof NotFound);
	await assert.rejects(completeFileUpload(ctx, late), NotFound);
	await clear();
	assert.equal(await isStored(world, text("late")), false);
});

test("discarded or published at the same moment: one of them, and whole", async () => {
	for (let round = 0; round < 5; round++) {
		const world = await openDraft();
		const ctx = world.organizer.at();
		await publishFile(world, "a.txt", text("x"));
		const [published, discarded] = await Promise.allSettled([
			publishVersion(ctx, { ...world.draft, changes: "x" }),
			discardDraft(ctx, world.draft),
		]);
		assert.notEqual(published.status, discarded.status);
		await clear();
		const isPublished = published.status === "fulfilled";
		const versions = await listVersions(ctx, { dataset: world.slug });
		assert.equal(versions.length, isPublished ? 2 : 1);
		assert.equal(await isStored(world, text("x")), isPublished);
	}
});

test("a draft that hidden labels were sent for is not discarded", async () => {
	const world = await openDataset();
	const ctx = world.organizer.at();
	const draft = { dataset: world.slug, version: "2.0.0" };
	await createDraft(ctx, { ...draft, copiesFiles: true });
	const [row] = await database()
		.select({ id: datasetVersions.id })
		.from(datasetVersions)
		.where(
			and(eq(datasetVersions.datasetId, world.datasetId), isNull(datasetVersions.publishedAt)),
		);
	assert.ok(row);
	await database()
		.insert(labelSets)
		.values({
			datasetVersionId: row.id,
			subset: "testing",
			version: 1,
			objectKey: "labels/of-a-draft.json",
			sha256: "0".repeat(64),
			fileBytes: 2,
			isDemonstration: true,
			state: "announced",
		});
	await assert.rejects(discardDraft(ctx, draft), /A challenge has a phase or labels/);
	assert.equal((await readDraft(ctx, draft)).files.length, 3);
});
