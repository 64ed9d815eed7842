import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { end, untilReady } from "#bin/process.mjs";
import { secretsOf } from "#bin/secrets.mjs";
import { planServices, spawnService } from "#bin/services.mjs";
import { readConfig } from "#lib/config.ts";
import { objectStorage } from "#lib/storage/index.ts";
import { sendHalf } from "#test/support/half-sent.ts";

// A storage of its own: it is killed, and the other tests' must live.
const data = mkdtempSync(path.join(tmpdir(), "onset-killed-"));
const { DATABASE_URL } = process.env;
const siteUrl = "http://localhost:3000";
const plan = await planServices(
	{ DATABASE_URL },
	{ data, secrets: secretsOf(data), siteUrl, ports: { postgres: 0, s3: 0 } },
);
const service = plan.services[0] ?? assert.fail("no storage was planned");
const incoming = path.join(data, "s3", ".incoming");
const storage = objectStorage(readConfig(plan.env));

async function started() {
	const child = spawnService(service);
	await untilReady(child, "the storage");
	return child;
}
let running = await started();
after(async () => {
	await end(running);
	rmSync(data, { recursive: true, force: true });
});

/** The storage is killed as a machine that loses its power would, and is started again. */
async function killed() {
	const gone = once(running, "exit");
	running.kill("SIGKILL");
	await gone;
	running = await started();
}

const partBytes = 3_000_000;
const whole = randomBytes(3 * partBytes - 1000);
const piece = (number: number) =>
	new Uint8Array(whole.subarray((number - 1) * partBytes, number * partBytes));
const digest = { bytes: whole.length, sha256: createHash("sha256").update(whole).digest("hex") };

type Upload = Awaited<ReturnType<typeof storage.beginParts>>;
const addressOf = (upload: Upload, partNumber: number) =>
	storage.presignPart({
		...upload,
		partNumber,
		partBytes: piece(partNumber).length,
		expiresSeconds: 60,
	});
async function send(upload: Upload, number: number): Promise<void> {
	const body = piece(number);
	const { status } = await fetch(await addressOf(upload, number), { method: "PUT", body });
	assert.equal(status, 200);
}
const partsOf = async (upload: Upload) =>
	(await storage.listParts(upload))?.map(({ number, bytes }) => [number, bytes]);

test("a storage killed in the middle of a part keeps the parts before it, and the upload goes on", async () => {
	const upload = await storage.beginParts("killed/part", { type: "video/mp4" });
	await send(upload, 1);
	await send(upload, 2);
	await sendHalf(await addressOf(upload, 3), piece(3).length);
	await killed();
	assert.deepEqual(await partsOf(upload), [
		[1, partBytes],
		[2, partBytes],
	]);
	assert.deepEqual(readdirSync(incoming), [], "the half is not kept");
	assert.equal(await storage.headObject(upload.key), null);
	await send(upload, 3);
	assert.equal(await storage.completeParts(upload, (await storage.listParts(upload)) ?? []), true);
	assert.deepEqual(await storage.digest(upload.key), digest);
});

test("a storage killed between two parts goes on with the next, in whatever order", async () => {
	const upload = await storage.beginParts("killed/between", { type: "video/mp4" });
	await send(upload, 3);
	await killed();
	await send(upload, 1);
	await killed();
	await send(upload, 2);
	assert.equal(await storage.completeParts(upload, (await storage.listParts(upload)) ?? []), true);
	assert.deepEqual(await storage.digest(upload.key), digest);
});

test("a storage killed while it joins the parts has them still, or the whole, and never a piece", async () => {
	const upload = await storage.beginParts("killed/joining", { type: "video/mp4" });
	for (const number of [1, 2, 3]) await send(upload, number);
	const parts = (await storage.listParts(upload)) ?? [];
	const watching = watch(incoming);
	const joins = once(watching, "change");
	const joined = storage.completeParts(upload, parts).catch(() => "cut off");
	await joins;
	watching.close();
	await killed();
	await joined;
	const found = await storage.headObject(upload.key);
	assert.ok(found === null || found.bytes === whole.length);
	const still = await storage.listParts(upload);
	if (still) assert.equal(await storage.completeParts(upload, still), true);
	assert.deepEqual(await storage.digest(upload.key), digest);
	assert.ok(!existsSync(path.join(data, "s3", ".uploads", upload.storageUploadId)));
});
