// Uploads in parts. S3rver keeps parts unchecked, cannot list or abandon them, and loses them with
// a wrong word; so all of it is done here, and S3rver only checks the signature.
import { randomBytes } from "node:crypto";
import { createReadStream, mkdirSync } from "node:fs";
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

const maxListed = 1000;
/** What nobody went on with for so long is abandoned. */
const keptMilliseconds = 8 * 86_400_000;

/** A part's file says all that is known of it, so that it is there whole or not at all. */
const nameOf = ({ number, size, md5, sha256 }) =>
	`${number}-${size}-${md5}-${sha256.toString("hex")}`;

function readName(name) {
	const [number, size, md5, sha256] = name.split("-");
	return {
		name,
		number: Number(number),
		size: Number(size),
		md5,
		sha256: Buffer.from(sha256, "hex"),
	};
}

const partName = /^\d+-\d+-[0-9a-f]{32}-[0-9a-f]{64}$/;

/** Uploads in parts below the folder of `store` (of S3rver, made careful). */
export class UploadsInParts {
	#store;
	#S3Error;
	#top;
	/** Assemblies under way: asking again waits for the same one. */
	#completing = new Map();

	constructor(store, S3Error) {
		this.#store = store;
		this.#S3Error = S3Error;
		this.#top = path.join(store.rootDirectory, ".uploads");
		mkdirSync(this.#top, { recursive: true });
	}

	#folderOf = (uploadId) => path.join(this.#top, uploadId);
	#noSuchUpload = () =>
		new this.#S3Error(
			"NoSuchUpload",
			"The upload was never begun, or it was completed or abandoned.",
		);

	/** An id is good for the object that it was begun for, and for no other. */
	async find(uploadId, bucket, key) {
		const about = path.join(this.#folderOf(uploadId), "upload.json");
		const text = await readFile(about, "utf8").catch(() => {
			throw this.#noSuchUpload();
		});
		const upload = JSON.parse(text);
		if (upload.bucket !== bucket || upload.key !== key) throw this.#noSuchUpload();
		return upload;
	}

	/** The newest of each number, in order: a part that is sent again replaces the one before. */
	async #partsOf(uploadId) {
		const folder = this.#folderOf(uploadId);
		const names = (await readdir(folder)).filter((name) => partName.test(name));
		const parts = new Map();
		for (const part of names.map(readName)) {
			const { mtimeMs } = await stat(path.join(folder, part.name));
			const known = parts.get(part.number);
			if (!known || known.mtimeMs <= mtimeMs) parts.set(part.number, { ...part, mtimeMs });
		}
		return [...parts.values()].sort((one, other) => one.number - other.number);
	}

	async begin(bucket, key, type) {
		const uploadId = randomBytes(16).toString("hex");
		const folder = this.#folderOf(uploadId);
		await mkdir(folder);
		const about = JSON.stringify({ bucket, key, metadata: { "content-type": type } });
		await writeFile(path.join(folder, "upload.json"), about, { flush: true });
		return uploadId;
	}

	async put(uploadId, number, content, promise) {
		const { file, ...received } = await this.#store.receiveFile(content, promise);
		const folder = this.#folderOf(uploadId);
		const name = nameOf({ number, ...received });
		try {
			await rename(file, path.join(folder, name));
		} catch (error) {
			await rm(file, { force: true });
			// Abandoned while the part was on its way.
			throw error.code === "ENOENT" ? this.#noSuchUpload() : error;
		}
		const older = (await readdir(folder)).filter(
			(other) => other.startsWith(`${number}-`) && other !== name,
		);
		await Promise.all(older.map((other) => rm(path.join(folder, other), { force: true })));
		return received.md5;
	}

	/** The parts in the order that was asked for, each of them there, none of them changed since. */
	async #chosen(uploadId, wanted) {
		const there = new Map((await this.#partsOf(uploadId)).map((part) => [part.number, part]));
		let last = 0;
		return wanted.map(({ number, etag }) => {
			if (!(number > last))
				throw new this.#S3Error(
					"InvalidPartOrder",
					"The list of parts was not in ascending order.",
				);
			last = number;
			const part = there.get(number);
			if (!part || part.md5 !== etag)
				throw new this.#S3Error("InvalidPart", `Part ${number} is not there as it was named.`);
			return part;
		});
	}

	/** The parts as one file. A single part is the whole already: a second name, and no copy. */
	async #joined(folder, parts) {
		const fileOf = ({ name }) => path.join(folder, name);
		const [only] = parts;
		if (parts.length === 1) {
			const file = path.join(folder, "whole");
			await rm(file, { force: true });
			await link(fileOf(only), file);
			return { ...only, file };
		}
		async function* contents() {
			for (const part of parts) yield* createReadStream(fileOf(part), { highWaterMark: 1 << 20 });
		}
		const fileBytes = parts.reduce((sum, part) => sum + part.size, 0);
		return this.#store.receiveFile(contents(), { fileBytes });
	}

	async #assemble(uploadId, upload, wanted) {
		const folder = this.#folderOf(uploadId);
		const whole = await this.#joined(folder, await this.#chosen(uploadId, wanted));
		await this.#store.placeObject({ ...upload, ...whole });
		await rm(folder, { recursive: true, force: true });
		return whole.md5;
	}

	complete(uploadId, upload, wanted) {
		let under = this.#completing.get(uploadId);
		if (!under) {
			under = this.#assemble(uploadId, upload, wanted).finally(() =>
				this.#completing.delete(uploadId),
			);
			this.#completing.set(uploadId, under);
		}
		return under;
	}

	async list(uploadId, after, most) {
		const parts = (await this.#partsOf(uploadId)).filter(({ number }) => number > after);
		const listed = parts.slice(0, Math.min(most, maxListed));
		return { listed, isTruncated: parts.length > listed.length };
	}

	async sweep() {
		for (const uploadId of await readdir(this.#top)) {
			const folder = this.#folderOf(uploadId);
			const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
			if (Date.now() - mtimeMs > keptMilliseconds && !this.#completing.has(uploadId))
				await rm(folder, { recursive: true, force: true });
		}
	}

	abort(uploadId) {
		return rm(this.#folderOf(uploadId), { recursive: true, force: true });
	}
}

const maxNamingBytes = 4 * 1024 * 1024;

/** The parts that a body names, in its order. */
async function readWanted(request, S3Error) {
	let text = "";
	for await (const chunk of request) {
		text += chunk.toString("latin1");
		if (text.length > maxNamingBytes)
			throw new S3Error("MaxMessageLengthExceeded", "Your request was too big.");
	}
	const wanted = [...text.matchAll(/<Part>([\s\S]*?)<\/Part>/g)].map(([, part]) => ({
		number: Number(/<PartNumber>\s*(\d{1,5})\s*<\/PartNumber>/.exec(part)?.[1]),
		etag: /<ETag>\s*(?:"|&quot;|&#34;)?([0-9a-f]{32})(?:"|&quot;|&#34;)?\s*<\/ETag>/.exec(
			part,
		)?.[1],
	}));
	if (wanted.length === 0 || wanted.some(({ number, etag }) => !(number > 0) || !etag))
		throw new S3Error("MalformedXML", "The list of parts cannot be read.");
	return wanted;
}

/** Answers a request about an upload in parts whose signature has been checked. */
export function answerParts(uploads, S3Error) {
	const answers = {
		async CreateMultipartUpload(ctx, { bucket, key }) {
			const uploadId = await uploads.begin(
				bucket,
				key,
				ctx.get("content-type") || "application/octet-stream",
			);
			ctx.body = {
				InitiateMultipartUploadResult: { Bucket: bucket, Key: key, UploadId: uploadId },
			};
		},
		async UploadPart(ctx, { promise }) {
			const { uploadId, partNumber } = ctx.query;
			ctx.set("ETag", `"${await uploads.put(uploadId, Number(partNumber), ctx.req, promise)}"`);
			ctx.status = 200;
			ctx.body = "";
		},
		async ListParts(ctx, { bucket, key }) {
			const { uploadId } = ctx.query;
			const after = Number(ctx.query["part-number-marker"] ?? 0);
			const most = Number(ctx.query["max-parts"] ?? maxListed);
			const { listed, isTruncated } = await uploads.list(uploadId, after, most);
			ctx.body = {
				ListPartsResult: {
					Bucket: bucket,
					Key: key,
					UploadId: uploadId,
					PartNumberMarker: after,
					NextPartNumberMarker: listed.at(-1)?.number ?? after,
					IsTruncated: isTruncated,
					Part: listed.map(({ number, size, md5, mtimeMs }) => ({
						PartNumber: number,
						LastModified: new Date(mtimeMs).toISOString(),
						ETag: `"${md5}"`,
						Size: size,
					})),
				},
			};
		},
		async CompleteMultipartUpload(ctx, { bucket, key, upload }) {
			const wanted = await readWanted(ctx.req, S3Error);
			const md5 = await uploads.complete(ctx.query.uploadId, upload, wanted);
			ctx.body = {
				CompleteMultipartUploadResult: { Bucket: bucket, Key: key, ETag: `"${md5}"` },
			};
		},
		async AbortMultipartUpload(ctx) {
			await uploads.abort(ctx.query.uploadId);
			ctx.status = 204;
		},
	};
	return async (ctx, action, about) => {
		const { bucket, key } = about;
		const { uploadId } = ctx.query;
		const upload = uploadId ? await uploads.find(uploadId, bucket, key) : undefined;
		await answers[action](ctx, { ...about, upload });
	};
}
