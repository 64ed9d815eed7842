import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { grants } from "#drizzle/schema/access.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import { downloadLedger } from "#drizzle/schema/downloads.ts";
import { users } from "#drizzle/schema/people.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import {
	confirmDownloads,
	createManifest,
	downloadFile,
	endManifest,
	listManifests,
	readChecksums,
	readCompleteness,
	readHolding,
	readManifest,
	readManifestText,
	resolveManifestFile,
} from "#lib/downloads/index.ts";
import { Conflict, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { holder, openDataset, publishedVersion } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { person, sha256 } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);

const nobody = (now?: Date) => contextFor(visitor, now);
const denied = (reason: string) => (error: unknown) =>
	error instanceof NotAllowed && error.details.reason === reason;

async function listed() {
	const world = await openDataset();
	const hana = await holder(world);
	const made = await createManifest(hana.at(), {
		dataset: world.slug,
		version: world.version.version,
		hours: 24,
	});
	const [pass = ""] = made.address?.split("/").slice(-1) ?? [];
	const given = { manifestId: made.id, pass };
	const fetchOf = (path: string, now?: Date, isHead = false) =>
		resolveManifestFile(nobody(now), {
			...given,
			path: path.split("/").filter(Boolean),
			isHead,
			clientAddress: null,
		});
	return { world, hana, made, given, fetchOf };
}

test("a list names what can be had and nothing withheld, and each address leads to the bytes it promises", async () => {
	const { world, hana, given, fetchOf } = await listed();
	const text = await readManifestText(nobody(), { ...given, format: "manifest.json" });
	const list: { files: { path: string; url: string; sha256: string }[] } = JSON.parse(text);
	assert.deepEqual(
		list.files.map(({ path }) => path),
		["samples/open.txt", "videos/licensed.txt"],
	);
	for (const file of list.files) {
		assert.ok(file.url.endsWith(`/files/${file.path}`));
		const resolved = await fetchOf(file.path);
		assert.ok(resolved.kind === "file");
		assert.equal(sha256(await (await fetch(resolved.url)).text()), file.sha256);
	}
	const lines = await database()
		.select()
		.from(downloadLedger)
		.where(eq(downloadLedger.manifestId, given.manifestId));
	assert.equal(lines.length, 2);
	assert.ok(lines.every(({ userId, way }) => userId === hana.id && way === "manifest"));
	await assert.rejects(fetchOf("labels/withheld.txt"), denied("file_withheld"));
	await assert.rejects(fetchOf("videos/other.txt"), NotFound);
	const sums = await readChecksums(nobody(), { dataset: world.slug, version: "1.0.0" });
	assert.equal(sums, await readManifestText(nobody(), { ...given, format: "SHA256SUMS" }));
});

test("HEAD leads to where the length is told and nothing else, and writes no line; a folder is a page of links", async () => {
	const { given, world, fetchOf } = await listed();
	const facts = await fetchOf("videos/licensed.txt", undefined, true);
	assert.ok(facts.kind === "file");
	const head = await fetch(facts.url, { method: "HEAD" });
	assert.equal(head.headers.get("content-length"), String(world.files.licensed.fileBytes));
	assert.equal((await fetch(facts.url)).status, 403);
	const root = await fetchOf("");
	assert.ok(root.kind === "folder");
	assert.match(
		root.html,
		new RegExp(`href="/api/v1/manifests/${given.manifestId}/[^"]+/files/videos/"`),
	);
	assert.ok(!root.html.includes("labels"));
	assert.equal((await fetchOf("videos")).kind, "folder");
	const lines = await database()
		.select()
		.from(downloadLedger)
		.where(eq(downloadLedger.manifestId, given.manifestId));
	assert.equal(lines.length, 0);
});

test("a grant revoked, suspended or outlived while a list is in use ends it at the next file", async () => {
	const { world, hana, given, fetchOf } = await listed();
	const change = (values: Partial<typeof grants.$inferInsert>) =>
		database().update(grants).set(values).where(eq(grants.id, hana.grant.id));
	assert.equal((await fetchOf("videos/licensed.txt")).kind, "file");
	const by = world.steward.id;
	await change({ suspendedAt: new Date(), suspendedBy: by, suspensionReason: "asked" });
	await assert.rejects(fetchOf("videos/licensed.txt"), denied("access_suspended"));
	await assert.rejects(fetchOf("samples/open.txt"), denied("access_suspended"));
	await change({ suspendedAt: null, suspendedBy: null, suspensionReason: "" });
	assert.equal((await fetchOf("videos/licensed.txt")).kind, "file");
	await change({ revokedAt: new Date(), revokedBy: by, revocationReason: "left" });
	await assert.rejects(fetchOf("videos/licensed.txt"), denied("access_revoked"));
	await assert.rejects(
		readManifestText(nobody(), { ...given, format: "aria2.txt" }),
		denied("access_revoked"),
	);
	await change({ revokedAt: null, revokedBy: null, revocationReason: "" });
	await change({ endsAt: new Date(Date.now() + 1000) });
	const soon = new Date(Date.now() + 2000);
	await assert.rejects(fetchOf("videos/licensed.txt", soon), denied("access_expired"));
});

test("an address that has expired says so; one that this site did not sign does not exist", async () => {
	const { given, made, fetchOf } = await listed();
	const late = new Date(Date.parse(made.expiresAt) + 1);
	await assert.rejects(fetchOf("samples/open.txt", late), denied("manifest_expired"));
	const { manifestId, pass } = given;
	const other = await listed();
	const longer = String(Number(pass.split(".")[0]) + 1);
	const forged = [
		`${longer}.${pass.split(".")[1]}`,
		other.given.pass,
		pass.slice(0, -1),
		`${pass}x`,
		"",
		".",
		"1.2.3",
	];
	for (const wrong of forged)
		await assert.rejects(
			resolveManifestFile(nobody(), {
				manifestId,
				pass: wrong,
				path: ["samples", "open.txt"],
				isHead: false,
				clientAddress: null,
			}),
			NotFound,
			wrong,
		);
});

test("a list is ended by its holder or a steward, once, and then opens nothing", async () => {
	const { world, hana, made, fetchOf } = await listed();
	const other = await holder(world);
	const manifestId = made.id;
	await assert.rejects(endManifest(other.at(), { manifestId }), denied("stewards_only"));
	await assert.rejects(endManifest(nobody(), { manifestId }), NotSignedIn);
	const ends = await Promise.allSettled(
		[hana, world.steward].map((who) => endManifest(who.at(), { manifestId })),
	);
	const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
	assert.equal(failed.length, 1);
	assert.ok(failed[0] instanceof Conflict);
	await assert.rejects(fetchOf("samples/open.txt"), denied("manifest_ended"));
	const said = await database().select().from(auditLog).where(eq(auditLog.subjectId, manifestId));
	assert.deepEqual(said.map(({ action }) => action).sort(), ["manifest.create", "manifest.end"]);
});

test("a list's address is shown to its holder alone: not to others, stewards or administrators", async () => {
	const { world, hana, made } = await listed();
	assert.ok((await readManifest(hana.at(), { manifestId: made.id })).address);
	const admin = contextFor({ kind: "member", userId: world.steward.id, isAdmin: true });
	for (const ctx of [world.steward.at(), (await holder(world)).at(), admin])
		await assert.rejects(readManifest(ctx, { manifestId: made.id }), NotFound);
	const [seen] = await listManifests(world.steward.at(), { dataset: world.slug, userId: hana.id });
	assert.equal(seen?.id, made.id);
	assert.equal(seen?.address, null);
});

test("a list is made by who has access to that version, and its holder's leaving ends it", async () => {
	const { world, hana, fetchOf } = await listed();
	const of = { dataset: world.slug, version: "1.0.0", hours: 1 };
	await assert.rejects(createManifest(nobody(), of), NotSignedIn);
	await assert.rejects(createManifest((await person("p")).at(), of), denied("access_none"));
	await assert.rejects(createManifest(world.steward.at(), of), denied("access_none"));
	await assert.rejects(createManifest(hana.at(), { ...of, version: "9" }), NotFound);
	const limited = await holder(world, { lastSequence: 1 });
	await publishedVersion(world.datasetId, 2);
	await assert.rejects(
		createManifest(limited.at(), { ...of, version: "2.0.0" }),
		denied("access_not_covered"),
	);
	await database().update(users).set({ deletedAt: new Date() }).where(eq(users.id, hana.id));
	await assert.rejects(fetchOf("samples/open.txt"), NotFound);
});

test("what is issued, what is confirmed by its digest and what is missing are told apart, in every version that has the file", async () => {
	const { world, hana } = await listed();
	const of = { dataset: world.slug, version: "1.0.0" };
	const counts = async () => {
		const { files, issued, confirmed, missing } = await readCompleteness(hana.at(), of);
		return { files, issued, confirmed, missing };
	};
	assert.deepEqual(await counts(), { files: 2, issued: 0, confirmed: 0, missing: 2 });
	const fileId = world.files.licensed.id;
	await downloadFile(hana.at(), { fileId, way: "browser", clientAddress: null });
	assert.deepEqual(await counts(), { files: 2, issued: 1, confirmed: 0, missing: 1 });
	const lines = `${world.files.licensed.sha256}  anywhere/else.txt\n${sha256("other")} *foreign.txt\n${world.files.withheld.sha256}  guessed.txt\n`;
	const said = await confirmDownloads(hana.at(), { dataset: world.slug, lines });
	assert.deepEqual(said, {
		matched: 1,
		confirmed: 1,
		unknown: ["foreign.txt", "guessed.txt"],
		unknownCount: 2,
	});
	const again = await confirmDownloads(hana.at(), { dataset: world.slug, lines });
	assert.equal(again.confirmed, 0);
	assert.deepEqual(await counts(), { files: 2, issued: 0, confirmed: 1, missing: 1 });
	const seen = await readCompleteness(world.steward.at(), { ...of, userId: hana.id });
	assert.equal(seen.confirmed, 1);
	const stranger = await person("stranger");
	const nothing = await confirmDownloads(stranger.at(), { dataset: world.slug, lines });
	assert.equal(nothing.matched, 0);
	assert.equal(nothing.unknownCount, 3);
});

test("a holder reads their standing towards each version, and why it ended", async () => {
	const { world, hana } = await listed();
	await publishedVersion(world.datasetId, 2);
	const limited = await holder(world, {
		lastSequence: 1,
		revokedAt: new Date(Date.now() - 1000),
		revokedBy: world.steward.id,
		revocationReason: "Left the university.",
	});
	const whole = await readHolding(hana.at(), { dataset: world.slug });
	assert.equal(whole.standing, "active");
	assert.deepEqual(
		whole.versions.map(({ version, standing }) => `${version} ${standing}`),
		["2.0.0 active", "1.0.0 active"],
	);
	const ended = await readHolding(limited.at(), { dataset: world.slug });
	assert.equal(ended.standing, "revoked");
	assert.equal(ended.reason, "Left the university.");
	assert.equal(
		(await readHolding((await person("p")).at(), { dataset: world.slug })).standing,
		"none",
	);
});
