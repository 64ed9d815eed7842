import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { grantReminders, grants } from "#drizzle/schema/access.ts";
import { users } from "#drizzle/schema/people.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import {
	askForSignatures,
	listGrants,
	remindHolders,
	resumeAccess,
	revokeAccess,
	suspendAccess,
} from "#lib/grants/index.ts";
import { renderMail } from "#lib/mail/index.ts";
import { deleteAccount } from "#lib/privacy/index.ts";
import { holder, openDataset, publishedLicence, signed } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { type Person, person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const day = 86_400_000;
const inForceFrom = new Date("2026-06-01T00:00:00Z");
const graceEnds = new Date(inForceFrom.getTime() + 30 * day);
const year = {
	startsAt: new Date("2026-03-01T00:00:00Z"),
	endsAt: new Date("2027-03-01T00:00:00Z"),
};
const upkeep = (now: Date) => contextFor({ kind: "system", name: "upkeep" }, now);

/** A dataset whose licence has a second version, material, with thirty days to sign it. */
async function changedLicence() {
	const place = await openDataset();
	const second = await publishedLicence(place.datasetId, 2, { inForceFrom, graceDays: 30 });
	return { ...place, second };
}
const askedOf = async (who: Person) =>
	(await mailsTo(who.email)).filter(({ subject }) =>
		subject.en.includes("waits for your signature"),
	);

test("whoever has not signed is told once when the grace is over, in both languages; who has signed is not", async () => {
	const place = await changedLicence();
	const [late, done] = [await holder(place, year), await holder(place, year)];
	await signed(done, place.second);
	await askForSignatures(upkeep(new Date(graceEnds.getTime() - 1)));
	assert.equal((await askedOf(late)).length, 0, "the grace still runs");
	for (const days of [0, 1, 100]) {
		await askForSignatures(upkeep(new Date(graceEnds.getTime() + days * day)));
		assert.equal((await askedOf(late)).length, 1);
	}
	assert.deepEqual(await askedOf(done), []);
	const [grant] = await listGrants(late.at(graceEnds));
	assert.equal(grant?.state, "needs_signature");
	const [mail] = await askedOf(late);
	const { text, html } = renderMail(mail ?? assert.fail("no mail"));
	assert.match(text, /version 2 is over/);
	assert.match(text, /签署第 2 版的期限已过/);
	assert.ok(html.includes(`/datasets/${place.slug}/sign`));
	assert.ok(html.includes(`/datasets/${place.slug}/licence/2`));
});

test("two workers that ask at once send one mail, and a version after this one asks again", async () => {
	const place = await changedLicence();
	const late = await holder(place, year);
	await Promise.all(Array.from({ length: 4 }, () => askForSignatures(upkeep(graceEnds))));
	assert.equal((await askedOf(late)).length, 1);
	const at = new Date(graceEnds.getTime() + 10 * day);
	await publishedLicence(place.datasetId, 3, { inForceFrom: at, graceDays: 0 });
	await askForSignatures(upkeep(at));
	assert.equal((await askedOf(late)).length, 2);
});

test("a person with an older grant beside the newer one is asked once for both", async () => {
	const place = await changedLicence();
	const late = await holder(place, year);
	const again = await holder(place, { ...year, startsAt: new Date("2026-04-01T00:00:00Z") });
	await database().update(grants).set({ userId: late.id }).where(eq(grants.id, again.grant.id));
	for (const days of [0, 1])
		await askForSignatures(upkeep(new Date(graceEnds.getTime() + days * day)));
	assert.equal((await askedOf(late)).length, 1);
	assert.deepEqual(await askedOf(again), []);
});

test("access that a signature would not bring back is not asked for one; resumed, it is", async () => {
	const place = await changedLicence();
	const [gone, stopped, over] = [
		await holder(place, year),
		await holder(place, year),
		await holder(place, { ...year, endsAt: graceEnds }),
	];
	const early = place.steward.at(new Date(graceEnds.getTime() - day));
	const word = { dataset: place.slug, reason: "Because of a test." };
	await revokeAccess(early, { ...word, userId: gone.id });
	await suspendAccess(early, { ...word, userId: stopped.id });
	await askForSignatures(upkeep(graceEnds));
	for (const who of [gone, stopped, over]) assert.deepEqual(await askedOf(who), []);
	await resumeAccess(place.steward.at(graceEnds), { ...word, userId: stopped.id });
	await askForSignatures(upkeep(graceEnds));
	assert.equal((await askedOf(stopped)).length, 1);
});

test("a deleted account is sent nothing any more, neither for a signature nor at an end", async () => {
	const place = await changedLicence();
	// One that deleted its account, whose access ended with it, and one whose row alone says so.
	const [left, buried] = [await holder(place, year), await holder(place, year)];
	await deleteAccount(left.at(), { confirmation: left.email });
	await database().update(users).set({ deletedAt: inForceFrom }).where(eq(users.id, buried.id));
	const before = await mailsTo(left.email);
	await askForSignatures(upkeep(graceEnds));
	for (const days of [60, 30, 7, 0])
		await remindHolders(upkeep(new Date(year.endsAt.getTime() - days * day)));
	assert.deepEqual(await mailsTo(left.email), before);
	assert.deepEqual(await mailsTo(`deleted-${left.id}@deleted.invalid`), []);
	assert.deepEqual(await mailsTo(buried.email), []);
	const said = await database()
		.select()
		.from(grantReminders)
		.where(eq(grantReminders.grantId, buried.grant.id));
	assert.deepEqual(said, []);
});

test("only Onset's own workers ask", async () => {
	await assert.rejects(askForSignatures((await person("Stella")).at()), NotAllowed);
});
