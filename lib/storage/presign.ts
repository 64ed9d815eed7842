import {
	GetObjectCommand,
	HeadObjectCommand,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

export type PresignPut = {
	key: string;
	fileBytes: number;
	contentType: string;
	sha256Hex: string;
	expiresSeconds: number;
	/** The storage is to refuse it where there is an object of this key already. */
	isOnce?: boolean;
};
export type PresignGet = { key: string; expiresSeconds: number; fileName: string };

/** Where to PUT, and the headers that must go along (the length goes along by itself). */
export type UploadTarget = { url: string; headers: Record<string, string> };

const signedOfPut = ["content-length", "content-type", "host", "x-amz-checksum-sha256"];

/** A URL for one upload of exactly these bytes: their number, type and digest are signed. */
export async function presignPut(
	client: S3Client,
	bucket: string,
	{ key, fileBytes, contentType, sha256Hex, expiresSeconds, isOnce = false }: PresignPut,
): Promise<UploadTarget> {
	const once: Record<string, string> = isOnce ? { "if-none-match": "*" } : {};
	const checksum = Buffer.from(sha256Hex, "hex").toString("base64");
	const command = new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		ContentLength: fileBytes,
		ContentType: contentType,
		ChecksumSHA256: checksum,
		...(isOnce ? { IfNoneMatch: "*" } : {}),
	});
	const url = await getSignedUrl(client, command, {
		expiresIn: expiresSeconds,
		signableHeaders: new Set([...signedOfPut, ...Object.keys(once)]),
		unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
	});
	const headers = { "content-type": contentType, "x-amz-checksum-sha256": checksum, ...once };
	return { url, headers };
}

/** RFC 6266 with the name twice: RFC 5987 for its own script, ASCII for old programs. */
function attachment(fileName: string): string {
	const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
	const encoded = encodeURIComponent(fileName).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export function presignGet(
	client: S3Client,
	bucket: string,
	{ key, expiresSeconds, fileName }: PresignGet,
): Promise<string> {
	const command = new GetObjectCommand({
		Bucket: bucket,
		Key: key,
		ResponseContentDisposition: attachment(fileName),
	});
	return getSignedUrl(client, command, { expiresIn: expiresSeconds });
}

/** For programs that ask how long a file is before they fetch it; a signature is for one method only. */
export function presignHead(
	client: S3Client,
	bucket: string,
	{ key, expiresSeconds }: Omit<PresignGet, "fileName">,
): Promise<string> {
	const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
	return getSignedUrl(client, command, { expiresIn: expiresSeconds });
}
