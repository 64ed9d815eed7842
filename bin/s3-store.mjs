// S3rver writes an upload straight over the object it replaces and looks at no checksum. Here an
// upload is whole, checked and on disk before it takes its name, and a removal races with nobody.
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, rmSync } from "node:fs";
import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

async function receive(content, file) {
	const md5 = createHash("md5");
	const sha256 = createHash("sha256");
	let size = 0;
	const measure = new Transform({
		transform(chunk, _encoding, done) {
			md5.update(chunk);
			sha256.update(chunk);
			size += chunk.length;
			done(null, chunk);
		},
	});
	await pipeline(content, measure, createWriteStream(file, { flush: true }));
	return { size, md5: md5.digest("hex"), sha256: sha256.digest() };
}

/** S3rver does not know this code and would call it its own failure. */
function contentMismatch(S3Error) {
	const message = "The body does not match x-amz-content-sha256.";
	return Object.assign(new S3Error("XAmzContentSHA256Mismatch", message), { status: 400 });
}

function check({ size, sha256 }, promise, S3Error) {
	if (size !== promise.fileBytes)
		throw new S3Error("IncompleteBody", "The body does not have the length it announced.");
	const hex = sha256.toString("hex");
	if (promise.contentSha256 && promise.contentSha256 !== hex) throw contentMismatch(S3Error);
	if (promise.checksumSha256 && promise.checksumSha256 !== hex)
		throw new S3Error("BadDigest", "The SHA256 you specified did not match what we received.");
}

/**
 * Replaces how `store` (of S3rver) puts and deletes. `promises` maps a body to what it must prove. What
 * lies in a bucket of `writtenOnce` is never replaced: of two uploads to one key the first to be whole stays.
 */
export function makeStoreCareful(store, S3Error, promises, writtenOnce = []) {
	const incoming = path.join(store.rootDirectory, ".incoming");
	// One process keeps a folder, so what is being placed now is known here and nowhere else.
	const placing = new Set();
	rmSync(incoming, { recursive: true, force: true });
	mkdirSync(incoming, { recursive: true });

	store.receiveFile = async (content, promise) => {
		const file = path.join(incoming, randomUUID());
		try {
			const received = await receive(content, file);
			check(received, promise, S3Error);
			return { file, ...received };
		} catch (error) {
			await rm(file, { force: true });
			throw error;
		}
	};

	/** Gives a file that is whole and on disk its name among the objects; what was there is replaced, or stays. */
	store.placeObject = async ({ bucket, key, metadata, file, md5, sha256 }) => {
		const described = { ...metadata, "x-amz-checksum-sha256": sha256.toString("base64") };
		const target = store.getResourcePath(bucket, key, "object");
		const isOnce = writtenOnce.includes(bucket);
		try {
			if (isOnce && (placing.has(target) || existsSync(target)))
				throw new S3Error("PreconditionFailed", "There is an object of this key already.");
			placing.add(target);
			try {
				await place(file, target, () => store.putMetadata(bucket, key, described, md5));
			} finally {
				placing.delete(target);
			}
		} finally {
			await rm(file, { force: true });
		}
	};

	store.putObject = async ({ bucket, key, content, metadata }) => {
		const received = await store.receiveFile(content, promises.get(content));
		await store.placeObject({ bucket, key, metadata, ...received });
		return { size: received.size, md5: received.md5 };
	};

	store.deleteObject = async (bucket, key) => {
		for (const resource of ["object", "object.md5", "metadata.json"])
			await rm(store.getResourcePath(bucket, key, resource), { force: true });
		const top = store.getBucketPath(bucket);
		let folder = path.dirname(store.getResourcePath(bucket, key, "object"));
		// rmdir, never a recursive removal: an upload may have just put its object there.
		while (
			folder !== top &&
			(await rmdir(folder).then(
				() => true,
				() => false,
			))
		)
			folder = path.dirname(folder);
	};
	return store;
}

/** The folder may be removed between making and using it, by whoever deletes its last object. */
async function place(file, target, describe) {
	for (let attempt = 1; ; attempt++) {
		try {
			await mkdir(path.dirname(target), { recursive: true });
			await describe();
			return await rename(file, target);
		} catch (error) {
			if (error.code !== "ENOENT" || attempt === 5) throw error;
		}
	}
}
