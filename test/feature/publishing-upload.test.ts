import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { objectStorage } from "#lib/storage/index.ts";
import { freshDatabase } from "#test/support/database.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());
const { Conflict, Invalid, NotAllowed, NotFound, NotSignedIn } = await import("#lib/errors.ts");
const { contextFor } = await import("#lib/context.ts");
const { visitor } = await import("#lib/policy/index.ts");
const {
	abandonUpload,
	beginFileUpload,
	completeFileUpload,
	expireUploads,
	objectKeyOf,
	publishVersion,
	readDraft,
	readVersion,
	removeFile,
	setFileAccess,
	addWithheldFile,
	signParts,
	verifyFile,
} = await import("#lib/publishing/index.ts");
const { announcement, asErrands, openDraft, publishFile, sendParts, text } = await import(
	"#test/support/publishing.ts"
);
const { person, sha256 } = await import("#test/support/world.ts");

const mebibyte = 1 << 20;

test("a file sent in parts after a cut goes on where it was, and is verified byte for byte", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const bytes = new Uint8Array(randomBytes(33 * mebibyte));
	const announced = announcement(world, "videos/one.mp4", bytes);
	const begun = await beginFileUpload(ctx, announced);
	assert.ok(begun.state === "open");
	assert.equal(begun.parts, 3);
	assert.deepEqual(await sendParts(world, begun, bytes, [2]), [2]);
	await assert.rejects(completeFileUpload(ctx, begun), /2 of 3 parts have not arrived/);
	const again = await beginFileUpload(ctx, announced);
	assert.deepEqual(again, begun);
	assert.deepEqual(await sendParts(world, begun, bytes), [1, 3]);
	const { fileId } = await completeFileUpload(ctx, begun);
	assert.deepEqual(await completeFileUpload(ctx, begun), { fileId });
	const [waiting] = (await readDraft(ctx, world.draft)).files;
	assert.equal(waiting?.state, "verifying");
	await assert.rejects(
		publishVersion(ctx, { ...world.draft, changes: "x" }),
		/still being verified/,
	);
	await verifyFile(asErrands(), { fileId });
	await verifyFile(asErrands(), { fileId });
	const [file] = (await readDraft(ctx, world.draft)).files;
	assert.deepEqual([file?.state, file?.sha256, file?.kind], ["verified", sha256(bytes), "video"]);
	await publishVersion(ctx, { ...world.draft, changes: "The first video." });
	const { list } = await readVersion(contextFor(visitor), world.draft);
	assert.deepEqual(
		list.map(({ path, fileBytes, access }) => [path, fileBytes, access]),
		[["videos/one.mp4", bytes.length, "licensed"]],
	);
});

test("bytes that are not the announced ones are found out, and the version cannot be published", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const bytes = text("announced");
	const announced = announcement(world, "notes.txt", bytes, { sha256: sha256("something else") });
	const begun = await beginFileUpload(ctx, announced);
	assert.ok(begun.state === "open");
	await sendParts(world, begun, bytes);
	const { fileId } = await completeFileUpload(ctx, begun);
	await verifyFile(asErrands(), { fileId });
	const [file] = (await readDraft(ctx, world.draft)).files;
	assert.equal(file?.state, "broken");
	assert.match(file?.problem ?? "", /sha256 [0-9a-f]{64}, not the announced one/);
	await assert.rejects(
		publishVersion(ctx, { ...world.draft, changes: "x" }),
		/1 files have a problem/,
	);
	await publishFile(world, "notes.txt", bytes);
	await publishVersion(ctx, { ...world.draft, changes: "Mended." });
});

test("bytes that the dataset has are not sent again, and never replaced by a later upload", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const bytes = text("the same bytes");
	const one = await beginFileUpload(ctx, announcement(world, "a.txt", bytes));
	const other = await beginFileUpload(ctx, announcement(world, "b.txt", bytes));
	assert.ok(one.state === "open" && other.state === "open");
	await sendParts(world, one, bytes);
	const { fileId } = await completeFileUpload(ctx, one);
	await verifyFile(asErrands(), { fileId });
	await sendParts(world, other, text("other bytes!!!"));
	await completeFileUpload(ctx, other);
	const stored = await objectStorage().digest(objectKeyOf(world.datasetId, sha256(bytes)));
	assert.equal(stored?.sha256, sha256(bytes));
	const third = await beginFileUpload(ctx, announcement(world, "c.txt", bytes));
	assert.equal(third.state, "stored");
	const { files } = await readDraft(ctx, world.draft);
	assert.deepEqual(
		files.map(({ path, state }) => [path, state]),
		[
			["a.txt", "verified"],
			["b.txt", "verified"],
			["c.txt", "verified"],
		],
	);
	const wrongSize = { ...announcement(world, "d.txt", bytes), fileBytes: 3 };
	await assert.rejects(beginFileUpload(ctx, wrongSize), /has 14 bytes/);
});

test("another file at a path takes the place of the one before, and its upload is given up", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const first = await beginFileUpload(ctx, announcement(world, "a.txt", text("first")));
	assert.ok(first.state === "open");
	const second = await beginFileUpload(ctx, announcement(world, "a.txt", text("second")));
	assert.ok(second.state === "open");
	await assert.rejects(signParts(ctx, { uploadId: first.uploadId, numbers: [1] }), /given up/);
	await assert.rejects(completeFileUpload(ctx, first), Conflict);
	await sendParts(world, second, text("second"));
	await completeFileUpload(ctx, second);
	await publishFile(world, "a.txt", text("third"));
	const { files } = await readDraft(ctx, world.draft);
	assert.deepEqual(
		files.map(({ sha256: digest }) => digest),
		[sha256("third")],
	);
});

test("names that no file system could hold beside each other are refused", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	await publishFile(world, "Videos/One.mp4", text("x"));
	for (const path of ["videos/one.mp4", "VIDEOS/ONE.MP4", "Videos", "videos/One.mp4/part"])
		await assert.rejects(
			beginFileUpload(ctx, announcement(world, path, text("y"))),
			/cannot stand beside/,
			path,
		);
	await assert.rejects(
		addWithheldFile(ctx, { ...announcement(world, "videos/ONE.mp4", text("y")) }),
		Conflict,
	);
});

test("two browsers that begin the same file at once end with one upload", async () => {
	const world = await openDraft();
	const announced = announcement(world, "a.txt", text("at once"));
	const begun = await Promise.allSettled(
		[1, 2, 3].map(() => beginFileUpload(world.organizer.at(), announced)),
	);
	const ids = begun.flatMap((one) =>
		one.status === "fulfilled" && one.value.state === "open" ? [one.value.uploadId] : [],
	);
	assert.ok(ids.length >= 1);
	assert.equal(new Set(ids).size, 1);
	for (const one of begun)
		if (one.status === "rejected") assert.match(String(one.reason), /at the same moment/);
	assert.equal((await readDraft(world.organizer.at(), world.draft)).uploads.length, 1);
});

test("who does not organize the dataset can neither send, look, nor publish", async () => {
	const world = await openDraft();
	const announced = announcement(world, "a.txt", text("x"));
	const begun = await beginFileUpload(world.organizer.at(), announced);
	assert.ok(begun.state === "open");
	const { uploadId } = begun;
	const stranger = (await person("Otto Other")).at();
	// A steward knows of the draft; to everybody else it is as if there were none.
	const refusals = [
		[stranger, NotFound],
		[world.steward.at(), NotAllowed],
	] as const;
	for (const [ctx, refusal] of refusals) {
		await assert.rejects(beginFileUpload(ctx, announced), refusal);
		await assert.rejects(signParts(ctx, { uploadId, numbers: [1] }), refusal);
		await assert.rejects(completeFileUpload(ctx, { uploadId }), refusal);
		await assert.rejects(abandonUpload(ctx, { uploadId }), refusal);
		await assert.rejects(readDraft(ctx, world.draft), refusal);
		await assert.rejects(publishVersion(ctx, { ...world.draft, changes: "x" }), refusal);
	}
	await assert.rejects(readVersion(stranger, world.draft), NotFound);
	await assert.rejects(readVersion(contextFor(visitor), world.draft), NotFound);
	await assert.rejects(beginFileUpload(contextFor(visitor), announced), NotSignedIn);
	await assert.rejects(verifyFile(world.organizer.at(), { fileId: uploadId }), NotAllowed);
	await assert.rejects(expireUploads(world.organizer.at()), NotAllowed);
	const nowhere = { uploadId: "00000000-0000-4000-8000-000000000000" };
	await assert.rejects(completeFileUpload(stranger, nowhere), NotFound);
});

test("a part beyond the file is not signed", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const begun = await beginFileUpload(ctx, announcement(world, "a.txt", text("x")));
	assert.ok(begun.state === "open");
	await assert.rejects(signParts(ctx, { uploadId: begun.uploadId, numbers: [2] }), Invalid);
});

test("an upload that is given up, by its organizer or by time, is ended and its parts are gone", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const begun = await beginFileUpload(ctx, announcement(world, "a.txt", text("x")));
	const late = await beginFileUpload(ctx, announcement(world, "b.txt", text("y")));
	assert.ok(begun.state === "open" && late.state === "open");
	await assert.rejects(publishVersion(ctx, { ...world.draft, changes: "x" }), /2 uploads/);
	await abandonUpload(ctx, begun);
	await assert.rejects(abandonUpload(ctx, begun), Conflict);
	assert.equal(await expireUploads(asErrands()), 0);
	const inEightDays = new Date(Date.now() + 8 * 86_400_000);
	assert.ok((await expireUploads(asErrands(inEightDays))) >= 1);
	assert.deepEqual((await readDraft(ctx, world.draft)).uploads, []);
	await assert.rejects(completeFileUpload(ctx, late), /given up/);
});

test("files of a draft change their access and leave it; what is withheld has no bytes to open", async () => {
	const world = await openDraft();
	const ctx = world.organizer.at();
	const fileId = await publishFile(world, "a.txt", text("x"));
	await setFileAccess(ctx, { fileId, access: "public" });
	const hidden = await addWithheldFile(ctx, {
		...announcement(world, "labels/testing.json", text("secret")),
	});
	await assert.rejects(setFileAccess(ctx, { ...hidden, access: "public" }), /no bytes here/);
	await publishVersion(ctx, { ...world.draft, changes: "x" });
	const { list } = await readVersion(contextFor(visitor), world.draft);
	assert.deepEqual(list[1], {
		id: null,
		path: "labels/testing.json",
		access: "withheld",
		kind: null,
		subset: null,
		videoId: null,
		mediaType: null,
		fileBytes: null,
		sha256: null,
		isTakenDown: false,
	});
	assert.equal(list[0]?.access, "public");
	for (const change of [
		() => setFileAccess(ctx, { fileId, access: "licensed" }),
		() => removeFile(ctx, { fileId }),
		() => removeFile(ctx, hidden),
	])
		await assert.rejects(change(), NotAllowed);
});
