import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { bytes, endpoint, host, names, put, signed, site } from "#test/support/guarded.ts";
import { type Asked, send, signHeader, signQuery } from "#test/support/sign.ts";
import { bucketAs, freshPrefix } from "#test/support/storage.ts";

const prefix = freshPrefix();
const digest = (data: Uint8Array) => createHash("sha256").update(data).digest("base64");

const climbing = [
	`/${names.site}/../escaped`,
	`/${names.site}/a/../../escaped`,
	`/${names.site}/%2e%2e/escaped`,
	`/${names.site}/a%2F..%2F..%2Fescaped`,
	`/${names.site}/./escaped`,
	`/${names.site}/a%5C..%5Cescaped`,
	`/../${names.site}/escaped`,
	`/%2e%2e/escaped`,
	`/${names.site}//escaped`,
	`/${names.site}/a%00b`,
	`/${names.site}/a._S3rver_metadata.json`,
	`/${names.site}/%ff`,
];
test("a key that climbs out of its bucket, in any spelling, is refused", async () => {
	for (const path of climbing) {
		const asked = put("/x");
		const answer = await send(endpoint, { ...signHeader(site, host, asked), path });
		assert.deepEqual([path, answer.status], [path, 400]);
	}
});

test("dots that were encoded twice are a name like any other", async () => {
	const path = `/${names.site}/${prefix}/%252e%252e`;
	assert.equal((await signed(site, put(path))).status, 200);
	assert.ok(await bucketAs("site", "site").headObject(`${prefix}/%2e%2e`));
});

test("a body that is not what its checksum says is refused, and nothing is stored", async () => {
	const other = new TextEncoder().encode("offset and onset");
	const wrong = createHash("sha256").update(other).digest("hex");
	const bucket = bucketAs("site", "site");
	const key = `${prefix}/checked`;
	const path = `/${names.site}/${key}`;
	const checksum = { "x-amz-checksum-sha256": digest(other) };
	const attempts: [Asked, string][] = [
		[signHeader(site, host, put(path, checksum)), "BadDigest"],
		[signQuery(site, host, put(path, checksum)), "BadDigest"],
		[
			signQuery(site, host, { ...put(path), query: { "X-Amz-Checksum-Sha256": digest(other) } }),
			"BadDigest",
		],
		[signHeader(site, host, put(path), wrong), "XAmzContentSHA256Mismatch"],
	];
	for (const [asked, code] of attempts) {
		const answer = await send(endpoint, asked);
		assert.deepEqual([answer.status, answer.code], [400, code]);
		assert.equal(await bucket.headObject(key), null);
	}
	assert.equal(
		(
			await send(
				endpoint,
				signHeader(site, host, put(path, { "x-amz-checksum-sha256": digest(bytes) })),
			)
		).status,
		200,
	);
	assert.equal((await bucket.headObject(key))?.checksumSha256, digest(bytes));
});

test("a refused upload leaves the object that was there as it was", async () => {
	const path = `/${names.site}/${prefix}/kept`;
	assert.equal((await signed(site, put(path))).status, 200);
	const other = new TextEncoder().encode("another body here");
	const asked = {
		method: "PUT",
		path,
		body: other,
		headers: { "content-length": String(other.length), "x-amz-checksum-sha256": digest(bytes) },
	};
	assert.equal((await signed(site, asked)).status, 400);
	const kept = await bucketAs("site", "site").readObject(`${prefix}/kept`, 100);
	assert.deepEqual(kept && [...kept], [...bytes]);
});

test("an upload must say its length, and not more than is allowed", async () => {
	const path = `/${names.site}/${prefix}/long`;
	const chunked = { method: "PUT", path, headers: { "transfer-encoding": "chunked" } };
	assert.equal((await signed(site, chunked)).code, "MissingContentLength");
	const huge = {
		method: "PUT",
		path,
		headers: { "content-length": String(2 ** 40), expect: "100-continue" },
	};
	assert.equal((await signed(site, huge)).code, "EntityTooLarge");
});

test("a browser of the site may upload and read the answer; another site's may not", async () => {
	const path = `/${names.site}/${prefix}/browser`;
	const ask = (origin: string) =>
		send(endpoint, {
			method: "OPTIONS",
			path,
			headers: {
				origin,
				"access-control-request-method": "PUT",
				"access-control-request-headers": "content-type,x-amz-checksum-sha256",
			},
		});
	for (const origin of ["http://localhost:3000", "http://127.0.0.1:3000"]) {
		const answer = await ask(origin);
		assert.equal(answer.status, 204);
		assert.equal(answer.headers["access-control-allow-origin"], origin);
		assert.match(String(answer.headers["access-control-allow-headers"]), /x-amz-checksum-sha256/);
	}
	assert.equal((await ask("http://evil.example")).status, 403);
	const refused = await send(endpoint, {
		...put(path),
		headers: { ...put(path).headers, origin: "http://localhost:3000" },
	});
	assert.equal(refused.status, 403);
	assert.equal(refused.headers["access-control-allow-origin"], "http://localhost:3000");
	assert.match(String(refused.headers["access-control-expose-headers"]), /ETag/);
});
