import assert from "node:assert/strict";
import { test } from "node:test";
import { configuredProviders } from "#lib/auth/providers.ts";
import { readConfig } from "#lib/config.ts";

const bare = {
	DATABASE_URL: "postgres://u:p@localhost/d",
	S3_ENDPOINT: "http://localhost:1",
	S3_ACCESS_KEY: "a",
	S3_SECRET_KEY: "b",
	SITE_URL: "http://localhost:3000",
	AUTH_SECRET: "x".repeat(32),
};
const ids = (env: object) =>
	configuredProviders(readConfig({ ...bare, ...env })).map(({ id }) => id);

test("outside accounts appear when both their id and secret are configured, and only then", () => {
	assert.deepEqual(ids({}), []);
	assert.deepEqual(ids({ ORCID_ID: "a" }), []);
	assert.deepEqual(ids({ ORCID_ID: "a", ORCID_SECRET: "b", GITHUB_ID: "a", GITHUB_SECRET: "b" }), [
		"github",
		"orcid",
	]);
});
