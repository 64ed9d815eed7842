import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, endpoint, names, put, signed, site, worker } from "#test/support/guarded.ts";
import { type Asked, send } from "#test/support/sign.ts";
import { bucketAs, freshPrefix, keysOf, type Pair } from "#test/support/storage.ts";

const prefix = freshPrefix();
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
	"site site": ["get", "head", "list", "list v1", "head bucket", "put", "delete", "begin parts"],
	"site labels": ["put"],
	"worker site": ["get", "head", "list", "list v1", "head bucket", "delete"],
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
