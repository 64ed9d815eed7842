import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { type Asked, type Keys, send, signHeader, signQuery } from "#test/support/sign.ts";
import { bucketAs, freshPrefix, keysOf, type Pair } from "#test/support/storage.ts";

const endpoint = process.env.S3_ENDPOINT ?? "";
const { host } = new URL(endpoint);
const names = { site: process.env.S3_BUCKET ?? "", labels: process.env.S3_LABELS_BUCKET ?? "" };
const prefix = freshPrefix();
const site = keysOf("site");
const worker = keysOf("worker");
const bytes = new TextEncoder().encode("onset and offset");
const digest = (data: Uint8Array) => createHash("sha256").update(data).digest("base64");

const signed = (keys: Keys, asked: Asked) => send(endpoint, signHeader(keys, host, asked));
const put = (path: string, headers: Record<string, string> = {}): Asked => ({
	method: "PUT",
	path,
	headers: { "content-length": String(bytes.length), ...headers },
	body: bytes,
});

await bucketAs("site", "site").putObject(`${prefix}/here`, bytes, { type: "text/plain" });
await bucketAs("site", "labels").putObject(`${prefix}/here`, bytes, { type: "text/plain" });

const copyOf = (which: "site" | "labels") => `/${names[which]}/${prefix}/here`;
const actions: Record<string, (bucket: string) => Asked> = {
	get: (bucket) => ({ method: "GET", path: `/${bucket}/${prefix}/here` }),
	head: (bucket) => ({ method: "HEAD", path: `/${bucket}/${prefix}/here` }),
	list: (bucket) => ({ method: "GET", path: `/${bucket}`, query: { "list-type": "2" } }),
	"list v1": (bucket) => ({ method: "GET", path: `/${bucket}`, query: { prefix } }),
	"head bucket": (bucket) => ({ method: "HEAD", path: `/${bucket}` }),
	put: (bucket) => put(`/${bucket}/${prefix}/put`),
	delete: (bucket) => ({ method: "DELETE", path: `/${bucket}/${prefix}/put` }),
	"delete many": (bucket) => ({ method: "POST", path: `/${bucket}`, query: { delete: "" } }),
	"copy from site": (bucket) =>
		put(`/${bucket}/${prefix}/copy`, { "x-amz-copy-source": copyOf("site") }),
	"copy from labels": (bucket) =>
		put(`/${bucket}/${prefix}/copy`, { "x-amz-copy-source": copyOf("labels") }),
	"copy from labels, in the query": (bucket) => ({
		...put(`/${bucket}/${prefix}/copy`),
		query: { "X-Amz-Copy-Source": copyOf("labels") },
	}),
	"begin parts": (bucket) => ({
		method: "POST",
		path: `/${bucket}/${prefix}/parts`,
		query: { uploads: "" },
	}),
	"put part": (bucket) => ({
		...put(`/${bucket}/${prefix}/parts`),
		query: { uploadId: "../x", partNumber: "1" },
	}),
	"list parts": (bucket) => ({ method: "GET", path: `/${bucket}`, query: { uploads: "" } }),
	"post form": (bucket) => ({ method: "POST", path: `/${bucket}` }),
	"read acl": (bucket) => ({
		method: "GET",
		path: `/${bucket}/${prefix}/here`,
		query: { acl: "" },
	}),
	"read tags": (bucket) => ({
		method: "GET",
		path: `/${bucket}/${prefix}/here`,
		query: { tagging: "" },
	}),
	"set cors": (bucket) => ({ ...put(`/${bucket}`), query: { cors: "" } }),
	"set website": (bucket) => ({ ...put(`/${bucket}`), query: { website: "" } }),
	"make bucket": (bucket) => ({ method: "PUT", path: `/${bucket}-more` }),
	"delete bucket": (bucket) => ({ method: "DELETE", path: `/${bucket}` }),
};
const may: Record<`${Pair} ${"site" | "labels"}`, readonly string[]> = {
	"site site": ["get", "head", "list", "list v1", "head bucket", "put", "delete"],
	"site labels": ["put"],
	"worker site": ["get", "head", "list", "list v1", "head bucket"],
	"worker labels": ["get", "head", "list", "list v1", "head bucket"],
};

for (const pair of ["site", "worker"] as const)
	for (const which of ["site", "labels"] as const)
		test(`the ${pair}'s pair can do to the ${which} bucket what the table says, and nothing else`, async () => {
			const outcome: string[] = [];
			for (const [name, make] of Object.entries(actions)) {
				const { status } = await signed(keysOf(pair), make(names[which]));
				if (status < 300) outcome.push(name);
				else assert.equal(status, 403, `${name}: ${status}`);
			}
			assert.deepEqual(outcome, may[`${pair} ${which}`]);
		});

test("without a signature nothing is answered, whatever is asked", async () => {
	for (const which of ["site", "labels"] as const)
		for (const [name, make] of Object.entries(actions)) {
			const { status } = await send(endpoint, make(names[which]));
			assert.equal(status, 403, name);
		}
	assert.equal((await send(endpoint, { method: "GET", path: "/" })).status, 403);
});

test("nobody can list the buckets", async () => {
	for (const keys of [site, worker])
		assert.notEqual((await signed(keys, { method: "GET", path: "/" })).status, 200);
});

test("the pair that S3rver ships with opens nothing", async () => {
	const keys = { accessKey: "S3RVER", secretKey: "S3RVER" };
	const answer = await signed(keys, { method: "GET", path: `/${names.site}/${prefix}/here` });
	assert.deepEqual([answer.status, answer.code], [403, "InvalidAccessKeyId"]);
});

test("a right key with a wrong secret opens nothing", async () => {
	const keys = { accessKey: site.accessKey, secretKey: worker.secretKey };
	const answer = await signed(keys, { method: "GET", path: `/${names.site}/${prefix}/here` });
	assert.deepEqual([answer.status, answer.code], [403, "SignatureDoesNotMatch"]);
});

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

test("only signature version 4 is understood", async () => {
	const path = `/${names.site}/${prefix}/here`;
	const v2 = { AWSAccessKeyId: site.accessKey, Signature: "x", Expires: "9999999999" };
	for (const asked of [
		{ method: "GET", path, headers: { authorization: `AWS ${site.accessKey}:x` } },
		{ method: "GET", path, headers: { authorization: `aws ${site.accessKey}:x` } },
		{ method: "GET", path, headers: { authorization: "Bearer x" } },
		{ method: "GET", path, query: v2 },
	])
		assert.deepEqual((await send(endpoint, asked)).code, "InvalidRequest");
});

test("a signed URL with an Authorization header besides gets 400, as on AWS", async () => {
	const asked = signQuery(site, host, { method: "GET", path: `/${names.site}/${prefix}/here` });
	for (const authorization of ["Bearer token", "Basic eDp5", "AWS4-HMAC-SHA256 x"]) {
		const answer = await send(endpoint, { ...asked, headers: { ...asked.headers, authorization } });
		assert.deepEqual([answer.status, answer.code], [400, "InvalidArgument"]);
	}
});

test("a signed URL works until it expires, and for nothing else", async () => {
	const asked: Asked = { method: "GET", path: `/${names.site}/${prefix}/here` };
	const status = async (what: Asked) => (await send(endpoint, what)).status;
	const url = signQuery(site, host, asked);
	assert.equal(await status(url), 200);
	assert.equal(await status({ ...url, method: "DELETE" }), 403);
	assert.equal(await status({ ...url, path: `/${names.site}/${prefix}/put` }), 403);
	const old = { at: new Date(Date.now() - 61_000) };
	assert.equal(await status(signQuery(site, host, asked, old)), 403);
	for (const expires of ["never", "-1", "0", "604801", "6e9"])
		assert.equal(await status(signQuery(site, host, asked, { expires })), 400, expires);
	const labels = { method: "GET", path: `/${names.labels}/${prefix}/here` };
	assert.equal(await status(signQuery(site, host, labels)), 403);
});

test("a header that says something must be signed", async () => {
	const asked = signHeader(site, host, put(`/${names.site}/${prefix}/put`));
	const headers = { ...asked.headers, "x-amz-meta-owner": "somebody" };
	assert.equal((await send(endpoint, { ...asked, headers })).status, 403);
});

test("a query parameter given twice is refused", async () => {
	const asked = signQuery(site, host, { method: "GET", path: `/${names.site}/${prefix}/here` });
	const path = `${asked.path}?X-Amz-Algorithm=x`;
	const { query, ...rest } = asked;
	const twice = `${path}&${new URLSearchParams(query)}`;
	assert.equal((await send(endpoint, { ...rest, path: twice })).status, 400);
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
