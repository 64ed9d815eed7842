import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq, isNull } from "drizzle-orm";
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
	completeFileUpload,
	createDraft,
	diffVersions,
	listVersions,
	publishVersion,
	readDraft,
	readVersion,
	removeFile,
} = await import("#lib/publishing/index.ts");
const { announcement, openDraft, publishFile, sendParts, text } = await import(
	"#test/support/publishing.ts"
);
const { holder, openDataset } = await import("#test/support/data-world.ts");
const { claimJob, finishJob } = await import("#lib/queue/index.ts");

/** The mailboxes that mails wait for; they are taken out of the queue. */
async function waitingMails() {
	const mails = [];
	for (let job = await claimJob("send-mail"); job; job = await claimJob("send-mail")) {
		mails.push(job.payload);
		await finishJob(job);
	}
	return mails;
}

test("a draft begins with the files of the version before, without sending them again", async () => {
	const world = await openDraft({ copiesFiles: true });
	const { files } = await readDraft(world.organizer.at(), world.draft);
	assert.deepEqual(
		files.map(({ path, state }) => [path, state]),
		[
			["labels/withheld.txt", "withheld"],
			["samples/open.txt", "verified"],
			["videos/licensed.txt", "verified"],
		],
	);
	await publishVersion(world.organizer.at(), { ...world.draft, changes: "Nothing new." });
});

test("a dataset has one draft, each version one name, and only organizers begin one", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const begin = (version: string, by = ctx) =>
		createDraft(by, { dataset: world.slug, version, copiesFiles: true });
	await assert.rejects(begin("3.0.0"), /has a draft already/);
	await assert.rejects(begin("1.0.0"), /a version 1\.0\.0 already/);
	await assert.rejects(begin("3.0.0", world.steward.at()), NotAllowed);
	await assert.rejects(begin("3.0.0", contextFor(visitor)));
	await assert.rejects(
		createDraft(ctx, { dataset: "none", version: "1.0.0", copiesFiles: true }),
		NotFound,
	);
});

test("an empty draft is not published, and a published version is not published again", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const publish = () => publishVersion(ctx, { ...world.draft, changes: "x" });
	await assert.rejects(publish(), /no file/);
	await publishFile(world, "a.txt", text("x"));
	const outcome = await Promise.allSettled([publish(), publish()]);
	assert.deepEqual(outcome.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	await assert.rejects(publish(), NotAllowed);
});

test("a file that comes while the version is published is refused, and the version stays as it was", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	await publishFile(world, "a.txt", text("x"));
	const late = await beginFileUpload(ctx, announcement(world, "late.txt", text("late")));
	assert.ok(late.state === "open");
	await sendParts(world, late, text("late"));
	// The publication as another process does it, between the arrival of the parts and their completion.
	await database()
		.update(datasetVersions)
		.set({ publishedAt: new Date() })
		.where(
			and(eq(datasetVersions.datasetId, world.datasetId), isNull(datasetVersions.publishedAt)),
		);
	await assert.rejects(completeFileUpload(ctx, late), NotAllowed);
	const { list } = await readVersion(ctx, world.draft);
	assert.deepEqual(
		list.map(({ path }) => path),
		["a.txt"],
	);
});

test("publication and arrival at the same moment: whichever comes first, nothing is half", async () => {
	for (let round = 0; round < 5; round++) {
		const world = await openDraft();
		const ctx = world.organizer.at();
		await publishFile(world, "a.txt", text("x"));
		const id = await publishFile(world, "b.txt", text("y"));
		const [published, removed] = await Promise.allSettled([
			publishVersion(ctx, { ...world.draft, changes: "x" }),
			removeFile(ctx, { fileId: id }),
		]);
		assert.equal(published.status, "fulfilled");
		const paths = (await readVersion(ctx, world.draft)).list.map(({ path }) => path);
		assert.deepEqual(paths, removed.status === "fulfilled" ? ["a.txt"] : ["a.txt", "b.txt"]);
		if (removed.status === "rejected")
			assert.ok(removed.reason instanceof Conflict || removed.reason instanceof NotAllowed);
	}
});

test("holders whose access covers a version are told of it, in both languages, and nobody else", async () => {
	const world = await openDraft();
	const told = await holder(world);
	await holder(world, { lastSequence: 1 });
	await holder(world, {
		revokedAt: new Date(),
		revokedBy: world.steward.id,
		revocationReason: "x",
	});
	await publishFile(world, "a.txt", text("x"));
	await waitingMails();
	await publishVersion(world.organizer.at(), { ...world.draft, changes: "More <b>videos</b>." });
	const mails = await waitingMails();
	assert.deepEqual(
		mails.map(({ to }) => to),
		[told.email],
	);
	assert.match(mails[0]?.subject.zh ?? "", /版本 2\.0\.0/);
});

test("what changed between versions is told by path, digest and access, and not of withheld bytes", async () => {
	const world = await openDraft({ copiesFiles: true });
	const ctx = world.organizer.at();
	const before = await readDraft(ctx, world.draft);
	const idOf = (path: string) => before.files.find((file) => file.path === path)?.id ?? "";
	await publishFile(world, "videos/licensed.txt", text("changed"));
	await publishFile(world, "videos/new.txt", text("new"));
	await removeFile(ctx, { fileId: idOf("samples/open.txt") });
	const expected = {
		from: "1.0.0",
		to: "2.0.0",
		added: ["videos/new.txt"],
		removed: ["samples/open.txt"],
		changed: [{ path: "videos/licensed.txt", changes: ["bytes"] }],
		unchanged: 1,
	};
	assert.deepEqual(await diffVersions(ctx, world.draft), expected);
	await assert.rejects(diffVersions(contextFor(visitor), world.draft));
	await publishVersion(ctx, { ...world.draft, changes: "x" });
	assert.deepEqual(await diffVersions(contextFor(visitor), world.draft), expected);
	await assert.rejects(diffVersions(ctx, { ...world.draft, from: "9.9.9" }), NotFound);
});

test("drafts are listed for those who run the dataset and for nobody else", async () => {
	const world = await openDraft();
	const names = async (ctx: Parameters<typeof listVersions>[0]) =>
		(await listVersions(ctx, { dataset: world.slug })).map(({ version }) => version);
	assert.deepEqual(await names(world.organizer.at()), ["2.0.0", "1.0.0"]);
	assert.deepEqual(await names(world.steward.at()), ["2.0.0", "1.0.0"]);
	assert.deepEqual(await names(contextFor(visitor)), ["1.0.0"]);
});

test("a version says which newer one there is", async () => {
	const world = await openDataset();
	const { newest } = await readVersion(contextFor(visitor), {
		dataset: world.slug,
		version: "1.0.0",
	});
	assert.equal(newest, null);
});
