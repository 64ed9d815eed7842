import assert from "node:assert/strict";
import { after, test } from "node:test";
import { desc, eq } from "drizzle-orm";
import { datasetVersions, datasetVideos } from "#drizzle/schema/dataset.ts";
import { downloadLedger } from "#drizzle/schema/downloads.ts";
import { freshDatabase } from "#test/support/database.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());
const { database } = await import("#lib/db/index.ts");
const { Conflict, Invalid, NotAllowed } = await import("#lib/errors.ts");
const { contextFor } = await import("#lib/context.ts");
const { visitor } = await import("#lib/policy/index.ts");
const {
	answerTakedown,
	createDraft,
	diffVersions,
	listAskedTakedowns,
	listTakedownReplies,
	listTakedowns,
	publishVersion,
	readDraft,
	readVersion,
	takeDown,
} = await import("#lib/publishing/index.ts");
const { openDraft, publishFile, text } = await import("#test/support/publishing.ts");
const { holder } = await import("#test/support/data-world.ts");
const { person } = await import("#test/support/world.ts");
const { deleteAccount } = await import("#lib/privacy/index.ts");
const { claimJob, finishJob } = await import("#lib/queue/index.ts");

async function waitingMails() {
	const mails = [];
	for (let job = await claimJob("send-mail"); job; job = await claimJob("send-mail")) {
		mails.push(job.payload);
		await finishJob(job);
	}
	return mails;
}

/** Version 2.0.0 with two videos, published. */
async function withVideos() {
	const world = await openDraft();
	const fileId = await publishFile(world, "videos/one.mp4", text("one"), { videoId: "one" });
	await publishFile(world, "videos/two.mp4", text("two"), { videoId: "two" });
	await publishVersion(world.organizer.at(), { ...world.draft, changes: "Two videos." });
	return { ...world, fileId };
}
const because = {
	videoId: "one",
	reason: "A person asked.",
	boardEffect: "None: it is in no test.",
};

test("a takedown publishes a version without the video, and says so to everybody", async () => {
	const world = await withVideos();
	const done = await takeDown(world.steward.at(), { dataset: world.slug, ...because });
	assert.equal(done.tombstoneVersion, "2.0.1");
	const version = { dataset: world.slug, version: "2.0.1" };
	const nobody = contextFor(visitor);
	assert.deepEqual(
		(await readVersion(nobody, version)).list.map(({ path }) => path),
		["videos/two.mp4"],
	);
	assert.deepEqual((await diffVersions(nobody, version)).removed, ["videos/one.mp4"]);
	const old = await readVersion(nobody, world.draft);
	assert.deepEqual(
		old.list.map(({ path, isTakenDown }) => [path, isTakenDown]),
		[
			["videos/one.mp4", true],
			["videos/two.mp4", false],
		],
	);
	const [told] = await listTakedowns(nobody, { dataset: world.slug });
	assert.deepEqual(
		[told?.videoId, told?.reason, told?.boardEffect, told?.tombstoneVersion],
		["one", because.reason, because.boardEffect, "2.0.1"],
	);
	await assert.rejects(takeDown(world.steward.at(), { dataset: world.slug, ...because }), Conflict);
	const none = { dataset: world.slug, ...because, videoId: "three" };
	await assert.rejects(takeDown(world.steward.at(), none), Invalid);
});

test("whoever can fetch the video or ever did is asked, by mail in both languages", async () => {
	const world = await withVideos();
	const [active, revoked, gone, uncovered] = [
		await holder(world),
		await holder(world, {
			revokedAt: new Date(),
			revokedBy: world.steward.id,
			revocationReason: "x",
		}),
		await holder(world, {
			revokedAt: new Date(),
			revokedBy: world.steward.id,
			revocationReason: "x",
		}),
		await holder(world, { lastSequence: 1 }),
	];
	await database().insert(downloadLedger).values({
		at: new Date(),
		userId: revoked.id,
		fileId: world.fileId,
		licenceVersionId: world.licence.id,
		way: "browser",
	});
	await waitingMails();
	await takeDown(world.organizer.at(), { dataset: world.slug, ...because });
	const mails = await waitingMails();
	assert.deepEqual(mails.map(({ to }) => to).sort(), [active.email, revoked.email].sort());
	assert.match(mails[0]?.subject.zh ?? "", /请删除视频 one/);
	assert.ok(JSON.stringify(mails[0]?.en).includes("/access"));
	assert.equal((await listAskedTakedowns(active.at())).length, 1);
	for (const one of [gone, uncovered]) assert.deepEqual(await listAskedTakedowns(one.at()), []);
});

test("whoever fetched the video and deleted their account since is neither asked nor mailed", async () => {
	const world = await withVideos();
	const [left, stays] = [await holder(world), await holder(world)];
	for (const { id } of [left, stays])
		await database().insert(downloadLedger).values({
			at: new Date(),
			userId: id,
			fileId: world.fileId,
			licenceVersionId: world.licence.id,
			way: "browser",
		});
	await deleteAccount(left.at(), { confirmation: left.email });
	await waitingMails();
	await takeDown(world.organizer.at(), { dataset: world.slug, ...because });
	assert.deepEqual(
		(await waitingMails()).map(({ to }) => to),
		[stays.email],
	);
	const replies = await listTakedownReplies(world.organizer.at(), { dataset: world.slug });
	assert.deepEqual(
		replies.map(({ email }) => email),
		[stays.email],
	);
});

test("a holder answers; a copy that is gone stays gone, one that is kept may still go", async () => {
	const world = await withVideos();
	const who = await holder(world);
	const { takedownId } = await takeDown(world.steward.at(), { dataset: world.slug, ...because });
	const kept = { takedownId, answer: "kept" as const, because: "In a backup until March." };
	await answerTakedown(who.at(), kept);
	await answerTakedown(who.at(), { takedownId, answer: "deleted", because: "" });
	await assert.rejects(answerTakedown(who.at(), kept), Conflict);
	const replies = await listTakedownReplies(world.steward.at(), { dataset: world.slug });
	assert.deepEqual(
		replies.map(({ email, answer }) => [email, answer]),
		[[who.email, "deleted"]],
	);
	const stranger = await person("Otto Other");
	await assert.rejects(answerTakedown(stranger.at(), kept), NotAllowed);
	await assert.rejects(takeDown(stranger.at(), { dataset: world.slug, ...because }), NotAllowed);
	await assert.rejects(listTakedownReplies(who.at(), { dataset: world.slug }), NotAllowed);
});

test("a draft under way stays a draft, comes after the tombstone, and loses the video", async () => {
	const world = await withVideos();
	const ctx = world.organizer.at();
	await createDraft(ctx, { dataset: world.slug, version: "2.0.1", copiesFiles: true });
	const { tombstoneVersion } = await takeDown(ctx, { dataset: world.slug, ...because });
	assert.equal(tombstoneVersion, "2.0.2");
	const draft = { dataset: world.slug, version: "2.0.1" };
	assert.deepEqual(
		(await readDraft(ctx, draft)).files.map(({ path }) => path),
		["videos/two.mp4"],
	);
	await publishVersion(ctx, { ...draft, changes: "x" });
	const published = await readVersion(ctx, draft);
	assert.deepEqual([published.sequence, published.newest], [4, null]);
});

test("the tombstone has the other videos' lengths, and not the one taken down", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	await publishFile(world, "videos/one.mp4", text("one"), { videoId: "one" });
	await publishFile(world, "videos/two.mp4", text("two"), { videoId: "two" });
	const [version] = await database()
		.select()
		.from(datasetVersions)
		.where(eq(datasetVersions.datasetId, world.datasetId))
		.orderBy(desc(datasetVersions.sequence))
		.limit(1);
	assert.ok(version);
	await database()
		.insert(datasetVideos)
		.values(
			["one", "two"].map((videoId) => ({
				datasetVersionId: version.id,
				videoId,
				subset: "training",
				durationSeconds: 10,
			})),
		);
	await publishVersion(ctx, { ...world.draft, changes: "x" });
	await takeDown(ctx, { dataset: world.slug, ...because });
	const tombstone = await readVersion(ctx, { dataset: world.slug, version: "2.0.1" });
	assert.deepEqual(tombstone.subsets, [{ subset: "training", videos: 1, durationSeconds: 10 }]);
});
