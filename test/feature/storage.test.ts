import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { config, readConfig } from "#lib/config.ts";
import { Invalid, OnsetError, Unavailable } from "#lib/errors.ts";
import { objectStorage, openBucket, writeLabelObject } from "#lib/storage/index.ts";
import { bucketAs, freshPrefix } from "#test/support/storage.ts";

const storage = objectStorage();
const prefix = freshPrefix();
const bytes = Buffer.from('{"version":"1.0"}');
const sha256Hex = createHash("sha256").update(bytes).digest("hex");
const wanted = {
	key: `${prefix}/upload.json`,
	fileBytes: bytes.length,
	contentType: "application/json",
	sha256Hex,
	expiresSeconds: 60,
};

test("what is put can be read, described and deleted; what is missing is null", async () => {
	const key = `${prefix}/object`;
	assert.equal(await storage.readObject(key, 100), null);
	assert.equal(await storage.headObject(key), null);
	await storage.putObject(key, bytes, { type: "application/json" });
	const stream = await storage.getObject(key);
	assert.deepEqual(stream && (await buffer(stream)), bytes);
	assert.deepEqual(await storage.headObject(key), {
		bytes: bytes.length,
		type: "application/json",
		checksumSha256: Buffer.from(sha256Hex, "hex").toString("base64"),
	});
	await storage.deleteObject(key);
	await storage.deleteObject(key);
	assert.equal(await storage.getObject(key), null);
});

test("a stream is stored as it comes", async () => {
	const key = `${prefix}/stream`;
	const big = Buffer.alloc(3_000_000, "segment");
	const stream = Readable.from([big.subarray(0, 1_000_001), big.subarray(1_000_001)]);
	await storage.putObject(key, { stream, fileBytes: big.length }, { type: "text/plain" });
	assert.ok(big.equals((await storage.readObject(key, big.length)) ?? Buffer.of()));
});

test("reading stops at the limit", async () => {
	const key = `${prefix}/long`;
	await storage.putObject(key, Buffer.alloc(1000), { type: "text/plain" });
	await assert.rejects(storage.readObject(key, 999), Invalid);
	assert.equal((await storage.readObject(key, 1000))?.length, 1000);
});

const upload = async (headers: Record<string, string>, body: Uint8Array<ArrayBuffer>) => {
	const target = await storage.presignPut(wanted);
	return fetch(target.url, { method: "PUT", headers: { ...target.headers, ...headers }, body });
};

test("an upload URL takes exactly the announced bytes, type and digest", async () => {
	const refusals: [Record<string, string>, Uint8Array<ArrayBuffer>, number][] = [
		[{}, Buffer.concat([bytes, bytes]), 403],
		[{}, bytes.subarray(1), 403],
		[{ "content-type": "text/html" }, bytes, 403],
		[{ "x-amz-checksum-sha256": Buffer.alloc(32).toString("base64") }, bytes, 403],
		[{}, Buffer.from('{"version":"2.0"}'), 400],
		[{ authorization: "Bearer token" }, bytes, 400],
	];
	for (const [headers, body, status] of refusals) {
		assert.equal((await upload(headers, body)).status, status);
		assert.equal(await storage.headObject(wanted.key), null);
	}
	assert.equal((await upload({}, bytes)).status, 200);
	assert.deepEqual(await storage.readObject(wanted.key, 100), bytes);
});

test("a download URL names its file in any script, and old programs get a plain name", async () => {
	await storage.putObject(wanted.key, bytes, { type: "application/json" });
	const fileName = 'étude "微表情" (1).json';
	const url = await storage.presignGet({ key: wanted.key, expiresSeconds: 60, fileName });
	const answer = await fetch(url);
	assert.equal(answer.status, 200);
	const disposition = answer.headers.get("content-disposition") ?? "";
	assert.match(disposition, /^attachment; filename="_tude ____+ \(1\)\.json"; filename\*=UTF-8''/);
	assert.equal(decodeURIComponent(disposition.split("UTF-8''")[1] ?? ""), fileName);
});

test("a URL for a browser is signed for the address that the browser sees", async () => {
	const elsewhere = readConfig({
		...process.env,
		S3_PUBLIC_ENDPOINT: "https://files.onset.example",
	});
	const { url } = await objectStorage(elsewhere).presignPut(wanted);
	assert.equal(new URL(url).host, "files.onset.example");
});

test("labels can be filed away by the site and read by the worker only", async () => {
	const key = `${prefix}/labels.json`;
	await writeLabelObject(key, bytes);
	const refused = (error: unknown) => error instanceof Error && !(error instanceof OnsetError);
	await assert.rejects(bucketAs("site", "labels").readObject(key, 100), refused);
	assert.deepEqual(await bucketAs("worker", "labels").readObject(key, 100), bytes);
});

test("storage that does not answer is unavailable, not a mystery", async () => {
	const nowhere = { ...config(), S3_ENDPOINT: "http://127.0.0.1:9" };
	const bucket = openBucket(nowhere, "onset");
	await assert.rejects(bucket.headObject("x"), Unavailable);
	await assert.rejects(bucket.putObject("x", bytes, { type: "text/plain" }), Unavailable);
});
