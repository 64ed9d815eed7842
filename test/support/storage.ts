import { randomBytes } from "node:crypto";
import { readConfig } from "#lib/config.ts";
import { type Bucket, openBucket } from "#lib/storage/index.ts";

export type Pair = "site" | "worker";

type Keys = { accessKey: string; secretKey: string };

const keys = (prefix: "S3" | "S3_WORKER"): Keys => ({
	accessKey: process.env[`${prefix}_ACCESS_KEY`] ?? "",
	secretKey: process.env[`${prefix}_SECRET_KEY`] ?? "",
});

// Taken when this module loads, before `actAs` changes which pair the process holds.
const pairs: Record<Pair, Keys> = { site: keys("S3"), worker: keys("S3_WORKER") };

/** The key pair of one side, as the embedded storage knows it. */
export function keysOf(pair: Pair): Keys {
	if (!pairs[pair].accessKey)
		throw new Error("no test services: run `node bin/test.mjs feature <file>` instead");
	return pairs[pair];
}

/**
 * Makes this process hold the pair of `pair`, as the web and the worker each hold one. Call it
 * before anything reads the configuration; without it, a test holds the site's.
 */
export function actAs(pair: Pair): void {
	const { accessKey, secretKey } = keysOf(pair);
	process.env.S3_ACCESS_KEY = accessKey;
	process.env.S3_SECRET_KEY = secretKey;
}

/** The site's or the labels' bucket through the eyes of one pair. */
export function bucketAs(pair: Pair, which: "site" | "labels"): Bucket {
	const { accessKey, secretKey } = keysOf(pair);
	const settings = readConfig({
		...process.env,
		S3_ACCESS_KEY: accessKey,
		S3_SECRET_KEY: secretKey,
	});
	return openBucket(settings, which === "site" ? settings.S3_BUCKET : settings.S3_LABELS_BUCKET);
}

/** A part of the key space that no other test uses. */
export function freshPrefix(): string {
	return `test-${randomBytes(8).toString("hex")}`;
}
