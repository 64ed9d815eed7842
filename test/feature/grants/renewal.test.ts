import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import {
	approvalInput,
	approveRequest,
	renewRequest,
	saveDraft,
	submitRequest,
} from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { Conflict, NotAllowed } from "#lib/errors.ts";
import {
	listGrants,
	readStanding,
	remindHolders,
	revokeAccess,
	suspendAccess,
} from "#lib/grants/index.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { faculty, waiting } from "#test/support/requests.ts";
import type { Person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const place = await openDataset();
const { slug: dataset, datasetId, steward, second } = place;
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const reason = "Because of a test.";

const approve = (number: number, revision: number, endsAt: Date, who = steward) =>
	approveRequest(
		who.at(),
		approvalInput.parse({ number, revision, endsOn: dayOf(endsAt), words: "" }),
	);

/** Somebody who was approved by the steward until a day. */
async function approved(endsAt: Date): Promise<Person> {
	const { who, request } = await waiting(place);
	await approve(request.number, request.revision, endsAt);
	return who;
}

/** Their renewal, in the queue. */
async function renewal(who: Person) {
	const { number } = await renewRequest(who.at(), { dataset });
	await saveDraft(who.at(), { ...faculty, dataset, number, publications: "A paper." });
	return submitRequest(who.at(), { number });
}

const standingAt = async (who: Person, now: Date) =>
	(await readStanding(database(), { datasetId, userId: who.id, now })).towards(1);

test("an approved renewal lets its holder go on past the first end, and quiets the reminders of it", async () => {
	const who = await approved(inDays(20));
	assert.equal(await standingAt(who, new Date()), "expiring");
	assert.equal(await standingAt(who, inDays(40)), "expired");
	const { number, revision, kind } = await renewal(who);
	assert.equal(kind, "renewal");
	await approve(number, revision, inDays(300), second);
	assert.equal(await standingAt(who, new Date()), "active");
	assert.equal(await standingAt(who, inDays(40)), "active");
	const [latest, first] = await listGrants(who.at());
	assert.deepEqual([latest?.isLast, first?.isLast], [true, false]);
	assert.deepEqual([latest?.mayRenew, first?.mayRenew], [true, false]);
	const before = (await mailsTo(who.email)).length;
	await remindHolders(contextFor({ kind: "system", name: "upkeep" }, inDays(22)));
	assert.equal((await mailsTo(who.email)).length, before, "the first end is no end any more");
	const [, ranOut] = await listGrants(who.at(inDays(40)));
	assert.equal(ranOut?.asksForEnd, false);
	assert.equal(ranOut.endedAt, ranOut.endsAt);
});

test("revoking ends every grant of the person, the renewed one too", async () => {
	const who = await approved(inDays(20));
	const { number, revision } = await renewal(who);
	await approve(number, revision, inDays(300));
	const { revoked } = await revokeAccess(steward.at(), { dataset, userId: who.id, reason });
	assert.equal(revoked, 2);
	assert.equal(await standingAt(who, new Date()), "revoked");
	assert.ok((await listGrants(who.at())).every(({ state }) => state === "revoked"));
});

test("whose last access was revoked has nothing to renew, though an earlier one only ran out", async () => {
	const who = await approved(inDays(20));
	const { number, revision } = await renewal(who);
	await approve(number, revision, inDays(300));
	const revocation = { dataset, userId: who.id, reason };
	await revokeAccess(steward.at(inDays(40)), revocation);
	await assert.rejects(renewal(who), NotAllowed);
});

test("a renewal is not approved over a suspension, and still waits afterwards", async () => {
	const who = await approved(inDays(20));
	const { number, revision } = await renewal(who);
	await suspendAccess(second.at(), { dataset, userId: who.id, reason });
	await assert.rejects(approve(number, revision, inDays(300)), Conflict);
	const [row] = await database()
		.select()
		.from(accessRequests)
		.where(eq(accessRequests.number, number));
	assert.equal(row?.state, "submitted");
	assert.equal(await standingAt(who, new Date()), "suspended");
});

test("whoever comes first, a revocation and an approval at once leave no access that nobody meant", async () => {
	for (let round = 0; round < 5; round++) {
		const who = await approved(inDays(20));
		const { number, revision } = await renewal(who);
		const [, ended] = await Promise.all([
			approve(number, revision, inDays(300)),
			revokeAccess(second.at(), { dataset, userId: who.id, reason }),
		]);
		// Either the approval came before and was revoked with the rest, or it came after, as a word of its own.
		const open = (await listGrants(who.at())).filter(({ state }) => state !== "revoked");
		assert.equal(ended.revoked + open.length, 2);
	}
});
