// S3rver writes an upload straight over the object it replaces and looks at no checksum. Here an
// upload is whole, checked and on disk before it takes its name, and a removal races with nobody.
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Replaces how `store` (of S3rver) puts and deletes. `promises` maps a body to what it must prove. */
export function makeStoreCareful(store, S3Error, promises) {
	const incoming = path.join(store.rootDirectory, ".incoming");
	rmSync(incoming, { recursive: true, force: true });
	mkdirSync(incoming, { recursive: true });

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
	function contentMismatch() {
		const message = "The body does not match x-amz-content-sha256.";
		return Object.assign(new S3Error("XAmzContentSHA256Mismatch", message), { status: 400 });
	}

	function check({ size, sha256 }, promise) {
		if (size !== promise.fileBytes)
			throw new S3Error("IncompleteBody", "The body does not have the length it announced.");
		const hex = sha256.toString("hex");
		if (promise.contentSha256 && promise.contentSha256 !== hex) throw contentMismatch();
		if (promise.checksumSha256 && promise.checksumSha256 !== hex)
			throw new S3Error("BadDigest", "The SHA256 you specified did not match what we received.");
	}

	store.putObject = async (object) => {
		const file = path.join(incoming, randomUUID());
		try {
			const received = await receive(object.content, file);
			check(received, promises.get(object.content));
			object.metadata["x-amz-checksum-sha256"] = received.sha256.toString("base64");
			const target = store.getResourcePath(object.bucket, object.key, "object");
			await place(file, target, () =>
				store.putMetadata(object.bucket, object.key, object.metadata, received.md5),
			);
			return { size: received.size, md5: received.md5 };
		} finally {
			await rm(file, { force: true });
		}
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
