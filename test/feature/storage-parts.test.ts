import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { objectStorage } from "#lib/storage/index.ts";
import { bytes, endpoint, host, names, put, signed, site, worker } from "#test/support/guarded.ts";
import { sendHalf } from "#test/support/half-sent.ts";
import { type Asked, send, signHeader } from "#test/support/sign.ts";
import { freshPrefix } from "#test/support/storage.ts";

const storage = objectStorage();
const prefix = freshPrefix();
const type = "video/mp4";
const sha256 = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

async function begun(name: string) {
	const upload = await storage.beginParts(`${prefix}/${name}`, { type });
	const send = async (
		partNumber: number,
		body: Uint8Array<ArrayBuffer>,
		announced = body.length,
	) => {
		const wanted = { ...upload, partNumber, partBytes: announced, expiresSeconds: 60 };
		return fetch(await storage.presignPart(wanted), { method: "PUT", body });
	};
	return { upload, send };
}
const parts = async (of: { upload: Awaited<ReturnType<typeof storage.beginParts>> }) =>
	(await storage.listParts(of.upload)) ?? [];

test("parts sent in any order become one object, with the digest of the whole", async () => {
	const one = await begun("whole");
	const whole = randomBytes(700_001);
	const pieces = [
		whole.subarray(0, 300_000),
		whole.subarray(300_000, 600_000),
		whole.subarray(600_000),
	];
	for (const number of [3, 1, 2])
		assert.equal((await one.send(number, new Uint8Array(pieces[number - 1] ?? []))).status, 200);
	assert.deepEqual(
		(await parts(one)).map(({ number, bytes }) => [number, bytes]),
		[
			[1, 300_000],
			[2, 300_000],
			[3, 100_001],
		],
	);
	assert.equal(await storage.headObject(one.upload.key), null);
	assert.equal(await storage.completeParts(one.upload, await parts(one)), true);
	assert.deepEqual(await storage.headObject(one.upload.key), {
		bytes: whole.length,
		type,
		checksumSha256: createHash("sha256").update(whole).digest("base64"),
	});
	assert.deepEqual(await storage.digest(one.upload.key), {
		bytes: whole.length,
		sha256: sha256(whole),
	});
	assert.equal(await storage.listParts(one.upload), null);
	assert.equal(await storage.completeParts(one.upload, []), false);
});

test("a single part becomes the object as it is", async () => {
	const one = await begun("single");
	await one.send(1, bytes);
	assert.equal(await storage.completeParts(one.upload, await parts(one)), true);
	assert.equal((await storage.digest(one.upload.key))?.sha256, sha256(bytes));
});

test("a part that is sent again replaces the one before", async () => {
	const one = await begun("again");
	const other = new TextEncoder().encode("ONSET AND OFFSET");
	await one.send(1, bytes);
	const stale = await parts(one);
	await one.send(1, other);
	await assert.rejects(storage.completeParts(one.upload, stale), /Part 1 is not there/);
	assert.equal(await storage.completeParts(one.upload, await parts(one)), true);
	assert.equal((await storage.digest(one.upload.key))?.sha256, sha256(other));
});

test("a part takes exactly the length it was signed for, and nobody else's upload", async () => {
	const one = await begun("length");
	for (const announced of [bytes.length - 1, bytes.length + 1])
		assert.equal((await one.send(1, bytes, announced)).status, 403);
	const url = new URL(
		await storage.presignPart({
			...one.upload,
			partNumber: 1,
			partBytes: bytes.length,
			expiresSeconds: 60,
		}),
	);
	for (const [name, value] of [
		["partNumber", "2"],
		["uploadId", "0".repeat(32)],
	] as const) {
		const changed = new URL(url);
		changed.searchParams.set(name, value);
		assert.equal((await fetch(changed, { method: "PUT", body: bytes })).status, 403);
	}
	assert.deepEqual(await parts(one), []);
});

test("an upload with a missing, changed or misplaced part is not completed", async () => {
	const one = await begun("missing");
	await one.send(1, bytes);
	await one.send(3, bytes);
	const [first, third] = await parts(one);
	assert.ok(first && third);
	const missing = { ...first, number: 2 };
	await assert.rejects(storage.completeParts(one.upload, [first, missing, third]), /Part 2/);
	await assert.rejects(storage.completeParts(one.upload, [third, first]), /ascending/);
	await assert.rejects(storage.completeParts(one.upload, []));
	assert.equal(await storage.headObject(one.upload.key), null);
});

test("a body that breaks off in the middle of a part leaves nothing that could be read", async () => {
	const one = await begun("broken");
	await one.send(1, bytes);
	const wanted = { ...one.upload, partNumber: 2, partBytes: 1_000_000, expiresSeconds: 60 };
	const half = await sendHalf(await storage.presignPart(wanted), 1_000_000);
	half.destroy();
	assert.deepEqual(
		(await parts(one)).map(({ number }) => number),
		[1],
	);
	assert.equal(await storage.headObject(one.upload.key), null);
});

test("an abandoned upload is gone, and so are its parts", async () => {
	const one = await begun("abandoned");
	await one.send(1, bytes);
	await storage.abortParts(one.upload);
	await storage.abortParts(one.upload);
	assert.equal(await storage.listParts(one.upload), null);
	assert.equal((await one.send(2, bytes)).status, 404);
	assert.equal(await storage.headObject(one.upload.key), null);
});

test("only the site's pair sends parts, and only into the site's bucket", async () => {
	const one = await begun("pairs");
	await one.send(1, bytes);
	const { storageUploadId: uploadId, key } = one.upload;
	const about = (bucket: string): Asked[] => {
		const path = `/${bucket}/${key}`;
		return [
			{ method: "POST", path, query: { uploads: "" } },
			{ ...put(path), query: { uploadId, partNumber: "1" } },
			{ method: "GET", path, query: { uploadId } },
			{ method: "POST", path, query: { uploadId }, headers: { "content-length": "0" } },
			{ method: "DELETE", path, query: { uploadId } },
		];
	};
	for (const asked of [...about(names.site), ...about(names.labels)]) {
		assert.equal((await send(endpoint, asked)).status, 403, `${asked.method} by nobody`);
		assert.equal((await signed(worker, asked)).status, 403, `${asked.method} by the worker`);
	}
	for (const asked of about(names.labels)) assert.equal((await signed(site, asked)).status, 403);
	const wrong = { accessKey: site.accessKey, secretKey: worker.secretKey };
	for (const asked of about(names.site)) assert.equal((await signed(wrong, asked)).status, 403);
	assert.equal((await parts(one)).length, 1);
});

test("no path, id or number leads out of an upload", async () => {
	const one = await begun("tricks");
	const { storageUploadId: uploadId, key } = one.upload;
	const path = `/${names.site}/${key}`;
	const tricks: Asked[] = [
		{ ...put(path), query: { uploadId: "../../x", partNumber: "1" } },
		{
			...put(path),
			query: { uploadId: uploadId.toUpperCase().replace(/\d/g, "A"), partNumber: "1" },
		},
		{ ...put(path), query: { uploadId, partNumber: "../1" } },
		{ ...put(path), query: { uploadId, partNumber: "0" } },
		{ ...put(path), query: { uploadId, partNumber: "10001" } },
		{ ...put(path), query: { uploadId } },
		{ ...put(path), query: { uploadId, partNumber: "1", acl: "" } },
		{ method: "POST", path, query: { uploads: "x" } },
		{ method: "POST", path: `${path}/`, query: { uploads: "" } },
	];
	for (const asked of tricks)
		assert.equal((await signed(site, asked)).status, 403, JSON.stringify(asked.query));
	const climbing = signHeader(site, host, { method: "POST", path, query: { uploads: "" } });
	const climbed = await send(endpoint, { ...climbing, path: `/${names.site}/a/../../x` });
	assert.equal(climbed.status, 400);
	const elsewhere = {
		...put(`/${names.site}/${prefix}/other`),
		query: { uploadId, partNumber: "1" },
	};
	assert.deepEqual((await signed(site, elsewhere)).code, "NoSuchUpload");
});

test("a list of parts that cannot be read completes nothing", async () => {
	const one = await begun("unreadable");
	await one.send(1, bytes);
	const path = `/${names.site}/${one.upload.key}`;
	for (const text of [
		"",
		"<CompleteMultipartUpload/>",
		"{}",
		"<Part><PartNumber>1</PartNumber></Part>",
	]) {
		const body = new TextEncoder().encode(text);
		const headers = { "content-length": String(body.length) };
		const query = { uploadId: one.upload.storageUploadId };
		const answer = await signed(site, { method: "POST", path, query, headers, body });
		assert.deepEqual([answer.status, answer.code], [400, "MalformedXML"]);
	}
	assert.equal((await parts(one)).length, 1);
});
