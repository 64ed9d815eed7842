// A child process: object storage for one machine, S3rver behind a guard.

import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { answerParts, UploadsInParts } from "./s3-parts.mjs";
import {
	isInParts,
	isPermitted,
	readAction,
	readBodyPromise,
	readPath,
	readSignature,
	unsignedHeader,
} from "./s3-rules.mjs";
import { makeStoreCareful } from "./s3-store.mjs";

const require = createRequire(import.meta.url);
const S3rver = require("@20minutes/s3rver");
const Account = require("@20minutes/s3rver/lib/models/account");
const authentication = require("@20minutes/s3rver/lib/middleware/authentication")();
const S3Error = require("@20minutes/s3rver/lib/models/error");
const S3Object = require("@20minutes/s3rver/lib/models/object");

// S3rver leaves !'()* alone where signatures want them encoded, so that no URL with a file name
// of RFC 5987 would be let in. This process does nothing else, so its encoder may be the strict one.
const lenient = globalThis.encodeURIComponent;
globalThis.encodeURIComponent = (text) =>
	lenient(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const env = process.env;
const buckets = { [env.S3_BUCKET]: "site", [env.S3_LABELS_BUCKET]: "labels" };
const pairs = { [env.S3_ACCESS_KEY]: "site", [env.S3_WORKER_ACCESS_KEY]: "worker" };
const origins = new Set(env.S3_ORIGINS.split(" "));
const maxBytes = Number(env.S3_MAX_BYTES);
const promises = new WeakMap();

Account.DUMMY_ACCOUNT.revokeAccessKey("S3RVER"); // a pair that everybody knows
Account.DUMMY_ACCOUNT.createKeyPair(env.S3_ACCESS_KEY, env.S3_SECRET_KEY);
Account.DUMMY_ACCOUNT.createKeyPair(env.S3_WORKER_ACCESS_KEY, env.S3_WORKER_SECRET_KEY);
S3Object.ALLOWED_METADATA.push("x-amz-checksum-sha256");

function insist(verdict) {
	if (verdict.refused) throw new S3Error(verdict.refused.code, verdict.refused.message);
	return verdict;
}

/** Browsers of this site may put and get; a preflight is answered here and goes no further. */
function answerBrowser(ctx) {
	const origin = ctx.get("origin");
	ctx.set("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
	if (origins.has(origin)) {
		ctx.set("Access-Control-Allow-Origin", origin);
		ctx.set("Access-Control-Expose-Headers", "ETag, x-amz-checksum-sha256, x-amz-request-id");
	}
	if (ctx.method !== "OPTIONS") return false;
	if (!origins.has(origin)) throw new S3Error("AccessDenied", "This origin may not ask.");
	ctx.set("Access-Control-Allow-Methods", "PUT, GET, HEAD");
	ctx.set(
		"Access-Control-Allow-Headers",
		"content-type, if-none-match, x-amz-checksum-sha256, range",
	);
	ctx.set("Access-Control-Max-Age", "600");
	ctx.status = 204;
	return true;
}

async function guard(ctx, next) {
	if (answerBrowser(ctx)) return;
	const { method, query, headers } = ctx;
	if (Object.values(query).some(Array.isArray))
		throw new S3Error("InvalidArgument", "A query parameter is given twice.");
	const { accessKeyId, signedHeaders } = insist(readSignature(ctx));
	const { bucket, key } = insist(readPath(ctx.path));
	// S3rver takes x-amz-* of the query for headers; seen from here they are the same.
	const all = { ...headers };
	for (const [name, value] of Object.entries(query)) all[name.toLowerCase()] ??= value;
	const action = readAction({ method, key, query, headers: all });
	const pair = Object.hasOwn(pairs, accessKeyId) ? pairs[accessKeyId] : undefined;
	if (!pair) throw new S3Error("InvalidAccessKeyId", "There is no such access key.");
	const where = Object.hasOwn(buckets, bucket) ? buckets[bucket] : undefined;
	if (!isPermitted(pair, where, action)) throw new S3Error("AccessDenied", "Access Denied");
	const unsigned = unsignedHeader(headers, signedHeaders);
	if (unsigned) throw new S3Error("AccessDenied", `The header ${unsigned} was not signed.`);
	const promise = promiseOf(action, ctx);
	if (isInParts(action)) {
		ctx.params = { bucket, key };
		return await authentication(ctx, () => partsAnswer(ctx, action, { bucket, key, promise }));
	}
	if (promise) promises.set(ctx.req, promise);
	await next();
	if (action === "GetObject" || action === "HeadObject") trimChecksum(ctx);
}

const withBody = ["PutObject", "UploadPart", "CompleteMultipartUpload"];

function promiseOf(action, { headers, query }) {
	return withBody.includes(action) ? insist(readBodyPromise(headers, query, maxBytes)) : undefined;
}

/** As on AWS, the checksum is shown on request, and never for a part of an object. */
function trimChecksum(ctx) {
	const asked = /^enabled$/i.test(ctx.get("x-amz-checksum-mode"));
	if (!asked || ctx.status !== 200) ctx.remove("x-amz-checksum-sha256");
}

mkdirSync(env.S3_FOLDER, { recursive: true, mode: 0o700 });
const app = new S3rver({
	address: env.S3_HOST,
	port: Number(env.S3_PORT),
	directory: env.S3_FOLDER,
	silent: true,
	vhostBuckets: false,
	// A Host header of this domain would rewrite the path; nobody can guess it.
	serviceEndpoint: `${randomUUID()}.invalid`,
	configureBuckets: Object.keys(buckets).map((name) => ({ name, configs: [] })),
});
// What was once scored against is never replaced, whoever asks and however.
makeStoreCareful(app.store, S3Error, promises, [env.S3_LABELS_BUCKET]);
const uploads = new UploadsInParts(app.store, S3Error);
const partsAnswer = answerParts(uploads, S3Error);
const sweeping = setInterval(sweep, 3_600_000);
function sweep() {
	uploads.sweep().catch((error) => console.error("s3:", error.message));
}
// After the layer that writes errors as XML, before the router, which is the last.
app.middleware.splice(app.middleware.length - 1, 0, guard);
app.on("error", (error) => {
	if (!error.status || error.status >= 500) console.error("s3:", error.message);
});

let stopping = false;
function stop() {
	if (stopping) return;
	stopping = true;
	clearInterval(sweeping);
	app.httpServer?.closeIdleConnections();
	setTimeout(() => app.httpServer?.closeAllConnections(), 2000).unref();
	if (app.httpServer) app.close(() => process.exit(0));
	else process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

try {
	await app.run();
	sweep();
	process.send?.("ready");
} catch (error) {
	const told = `the object storage could not start: ${error.message}`;
	if (process.connected) process.send({ told }, () => process.exit(1));
	else throw error;
}
