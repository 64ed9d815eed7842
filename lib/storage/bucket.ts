import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	PutObjectCommand,
	S3Client,
} from "@aws-sdk/client-s3";
import type { Config } from "#lib/config.ts";
import { Invalid } from "#lib/errors.ts";
import { asking, askingFor } from "./asking.ts";

export type StorageConfig = Pick<
	Config,
	"S3_ENDPOINT" | "S3_PUBLIC_ENDPOINT" | "S3_REGION" | "S3_ACCESS_KEY" | "S3_SECRET_KEY"
>;

type ObjectFacts = { bytes: number; type: string; checksumSha256: string | null };

/** A body to store. A stream must say its length: object storage takes no upload of unknown size. */
type ObjectBody = Uint8Array | { stream: Readable; fileBytes: number };

export type Bucket = {
	readonly name: string;
	readonly client: S3Client;
	putObject(key: string, body: ObjectBody, options: { type: string }): Promise<void>;
	getObject(key: string): Promise<Readable | null>;
	readObject(key: string, maxBytes: number): Promise<Uint8Array | null>;
	headObject(key: string): Promise<ObjectFacts | null>;
	/** Reads an object through, holding none of it: how long it is and what its bytes hash to. */
	digest(key: string): Promise<{ bytes: number; sha256: string } | null>;
	deleteObject(key: string): Promise<void>;
};

export function openClient(settings: StorageConfig, endpoint = settings.S3_ENDPOINT): S3Client {
	return new S3Client({
		endpoint,
		region: settings.S3_REGION,
		// Buckets as folders of one host: certificates and local names need nothing special then.
		forcePathStyle: true,
		credentials: { accessKeyId: settings.S3_ACCESS_KEY, secretAccessKey: settings.S3_SECRET_KEY },
		// The default checksums of recent SDKs are refused by many S3-compatible servers.
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		maxAttempts: 3,
		requestHandler: { connectionTimeout: 3000, socketTimeout: 60_000 },
	});
}

async function collect(body: Readable, maxBytes: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		length += chunk.length;
		if (length > maxBytes) {
			body.destroy();
			throw new Invalid(`The file is larger than ${maxBytes} bytes.`);
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, length);
}

async function digested(body: Readable): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash("sha256");
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.length;
		hash.update(chunk);
	}
	return { bytes, sha256: hash.digest("hex") };
}

/** One bucket, with the pair of `settings`. Nothing is sent before the first request. */
export function openBucket(settings: StorageConfig, name: string): Bucket {
	const client = openClient(settings);
	const at = (key: string) => ({ Bucket: name, Key: key });
	const open = (key: string) =>
		askingFor(async () => {
			const { Body } = await client.send(new GetObjectCommand(at(key)));
			if (!(Body instanceof Readable)) throw new Error("expected a stream of Node");
			return Body;
		});
	return {
		name,
		client,
		async putObject(key, body, { type }) {
			const content =
				body instanceof Uint8Array
					? { Body: body, ContentLength: body.length }
					: { Body: body.stream, ContentLength: body.fileBytes };
			const command = new PutObjectCommand({ ...at(key), ...content, ContentType: type });
			await asking(() => client.send(command));
		},
		getObject: open,
		async readObject(key, maxBytes) {
			const body = await open(key);
			return body && asking(() => collect(body, maxBytes));
		},
		async digest(key) {
			const body = await open(key);
			return body && asking(() => digested(body));
		},
		headObject: (key) =>
			askingFor(async () => {
				const command = new HeadObjectCommand({ ...at(key), ChecksumMode: "ENABLED" });
				const found = await client.send(command);
				return {
					bytes: found.ContentLength ?? 0,
					type: found.ContentType ?? "application/octet-stream",
					checksumSha256: found.ChecksumSHA256 ?? null,
				};
			}),
		async deleteObject(key) {
			await askingFor(() => client.send(new DeleteObjectCommand(at(key))));
		},
	};
}
