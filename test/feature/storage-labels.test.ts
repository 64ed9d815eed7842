import assert from "node:assert/strict";
import { test } from "node:test";
import { presignLabelPut, writeLabelObject } from "#lib/storage/index.ts";
import { endpoint, names, put, signed, site } from "#test/support/guarded.ts";
import { bucketAs, freshPrefix } from "#test/support/storage.ts";
import { sha256 } from "#test/support/world.ts";

const prefix = freshPrefix();
const first = Buffer.from('{"database":{"a":1}}');
const second = Buffer.from('{"database":{"a":2}}');
const worker = bucketAs("worker", "labels");

const addressFor = (name: string, bytes: Uint8Array) =>
	presignLabelPut({
		key: `${prefix}/${name}`,
		fileBytes: bytes.length,
		sha256Hex: sha256(bytes),
		expiresSeconds: 60,
	});

async function send(
	target: Awaited<ReturnType<typeof addressFor>>,
	body: Uint8Array<ArrayBuffer>,
	more: Record<string, string> = {},
) {
	const headers = { ...target.headers, ...more };
	return (await fetch(target.url, { method: "PUT", headers, body })).status;
}

test("an upload address of the label bucket takes exactly the announced bytes, once", async () => {
	const target = await addressFor("once", first);
	assert.equal(await send(target, second), 400, "other bytes of the same length");
	assert.equal(await send(target, first.subarray(1)), 403, "fewer bytes");
	assert.equal(await send(target, first, { "content-type": "text/plain" }), 403);
	const { "if-none-match": _once, ...without } = target.headers;
	assert.equal(await send({ ...target, headers: without }, first), 403, "without its condition");
	assert.equal(await worker.readObject(`${prefix}/once`, 100), null, "nothing of that is kept");
	assert.equal(await send(target, first), 200);
	assert.equal(await send(target, first), 412, "the same again");
	assert.deepEqual(await worker.readObject(`${prefix}/once`, 100), first);
});

test("the address of an upload reads nothing, lists nothing and deletes nothing", async () => {
	const target = await addressFor("read", first);
	assert.equal(await send(target, first), 200);
	for (const method of ["GET", "HEAD", "DELETE", "POST"])
		assert.equal((await fetch(target.url, { method })).status, 403, method);
	assert.deepEqual(await worker.readObject(`${prefix}/read`, 100), first);
});

test("the web's pair puts new objects into the label bucket and does nothing else there: ground truth under a score cannot change silently (codalab#3339)", async () => {
	const key = `${prefix}/kept`;
	await writeLabelObject(key, first);
	await writeLabelObject(key, second);
	const at = `/${names.labels}/${key}`;
	const parts = { uploads: "" };
	const asks = {
		read: { method: "GET", path: at },
		head: { method: "HEAD", path: at },
		list: { method: "GET", path: `/${names.labels}`, query: { "list-type": "2" } },
		delete: { method: "DELETE", path: at },
		"begin parts": { method: "POST", path: at, query: parts },
		copy: put(`${at}-copy`, { "x-amz-copy-source": at }),
	};
	for (const [what, ask] of Object.entries(asks))
		assert.equal((await signed(site, ask)).status, 403, what);
	const overwrite = await signed(site, put(at));
	assert.deepEqual([overwrite.status, overwrite.code], [412, "PreconditionFailed"]);
	assert.deepEqual(await worker.readObject(key, 100), first);
	const { checksumSha256 } = (await worker.headObject(key)) ?? {};
	assert.equal(checksumSha256, Buffer.from(sha256(first), "hex").toString("base64"));
});

test("of twenty uploads to one key at the same moment one is kept, whole", async () => {
	const bodies = Array.from({ length: 20 }, (_, n) => Buffer.alloc(200_000, String(n)));
	const sent = await Promise.all(
		bodies.map(async (body) => send(await addressFor("raced", body), body)),
	);
	assert.equal(sent.filter((status) => status === 200).length, 1);
	assert.equal(sent.filter((status) => status === 412).length, 19);
	const kept = await worker.readObject(`${prefix}/raced`, 200_000);
	assert.ok(bodies[sent.indexOf(200)]?.equals(kept ?? Buffer.of()));
});

test("browsers of the site may send what an upload needs", async () => {
	const answer = await fetch(`${endpoint}/${names.labels}/${prefix}/x`, {
		method: "OPTIONS",
		headers: { origin: "http://localhost:3000", "access-control-request-method": "PUT" },
	});
	assert.match(answer.headers.get("access-control-allow-headers") ?? "", /if-none-match/);
});
