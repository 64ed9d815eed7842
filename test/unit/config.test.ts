import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig, refuseWorkerKeys } from "#lib/config.ts";

const complete = {
	DATABASE_URL: "postgres://onset@localhost/onset",
	S3_ENDPOINT: "http://127.0.0.1:9000",
	S3_ACCESS_KEY: "key",
	S3_SECRET_KEY: "secret",
	SITE_URL: "http://localhost:3000",
	AUTH_SECRET: "a".repeat(32),
};

const messageOf = (env: Record<string, string | undefined>): string => {
	try {
		readConfig(env);
	} catch (error) {
		return error instanceof Error ? error.message : "";
	}
	return "accepted";
};

test("a complete environment is read, and what is left out has its default", () => {
	const config = readConfig(complete);
	assert.equal(config.S3_LABELS_BUCKET, "onset-labels");
	assert.equal(config.DATABASE_POOL_SIZE, 10);
	assert.equal(config.SMTP_URL, undefined);
});

test("an empty variable counts as unset", () => {
	assert.equal(readConfig({ ...complete, SMTP_URL: "", S3_REGION: "" }).S3_REGION, "us-east-1");
});

const wrong: readonly [name: string, value: string | undefined, expected: RegExp][] = [
	["DATABASE_URL", "mysql://x", /DATABASE_URL should be a postgres:\/\/ URL/],
	["DATABASE_URL", undefined, /DATABASE_URL is not set/],
	["DATABASE_POOL_SIZE", "many", /DATABASE_POOL_SIZE should be a whole number from 1/],
	["DATABASE_POOL_SIZE", "0", /DATABASE_POOL_SIZE should be a whole number from 1/],
	["DATABASE_POOL_SIZE", "1.5", /DATABASE_POOL_SIZE should be a whole number from 1/],
	["S3_ENDPOINT", "localhost:9000", /S3_ENDPOINT should be an http:\/\/ or https:\/\/ URL/],
	["S3_SECRET_KEY", undefined, /S3_SECRET_KEY is not set/],
	["SITE_URL", "onset.example", /SITE_URL should be an http:\/\/ or https:\/\/ URL/],
	["AUTH_SECRET", "short", /AUTH_SECRET should be at least 32 characters/],
	["ORCID_ISSUER", "http://orcid.example", /ORCID_ISSUER should be an https:\/\/ URL/],
	["ORCID_ISSUER", "orcid.org", /ORCID_ISSUER should be an https:\/\/ URL/],
	["SMTP_URL", "http://mail", /SMTP_URL should be an smtp:\/\/ or smtps:\/\/ URL/],
	["WORKER_THREADS", "65", /WORKER_THREADS should be a whole number from 1 to 64/],
	["SCORING_TIMEOUT_SECONDS", "-1", /SCORING_TIMEOUT_SECONDS should be a whole number from 1/],
];

for (const [name, value, expected] of wrong)
	test(`${name}=${value ?? "(unset)"} is named, with what was expected`, () => {
		assert.match(messageOf({ ...complete, [name]: value }), expected);
	});

test("every wrong value is named at once, and no value is repeated", () => {
	const message = messageOf({ ...complete, AUTH_SECRET: "hunter2", SITE_URL: "hunter3" });
	assert.match(message, /AUTH_SECRET.*SITE_URL|SITE_URL.*AUTH_SECRET/);
	assert.doesNotMatch(message, /hunter/);
});

test("a process that serves the web refuses the keys of the hidden labels", () => {
	assert.throws(() => refuseWorkerKeys({ S3_WORKER_SECRET_KEY: "x" }), /S3_WORKER_SECRET_KEY/);
	assert.doesNotThrow(() => refuseWorkerKeys({ S3_WORKER_SECRET_KEY: "" }));
});
