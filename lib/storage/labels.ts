import { PutObjectCommand } from "@aws-sdk/client-s3";
import { config } from "#lib/config.ts";
import { asking, statusOf } from "./asking.ts";
import { openBucket, openClient } from "./bucket.ts";
import { type PresignPut, presignPut, type UploadTarget } from "./presign.ts";

const labelType = "application/json";

/**
 * A URL that takes exactly these bytes as a new object of the labels' bucket, once. The site's pair may
 * sign nothing else there: it can neither look at what lies there nor put another thing in its place.
 */
export async function presignLabelPut(
	wanted: Omit<PresignPut, "contentType" | "isOnce">,
): Promise<UploadTarget> {
	const settings = config();
	const client = openClient(settings, settings.S3_PUBLIC_ENDPOINT ?? settings.S3_ENDPOINT);
	try {
		return await presignPut(client, settings.S3_LABELS_BUCKET, {
			...wanted,
			contentType: labelType,
			isOnce: true,
		});
	} finally {
		client.destroy();
	}
}

/** Files a label set away under a key that names its bytes; what lies there already is the same. */
export async function writeLabelObject(key: string, bytes: Uint8Array): Promise<void> {
	const { client, name } = openBucket(config(), config().S3_LABELS_BUCKET);
	const command = new PutObjectCommand({
		...{ Bucket: name, Key: key, Body: bytes },
		...{ ContentLength: bytes.length, ContentType: labelType, IfNoneMatch: "*" },
	});
	try {
		await asking(() => client.send(command));
	} catch (error) {
		if (statusOf(error) !== 412) throw error;
	} finally {
		client.destroy();
	}
}
