import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, endpoint, host, names, put, signed, site, worker } from "#test/support/guarded.ts";
import { type Asked, send, signHeader, signQuery } from "#test/support/sign.ts";
import { bucketAs, freshPrefix } from "#test/support/storage.ts";

const prefix = freshPrefix();
await bucketAs("site", "site").putObject(`${prefix}/here`, bytes, { type: "text/plain" });

test("a right key with a wrong secret opens nothing", async () => {
	const keys = { accessKey: site.accessKey, secretKey: worker.secretKey };
	const answer = await signed(keys, { method: "GET", path: `/${names.site}/${prefix}/here` });
	assert.deepEqual([answer.status, answer.code], [403, "SignatureDoesNotMatch"]);
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
