import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challenges } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import {
	addOrganizer,
	listMyChallenges,
	listOrganizers,
	readDesk,
	removeOrganizer,
} from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { auditInput, listAudit } from "#lib/desk/index.ts";
import { Conflict, Invalid, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { deleteAccount } from "#lib/privacy/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { openPhase, type Person, person, readyToSend } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

/** A challenge that two people run. */
async function runByTwo() {
	const { organizer: first, slugs, challenge } = await openPhase();
	const second = await person("second");
	await addOrganizer(first.at(), { challenge: slugs.challenge, email: second.email });
	return { challenge: slugs.challenge, challengeId: challenge.id, first, second };
}

const admin = async () => {
	const { id } = await person("admin");
	return contextFor({ kind: "member", userId: id, isAdmin: true });
};
const idsOf = async (challenge: string) =>
	(await listOrganizers(await admin(), { challenge })).map(({ userId }) => userId).sort();

test("an organizer adds somebody by their mail address, who then runs the challenge too", async () => {
	const { organizer, slugs } = await openPhase();
	const { challenge } = slugs;
	const bea = await person("Bea");
	await assert.rejects(readDesk(bea.at(), { challenge }), NotAllowed);
	const added = await addOrganizer(organizer.at(), { challenge, email: bea.email.toUpperCase() });
	assert.deepEqual(added, { userId: bea.id, name: "Bea", email: bea.email, isSelf: false });
	assert.equal((await readDesk(bea.at(), { challenge })).challenge.slug, challenge);
	assert.deepEqual(
		(await listMyChallenges(bea.at())).map(({ slug }) => slug),
		[challenge],
	);
	assert.deepEqual(
		(await listOrganizers(bea.at(), { challenge })).map(({ email, isSelf }) => [email, isSelf]),
		[
			[bea.email, true],
			[organizer.email, false],
		].sort(),
	);
});

test("somebody without an account, or whose account is deleted, is asked to sign in first", async () => {
	const { organizer, slugs } = await openPhase();
	const gone = await person("gone");
	await database().update(users).set({ deletedAt: new Date() }).where(eq(users.id, gone.id));
	for (const email of ["nobody@test.invalid", gone.email])
		await assert.rejects(
			addOrganizer(organizer.at(), { challenge: slugs.challenge, email }),
			(error: unknown) =>
				error instanceof Invalid && /ask them to sign in once/.test(error.message),
		);
	assert.deepEqual(await idsOf(slugs.challenge), [organizer.id]);
});

test("whoever is an organizer already is not added again, also not by two at once", async () => {
	const { challenge, first, second } = await runByTwo();
	await assert.rejects(addOrganizer(first.at(), { challenge, email: second.email }), Conflict);
	const third = await person("third");
	const outcomes = await Promise.allSettled(
		[first, second].map((by) => addOrganizer(by.at(), { challenge, email: third.email })),
	);
	const refused = outcomes.filter((outcome) => outcome.status === "rejected");
	assert.equal(refused.length, 1);
	assert.ok(refused[0]?.reason instanceof Conflict);
	assert.equal((await idsOf(challenge)).length, 3);
});

test("an organizer removes another or themselves, and the desk is closed to who was removed", async () => {
	const { challenge, first, second } = await runByTwo();
	await removeOrganizer(first.at(), { challenge, userId: second.id });
	await assert.rejects(readDesk(second.at(), { challenge }), NotAllowed);
	await assert.rejects(removeOrganizer(first.at(), { challenge, userId: second.id }), Conflict);
	await addOrganizer(first.at(), { challenge, email: second.email });
	await removeOrganizer(first.at(), { challenge, userId: first.id });
	assert.deepEqual(await idsOf(challenge), [second.id]);
});

test("the last organizer stays, whoever wants to remove them", async () => {
	const { organizer, slugs } = await openPhase();
	const of = { challenge: slugs.challenge, userId: organizer.id };
	for (const ctx of [organizer.at(), await admin()])
		await assert.rejects(
			removeOrganizer(ctx, of),
			(error: unknown) => error instanceof Conflict && /last organizer/.test(error.message),
		);
	assert.deepEqual(await idsOf(slugs.challenge), [organizer.id]);
});

const rounds = Array.from({ length: 6 }, (_, round) => round);

test("of two organizers who leave at once one stays, and is told why", async () => {
	for (const _round of rounds) {
		const { challenge, first, second } = await runByTwo();
		const outcomes = await Promise.allSettled(
			[first, second].map((one) => removeOrganizer(one.at(), { challenge, userId: one.id })),
		);
		const refused = outcomes.filter((outcome) => outcome.status === "rejected");
		assert.equal(refused.length, 1);
		assert.ok(refused[0]?.reason instanceof Conflict);
		assert.equal((await idsOf(challenge)).length, 1);
	}
});

test("of two organizers who remove each other at once one is removed, and removes nobody any more", async () => {
	for (const _round of rounds) {
		const { challenge, first, second } = await runByTwo();
		const third = await person("third");
		await addOrganizer(first.at(), { challenge, email: third.email });
		const outcomes = await Promise.allSettled([
			removeOrganizer(first.at(), { challenge, userId: second.id }),
			removeOrganizer(second.at(), { challenge, userId: first.id }),
		]);
		const refused = outcomes.filter((outcome) => outcome.status === "rejected");
		assert.equal(refused.length, 1);
		assert.ok(refused[0]?.reason instanceof NotAllowed);
		assert.equal((await idsOf(challenge)).length, 2);
	}
});

test("an organizer whose account is deleted while the other one is removed leaves nobody's challenge behind", async () => {
	for (const _round of rounds) {
		const { challenge, first, second } = await runByTwo();
		const outcomes = await Promise.allSettled([
			deleteAccount(first.at(), { confirmation: first.email }),
			removeOrganizer(first.at(), { challenge, userId: second.id }),
		]);
		assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
		assert.equal((await idsOf(challenge)).length, 1);
	}
});

test("organizers are the organizers' to know and to change: not a participant's, a stranger's or another challenge's", async () => {
	const { ana, organizer, slugs } = await readyToSend();
	const { challenge } = slugs;
	const elsewhere = await openPhase();
	const verbs = [
		(ctx: Person["at"]) => listOrganizers(ctx(), { challenge }),
		(ctx: Person["at"]) => addOrganizer(ctx(), { challenge, email: ana.email }),
		(ctx: Person["at"]) => removeOrganizer(ctx(), { challenge, userId: organizer.id }),
	];
	for (const verb of verbs) {
		for (const who of [ana, await person("stranger"), elsewhere.organizer])
			await assert.rejects(verb(who.at), NotAllowed);
		await assert.rejects(
			verb(() => contextFor(visitor)),
			NotSignedIn,
		);
	}
	await database()
		.update(challenges)
		.set({ publishedAt: null })
		.where(eq(challenges.slug, challenge));
	for (const verb of verbs) await assert.rejects(verb(ana.at), NotFound);
	assert.deepEqual(await idsOf(challenge), [organizer.id]);
});

test("who came and who went is in the audit log, and organizers read it there", async () => {
	const { challenge, challengeId, first, second } = await runByTwo();
	await removeOrganizer(second.at(), { challenge, userId: first.id });
	const lines = await database()
		.select()
		.from(auditLog)
		.where(eq(auditLog.challengeId, challengeId))
		.orderBy(auditLog.id);
	assert.deepEqual(
		lines.map(({ action, actorId, detail }) => [action, actorId, detail]),
		[
			["challenge.organizer-added", first.id, { before: null, after: { organizer: second.id } }],
			["challenge.organizer-removed", second.id, { before: { organizer: first.id }, after: null }],
		],
	);
	const { entries } = await listAudit(
		second.at(),
		auditInput.parse({ challenge, who: second.email }),
	);
	assert.deepEqual(
		entries.map(({ action }) => action),
		["challenge.organizer-removed"],
	);
});
