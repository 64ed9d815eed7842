import { config } from "#lib/config.ts";
import { NotFound } from "#lib/errors.ts";
import { type Bucket, openBucket } from "#lib/storage/index.ts";

// Larger than any label set of the field; a wrong key must not fill the worker's memory.
const maxLabelBytes = 256 * 1024 * 1024;

let bucket: Bucket | undefined;

/** A label set's bytes. Only the worker's key pair opens that bucket; only workers import this. */
export async function readHiddenLabels(key: string): Promise<Uint8Array> {
	bucket ??= openBucket(config(), config().S3_LABELS_BUCKET);
	const bytes = await bucket.readObject(key, maxLabelBytes);
	if (!bytes) throw new NotFound("label set");
	return bytes;
}
