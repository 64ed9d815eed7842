import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accessRequests, grantReminders } from "#drizzle/schema/access.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import { escalateQueue, remindHolders, revokeAccess, suspendAccess } from "#lib/grants/index.ts";
import { renderMail } from "#lib/mail/index.ts";
import { holder, openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { type Person, person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const day = 86_400_000;
const start = new Date("2026-03-01T00:00:00Z");
const end = new Date("2027-03-01T00:00:00Z");
const before = (days: number, milliseconds = 0) =>
	new Date(end.getTime() - days * day + milliseconds);
const upkeep = (now: Date) => contextFor({ kind: "system", name: "upkeep" }, now);

const place = await openDataset();
const year = { startsAt: start, endsAt: end };
const subjects = async (who: Person) =>
	(await mailsTo(who.email)).map(({ subject }) => subject.en.replace(place.slug, ""));
const reminded = async (grantId: string) =>
	(await database().select().from(grantReminders).where(eq(grantReminders.grantId, grantId)))
		.map(({ daysBefore }) => daysBefore)
		.sort((one, other) => other - one);

test("a holder is reminded 60, 30 and 7 days before the end and asked at the end, each once", async () => {
	const hana = await holder(place, year);
	for (const [at, mails] of [
		[before(60, -1), 0],
		[before(60), 1],
		[before(59), 1],
		[before(30), 2],
		[before(7), 3],
		[before(0, -1), 3],
		[before(0), 4],
		[before(-400), 4],
	] as const) {
		await remindHolders(upkeep(at));
		assert.equal((await mailsTo(hana.email)).length, mails, `at ${at.toISOString()}`);
	}
	assert.deepEqual(await reminded(hana.grant.id), [60, 30, 7, 0]);
	const said = await mailsTo(hana.email);
	const last = said.at(-1);
	assert.ok(last);
	assert.match(said[0]?.subject.en ?? "", /ends on 2027-03-01/);
	const { text, html } = renderMail(last);
	assert.match(text, /delete your copies/);
	assert.match(text, /删除所持副本/);
	assert.match(html, /href="[^"]+\/access"/);
});

test("two workers that remind at once send one mail", async () => {
	const hana = await holder(place, year);
	const counts = await Promise.all(
		Array.from({ length: 4 }, () => remindHolders(upkeep(before(20)))),
	);
	assert.equal(
		counts.reduce((sum, one) => sum + one.reminded, 0),
		1,
	);
	assert.equal((await subjects(hana)).length, 1);
});

test("what a worker missed while it was away is said once, as the latest of it", async () => {
	const hana = await holder(place, year);
	await remindHolders(upkeep(before(6)));
	assert.deepEqual(await reminded(hana.grant.id), [7]);
});

test("access that began after a reminder's day is not reminded of it", async () => {
	const short = await holder(place, { startsAt: before(20), endsAt: end });
	await remindHolders(upkeep(before(19)));
	assert.deepEqual(await reminded(short.grant.id), []);
	await remindHolders(upkeep(before(7)));
	assert.deepEqual(await reminded(short.grant.id), [7]);
});

test("revoked access is not reminded of, and suspended access only of its end", async () => {
	const [gone, stopped] = [await holder(place, year), await holder(place, year)];
	const word = { dataset: place.slug, reason: "Because of a test." };
	await revokeAccess(place.steward.at(before(100)), { ...word, userId: gone.id });
	await suspendAccess(place.steward.at(before(100)), { ...word, userId: stopped.id });
	await remindHolders(upkeep(before(30)));
	assert.deepEqual(await reminded(gone.grant.id), []);
	assert.deepEqual(await reminded(stopped.grant.id), []);
	await remindHolders(upkeep(before(-1)));
	assert.deepEqual(await reminded(gone.grant.id), []);
	assert.deepEqual(await reminded(stopped.grant.id), [0]);
});

test("only Onset's own workers remind and escalate", async () => {
	await assert.rejects(remindHolders(place.steward.at()), NotAllowed);
	await assert.rejects(escalateQueue(place.steward.at()), NotAllowed);
});

async function waits(of: { datasetId: string }, submittedAt: Date, state = "submitted" as const) {
	const who = await person("Ada Applicant");
	const [made] = await database()
		.insert(accessRequests)
		.values({
			datasetId: of.datasetId,
			userId: who.id,
			state,
			stateChangedAt: submittedAt,
			formNumber: 1,
			createdAt: submittedAt,
			submittedAt,
		})
		.returning();
	assert.ok(made);
	return made.number;
}

test("requests that wait too long are brought before every steward and organizer, once", async () => {
	const queue = await openDataset();
	const everybody = [queue.steward, queue.second, queue.organizer];
	const old = await waits(queue, before(14));
	const young = await waits(queue, before(14, 1));
	const runs = await Promise.all(Array.from({ length: 3 }, () => escalateQueue(upkeep(before(0)))));
	assert.equal(
		runs.reduce((sum, one) => sum + one.escalated, 0),
		1,
	);
	for (const who of everybody) {
		const [mail, ...more] = await mailsTo(who.email);
		assert.equal(more.length, 0);
		assert.match(renderMail(mail ?? assert.fail("no mail")).text, new RegExp(`#${old}\\b`));
	}
	await escalateQueue(upkeep(before(-1)));
	const [, second] = await mailsTo(queue.second.email);
	const { text } = renderMail(second ?? assert.fail("no second mail"));
	assert.match(text, new RegExp(`#${young}\\b`));
	assert.doesNotMatch(text, new RegExp(`#${old}\\b`));
});
