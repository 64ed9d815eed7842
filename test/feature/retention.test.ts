import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import { addressKeys, downloadLedger, downloadOrigins } from "#drizzle/schema/downloads.ts";
import { events, notices, webhookDeliveries, webhooks } from "#drizzle/schema/events.ts";
import { apiTokens, rateLimits, sessions, verificationTokens } from "#drizzle/schema/people.ts";
import { uploadIntents } from "#drizzle/schema/submissions.ts";
import { teamInvitations, teams } from "#drizzle/schema/teams.ts";
import { contextFor } from "#lib/context.ts";
import { database, inTransaction } from "#lib/db/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { applyRetention, keptDeliveries, timedRetention } from "#lib/privacy/index.ts";
import { claimJob, finishJob } from "#lib/queue/index.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { bucketAs } from "#test/support/storage.ts";
import {
	announce,
	arrive,
	encode,
	person,
	readyToSend,
	sha256,
	uploadOf,
} from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const db = database();
const start = new Date("2026-06-15T12:00:00Z");
const day = 86_400_000;
const later = (days: number, milliseconds = 0) => new Date(+start + days * day + milliseconds);
const upkeep = (now: Date) => applyRetention(contextFor({ kind: "system", name: "upkeep" }, now));

const place = await openDataset();
const ana = await person("Ana");

/** Runs the upkeep a moment before a rule's time and at it: nothing goes, then exactly one does. */
async function onTime(rule: keyof typeof timedRetention, left: () => Promise<number>) {
	const { days } = timedRetention[rule];
	await upkeep(later(days, -1));
	assert.equal(await left(), 1, "a moment too early");
	const removed = await upkeep(later(days, 1));
	assert.equal(removed[rule], 1);
	assert.equal(await left(), 0, "on time");
	assert.equal((await upkeep(later(days, 1)))[rule], 0, "and a second run finds nothing");
}

const count = async (rows: Promise<unknown[]>) => (await rows).length;

test("the address hash of a download goes after its time, and its line in the ledger stays", async () => {
	const [line] = await db
		.insert(downloadLedger)
		.values({ at: start, userId: ana.id, fileId: place.files.licensed.id, way: "browser" })
		.returning();
	assert.ok(line);
	await db.insert(downloadOrigins).values({ ledgerId: line.id, addressHash: "x", at: start });
	await onTime("addressHashes", () => count(db.select().from(downloadOrigins)));
	assert.equal(await count(db.select().from(downloadLedger)), 1);
});

test("a month's key goes once none of its hashes can be left", async () => {
	await db.insert(addressKeys).values({ month: "2026-06", key: "x", createdAt: start });
	await onTime("addressKeys", () => count(db.select().from(addressKeys)));
	const { addressKeys: key, addressHashes: hash } = timedRetention;
	assert.ok(key.days >= 31 + hash.days, "a key outlives every hash made with it");
});

test("an ended session goes", async () => {
	await db.insert(sessions).values({ sessionToken: "x", userId: ana.id, expires: start });
	await onTime("sessions", () => count(db.select().from(sessions)));
});

test("a sign-in link that ran out goes", async () => {
	await db
		.insert(verificationTokens)
		.values({ identifier: "x@test.invalid", token: "x", expires: start });
	await onTime("signInLinks", () => count(db.select().from(verificationTokens)));
});

test("counts of sign-in mails go", async () => {
	await db.insert(rateLimits).values({ key: "mail:x", points: 1, expire: +start });
	await onTime("signInCounts", () => count(db.select().from(rateLimits)));
});

test("a token that was ended goes after its time, and one that lives stays", async () => {
	await db.insert(apiTokens).values([
		{ userId: ana.id, name: "ended", tokenSha256: sha256("1"), revokedAt: start },
		{ userId: ana.id, name: "lives", tokenSha256: sha256("2") },
	]);
	const ended = () => count(db.select().from(apiTokens).where(eq(apiTokens.name, "ended")));
	await onTime("revokedTokens", ended);
	assert.equal(await count(db.select().from(apiTokens)), 1);
});

test("an invitation goes with its address, whichever way it ended, and one that is open stays", async () => {
	const { challenge } = await readyToSend();
	const [team] = await db.select().from(teams).where(eq(teams.challengeId, challenge.id));
	assert.ok(team);
	const of = { teamId: team.id, invitedBy: ana.id, createdAt: later(-10) };
	const far = later(1000);
	const ways = {
		"ran-out": { expiresAt: start },
		used: { expiresAt: far, usedAt: start },
		revoked: { expiresAt: far, revokedAt: start },
	};
	await db.insert(teamInvitations).values({ ...of, email: "open@test.invalid", expiresAt: far });
	for (const [way, ended] of Object.entries(ways)) {
		const email = `${way}@test.invalid`;
		await db.insert(teamInvitations).values({ ...of, ...ended, email });
		const left = () =>
			count(db.select().from(teamInvitations).where(eq(teamInvitations.email, email)));
		await onTime("teamInvitations", left);
	}
	assert.equal(await count(db.select().from(teamInvitations)), 1);
});

test("a draft that lapsed unsent is emptied, and a request that was sent is not", async () => {
	const draft = {
		datasetId: place.datasetId,
		userId: ana.id,
		state: "lapsed",
		stateChangedAt: start,
		formNumber: 1,
		intendedUse: "words",
		createdAt: start,
	} as const;
	await db.insert(accessRequests).values([draft, { ...draft, submittedAt: start }]);
	const written = () =>
		count(db.select().from(accessRequests).where(eq(accessRequests.intendedUse, "words")));
	await upkeep(later(364, day - 1));
	assert.equal(await written(), 2);
	assert.equal((await upkeep(later(365))).abandonedDrafts, 1);
	assert.equal(await written(), 1);
	assert.equal(await count(db.select().from(accessRequests)), 2, "both rows are there still");
	assert.equal((await upkeep(later(365))).abandonedDrafts, 0);
});

test("a file that was uploaded and never submitted goes; the announcement stays without its name", async () => {
	const { slugs, ana: sender, methodId } = await readyToSend();
	const bytes = encode({});
	const announced = await announce(sender.at(), uploadOf(slugs, methodId, bytes));
	await arrive(announced, bytes);
	const [intent] = await db
		.select()
		.from(uploadIntents)
		.where(eq(uploadIntents.id, announced.intentId));
	assert.ok(intent);
	const bucket = bucketAs("site", "site");
	const key = `submissions/${announced.intentId}`;
	const out = (milliseconds: number) => new Date(+intent.expiresAt + 7 * day + milliseconds);
	await upkeep(out(0));
	assert.ok(await bucket.headObject(key), "not yet");
	assert.equal((await upkeep(out(1))).unfinishedUploads, 1);
	assert.equal(await bucket.headObject(key), null);
	const [left] = await db.select().from(uploadIntents).where(eq(uploadIntents.id, intent.id));
	assert.deepEqual(left, { ...intent, fileName: "" });
	assert.equal((await upkeep(out(1))).unfinishedUploads, 0);
});

test("a sent mail is forgotten, and one that waits is not", async () => {
	const draft = { to: "x@test.invalid", subject: { en: "x", zh: "x" }, en: ["x"], zh: ["x"] };
	await inTransaction(async (tx) => {
		await queueMail(tx, draft);
		await queueMail(tx, draft);
	});
	const sent = await claimJob("send-mail");
	assert.ok(sent);
	await finishJob(sent);
	const now = Date.now();
	assert.equal((await upkeep(new Date(now + 7 * day - 60_000))).mails, 0);
	assert.equal((await upkeep(new Date(now + 7 * day + 60_000))).mails, 1);
	assert.ok(await claimJob("send-mail"), "the other one is still to be sent");
});

test("two runs at once remove everything once and fail at nothing", async () => {
	await db.insert(sessions).values(
		Array.from({ length: 2500 }, (_, at) => ({
			sessionToken: `many-${at}`,
			userId: ana.id,
			expires: start,
		})),
	);
	const runs = await Promise.all([upkeep(later(1)), upkeep(later(1))]);
	assert.equal(await count(db.select().from(sessions)), 0);
	assert.equal(
		runs.reduce((sum, { sessions: removed }) => sum + removed, 0),
		2500,
	);
});

test("only the system carries it out", async () => {
	await assert.rejects(applyRetention(ana.at()), { code: "not_allowed" });
});

test("a notice goes a year after it came", async () => {
	const { challenge } = await readyToSend();
	const of = { challengeId: challenge.id, at: start, detail: {} };
	const [event] = await db
		.insert(events)
		.values({ ...of, kind: "challenge.changed" })
		.returning();
	assert.ok(event);
	await db.insert(notices).values({ eventId: event.id, userId: ana.id, createdAt: start });
	await onTime("notices", () => count(db.select().from(notices).where(eq(notices.userId, ana.id))));
});

test("a webhook's deliveries go in time but for its newest, and those too once it is removed", async () => {
	const { challenge, organizer } = await readyToSend();
	const row = {
		challengeId: challenge.id,
		url: "https://receiver.invalid/",
		kinds: ["phase.opened"],
		createdBy: organizer.id,
		createdAt: start,
	};
	const [standing, removed] = await db
		.insert(webhooks)
		.values([row, { ...row, removedAt: start }])
		.returning();
	assert.ok(standing && removed);
	const made = Array.from({ length: keptDeliveries + 1 }, (_, at) => later(0, at - keptDeliveries));
	for (const webhook of [standing, removed])
		await db
			.insert(webhookDeliveries)
			.values(made.map((createdAt) => ({ webhookId: webhook.id, body: "{}", createdAt })));
	const left = (webhookId: string) =>
		db
			.select({ createdAt: webhookDeliveries.createdAt })
			.from(webhookDeliveries)
			.where(eq(webhookDeliveries.webhookId, webhookId))
			.orderBy(webhookDeliveries.createdAt);
	const { days } = timedRetention.webhookDeliveries;
	assert.equal((await upkeep(later(days, -keptDeliveries - 1))).webhookDeliveries, 0);
	assert.equal((await upkeep(later(days))).webhookDeliveries, 1 + made.length);
	assert.deepEqual(
		(await left(standing.id)).map(({ createdAt }) => createdAt),
		made.slice(1),
	);
	assert.equal((await left(removed.id)).length, 0);
	assert.equal((await upkeep(later(days + 1))).webhookDeliveries, 0);
});
