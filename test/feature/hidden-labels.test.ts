import assert from "node:assert/strict";
import { test } from "node:test";
import { NotFound } from "#lib/errors.ts";
import { readHiddenLabels } from "#lib/hidden-labels/index.ts";
import { actAs, bucketAs, freshPrefix } from "#test/support/storage.ts";

actAs("worker");

test("the worker's pair reads the labels that the site filed away", async () => {
	const key = `${freshPrefix()}/labels.json`;
	const bytes = Buffer.from('{"database":{}}');
	await bucketAs("site", "labels").putObject(key, bytes, { type: "application/json" });
	assert.deepEqual(await readHiddenLabels(key), bytes);
	await assert.rejects(readHiddenLabels(`${key}.missing`), NotFound);
});
