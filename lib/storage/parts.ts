import {
	AbortMultipartUploadCommand,
	CompleteMultipartUploadCommand,
	CreateMultipartUploadCommand,
	ListPartsCommand,
	type S3Client,
	UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { asking, askingFor } from "./asking.ts";

/** An upload in parts: the object that it is to become, and the storage's name for the upload. */
export type UploadInParts = { key: string; storageUploadId: string };

/** A part that the storage has whole. */
type StoredPart = { number: number; bytes: number; etag: string };

type PresignPart = UploadInParts & {
	partNumber: number;
	partBytes: number;
	expiresSeconds: number;
};

export type Parts = {
	beginParts(key: string, options: { type: string }): Promise<UploadInParts>;
	/** An address that takes exactly so many bytes as this part of this upload. */
	presignPart(wanted: PresignPart): Promise<string>;
	/** In order; null when the storage knows no such upload (any more). */
	listParts(upload: UploadInParts): Promise<StoredPart[] | null>;
	/** Makes the object out of its parts, all at once. @returns false when there is no such upload (any more) */
	completeParts(upload: UploadInParts, parts: readonly StoredPart[]): Promise<boolean>;
	abortParts(upload: UploadInParts): Promise<void>;
};

export function openParts(client: S3Client, signer: S3Client, bucket: string): Parts {
	const of = ({ key, storageUploadId }: UploadInParts) => ({
		Bucket: bucket,
		Key: key,
		UploadId: storageUploadId,
	});
	return {
		async beginParts(key, { type }) {
			const command = new CreateMultipartUploadCommand({
				Bucket: bucket,
				Key: key,
				ContentType: type,
			});
			const { UploadId } = await asking(() => client.send(command));
			if (!UploadId) throw new Error("the storage gave no name to the upload");
			return { key, storageUploadId: UploadId };
		},
		presignPart({ partNumber, partBytes, expiresSeconds, ...upload }) {
			const command = new UploadPartCommand({
				...of(upload),
				PartNumber: partNumber,
				ContentLength: partBytes,
			});
			return getSignedUrl(signer, command, {
				expiresIn: expiresSeconds,
				signableHeaders: new Set(["content-length", "host"]),
			});
		},
		listParts: (upload) => askingFor(() => listAll(client, of(upload))),
		async completeParts(upload, parts) {
			const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
			const command = new CompleteMultipartUploadCommand({
				...of(upload),
				MultipartUpload: { Parts },
			});
			return (await askingFor(() => client.send(command))) !== null;
		},
		async abortParts(upload) {
			await askingFor(() => client.send(new AbortMultipartUploadCommand(of(upload))));
		},
	};
}

async function listAll(
	client: S3Client,
	upload: { Bucket: string; Key: string; UploadId: string },
): Promise<StoredPart[]> {
	const parts: StoredPart[] = [];
	let marker: string | undefined;
	do {
		const page = await client.send(
			new ListPartsCommand({ ...upload, ...(marker ? { PartNumberMarker: marker } : {}) }),
		);
		for (const { PartNumber: number, Size: bytes, ETag: etag } of page.Parts ?? [])
			if (number !== undefined && bytes !== undefined && etag !== undefined)
				parts.push({ number, bytes, etag });
		marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
	} while (marker);
	return parts;
}
