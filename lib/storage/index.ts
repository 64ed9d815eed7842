import { type Config, config } from "#lib/config.ts";
import { type Bucket, openBucket, openClient } from "./bucket.ts";
import { openParts, type Parts } from "./parts.ts";
import {
	type PresignGet,
	type PresignPut,
	presignGet,
	presignHead,
	presignPut,
	type UploadTarget,
} from "./presign.ts";

export { type Bucket, openBucket } from "./bucket.ts";
export { presignLabelPut, writeLabelObject } from "./labels.ts";
export type { UploadInParts } from "./parts.ts";

/** The site's files: proposals, exports, dataset files. Never the hidden labels. */
export type ObjectStorage = Omit<Bucket, "client" | "name"> &
	Parts & {
		presignPut(wanted: PresignPut): Promise<UploadTarget>;
		presignGet(wanted: PresignGet): Promise<string>;
		presignHead(wanted: Omit<PresignGet, "fileName">): Promise<string>;
	};

let opened: { settings: Config; storage: ObjectStorage } | undefined;

/** The site's bucket, with this process's key pair; nothing is sent before it is used. */
export function objectStorage(settings: Config = config()): ObjectStorage {
	if (opened?.settings === settings) return opened.storage;
	const bucket = openBucket(settings, settings.S3_BUCKET);
	// A signature covers the host, so a browser's URL is signed for the host that it will see.
	const signer = settings.S3_PUBLIC_ENDPOINT
		? openClient(settings, settings.S3_PUBLIC_ENDPOINT)
		: bucket.client;
	const storage: ObjectStorage = {
		putObject: bucket.putObject,
		getObject: bucket.getObject,
		readObject: bucket.readObject,
		headObject: bucket.headObject,
		digest: bucket.digest,
		deleteObject: bucket.deleteObject,
		...openParts(bucket.client, signer, bucket.name),
		presignPut: (wanted) => presignPut(signer, bucket.name, wanted),
		presignGet: (wanted) => presignGet(signer, bucket.name, wanted),
		presignHead: (wanted) => presignHead(signer, bucket.name, wanted),
	};
	opened = { settings, storage };
	return storage;
}
