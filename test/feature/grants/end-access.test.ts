import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { grants } from "#drizzle/schema/access.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { Conflict, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import {
	answerEnd,
	listGrants,
	readHolderPage,
	readStanding,
	resumeAccess,
	revokeAccess,
	suspendAccess,
} from "#lib/grants/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { holder, openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const place = await openDataset();
const { slug: dataset, datasetId, steward, second } = place;
const reason = "The copies were shared with a company.";

const standingOf = async (userId: string, now = new Date()) =>
	(await readStanding(database(), { datasetId, userId, now })).towards(1);
const stateOf = async (who: { at: () => Parameters<typeof listGrants>[0] }) =>
	(await listGrants(who.at()))[0]?.state;

test("only a steward of the dataset ends, stops or resumes access", async () => {
	const hana = await holder(place);
	const stranger = await person("stranger");
	const other = await openDataset();
	const input = { dataset, userId: hana.id, reason };
	for (const verb of [revokeAccess, suspendAccess, resumeAccess]) {
		await assert.rejects(verb(contextFor(visitor), input), NotSignedIn);
		for (const who of [hana, stranger, place.organizer, other.steward])
			await assert.rejects(verb(who.at(), input), NotAllowed);
		await assert.rejects(verb(steward.at(), { ...input, dataset: "no-such" }), NotFound);
	}
	assert.equal(await standingOf(hana.id), "active");
});

test("a revoked person has no access from that instant, under none of their grants, and is told why", async () => {
	const hana = await holder(place);
	assert.equal(await standingOf(hana.id), "active");
	assert.equal((await listGrants(hana.at()))[0]?.endedAt, null);
	assert.deepEqual(await revokeAccess(steward.at(), { dataset, userId: hana.id, reason }), {
		revoked: 1,
	});
	assert.equal(await standingOf(hana.id), "revoked");
	const [line] = await listGrants(hana.at());
	assert.equal(line?.state, "revoked");
	assert.equal(line.reason, reason);
	assert.equal(line.mayRenew, false);
	assert.equal(line.asksForEnd, true);
	const endedAt = Date.parse(line.endedAt ?? "");
	assert.ok(endedAt < Date.parse(line.endsAt), "it ended with the revocation");
	assert.ok(endedAt >= hana.grant.startsAt.getTime());
	const [mail, ...more] = await mailsTo(hana.email);
	assert.equal(more.length, 0);
	for (const blocks of [mail?.en, mail?.zh]) {
		assert.deepEqual(
			blocks?.filter((block) => typeof block === "object" && "quote" in block),
			[{ quote: reason }],
		);
	}
	const [line2] = await database()
		.select()
		.from(auditLog)
		.where(eq(auditLog.subjectId, hana.grant.id));
	assert.equal(line2?.action, "grant.revoke");
	assert.equal(line2.actorId, steward.id);
});

test("of two stewards who revoke at once one does, and the other is told", async () => {
	const hana = await holder(place);
	const both = await Promise.allSettled([
		revokeAccess(steward.at(), { dataset, userId: hana.id, reason }),
		revokeAccess(second.at(), { dataset, userId: hana.id, reason: `${reason} Again.` }),
	]);
	const failed = both.filter((one) => one.status === "rejected");
	assert.equal(failed.length, 1);
	assert.ok(failed[0]?.reason instanceof Conflict);
	assert.match(failed[0].reason.message, /was revoked on \d{4}-\d\d-\d\d already/);
	assert.equal((await mailsTo(hana.email)).length, 1);
});

test("somebody who never had access, or whose access is over, cannot lose it", async () => {
	const stranger = await person("stranger");
	const input = { dataset, reason };
	await assert.rejects(revokeAccess(steward.at(), { ...input, userId: stranger.id }), /never had/);
	const late = await holder(place, { endsAt: new Date(Date.now() + 60_000) });
	const after = new Date(Date.now() + 120_000);
	await assert.rejects(
		revokeAccess(steward.at(after), { ...input, userId: late.id }),
		/ended by itself/,
	);
});

test("suspended access opens nothing until it is resumed, and each step says why", async () => {
	const hana = await holder(place);
	const input = { dataset, userId: hana.id, reason };
	await assert.rejects(resumeAccess(steward.at(), input), /not suspended/);
	await suspendAccess(steward.at(), input);
	assert.equal(await standingOf(hana.id), "suspended");
	assert.equal((await listGrants(hana.at()))[0]?.reason, reason);
	await assert.rejects(suspendAccess(second.at(), input), /suspended already/);
	await resumeAccess(second.at(), { ...input, reason: "It was a misunderstanding." });
	assert.equal(await stateOf(hana), "active");
	const subjects = (await mailsTo(hana.email)).map(({ subject }) => subject.en);
	assert.equal(subjects.length, 2);
	assert.match(subjects[0] ?? "", /suspended/);
	assert.match(subjects[1] ?? "", /resumed/);
});

test("what is suspended can still be revoked, and stays revoked when resumed", async () => {
	const hana = await holder(place);
	const input = { dataset, userId: hana.id, reason };
	await suspendAccess(steward.at(), input);
	await revokeAccess(steward.at(), input);
	await assert.rejects(resumeAccess(steward.at(), input), /revoked/);
	assert.equal(await standingOf(hana.id), "revoked");
});

test("a holder whose access has ended says what became of the copies, and may say so again", async () => {
	const hana = await holder(place);
	const grantId = hana.grant.id;
	const answer = { grantId, answer: "deleted", because: "" } as const;
	await assert.rejects(answerEnd(hana.at(), answer), /has not ended/);
	await revokeAccess(steward.at(), { dataset, userId: hana.id, reason });
	await assert.rejects(answerEnd(contextFor(visitor), answer), NotSignedIn);
	await assert.rejects(answerEnd(steward.at(), answer), NotAllowed);
	const because = "Figures in a thesis need them.";
	await answerEnd(hana.at(), { grantId, answer: "kept", because });
	assert.deepEqual((await listGrants(hana.at()))[0]?.end?.because, because);
	await answerEnd(hana.at(), answer);
	const [line] = (await readHolderPage(steward.at(), { dataset, userId: hana.id })).grants;
	assert.equal(line?.end?.answer, "deleted");
	assert.equal(line.end.because, "");
});

test("a holder's page is for themselves and the stewards", async () => {
	const hana = await holder(place);
	const input = { dataset, userId: hana.id };
	assert.equal((await readHolderPage(hana.at(), input)).grants.length, 1);
	assert.equal((await readHolderPage(second.at(), input)).email, hana.email);
	await assert.rejects(readHolderPage((await person("x")).at(), input), NotAllowed);
	await assert.rejects(
		readHolderPage(steward.at(), { dataset, userId: (await person("y")).id }),
		NotFound,
	);
});

test("the database keeps no revocation without its reason and its author", async () => {
	const hana = await holder(place);
	const bare = database()
		.update(grants)
		.set({ revokedAt: new Date() })
		.where(eq(grants.id, hana.grant.id));
	await assert.rejects(bare);
});
