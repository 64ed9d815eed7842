import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challenges } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import {
	acceptOrganizing,
	inviteOrganizer,
	listMyChallenges,
	listOrganizerInvitations,
	listOrganizers,
	readDesk,
	readOrganizerInvitation,
	refuseOrganizing,
	removeOrganizer,
	revokeOrganizerInvitation,
} from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { auditInput, listAudit } from "#lib/desk/index.ts";
import { Conflict, LimitReached, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { deleteAccount } from "#lib/privacy/index.ts";
import { linkSignature } from "#lib/signed-links/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { mailedInvitation } from "#test/support/teams.ts";
import { method, openPhase, type Person, person, readyToSend } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

/** The link that was mailed last to a mailbox, as its page gets it. */
async function linkTo(email: string) {
	const { id: subject, expiresAt } = await mailedInvitation(email);
	const signature = linkSignature({
		purpose: "organize",
		subject,
		expiresAt: new Date(expiresAt),
	});
	return { invitation: subject, until: String(Date.parse(expiresAt) / 1000), signature };
}

const ask = (by: Person, challenge: string, email: string, days = 1) =>
	inviteOrganizer(by.at(), { challenge, email, days });

/** Invited, and accepted by the mail. */
async function takeIn(by: Person, challenge: string, who: Person) {
	await ask(by, challenge, who.email);
	await acceptOrganizing(who.at(), await linkTo(who.email));
}

/** A challenge that two people run. */
async function runByTwo() {
	const { organizer: first, slugs, challenge } = await openPhase();
	const second = await person("second");
	await takeIn(first, slugs.challenge, second);
	return { challenge: slugs.challenge, challengeId: challenge.id, first, second };
}

const admin = async () => {
	const { id } = await person("admin");
	return contextFor({ kind: "member", userId: id, isAdmin: true });
};
const idsOf = async (challenge: string) =>
	(await listOrganizers(await admin(), { challenge })).map(({ userId }) => userId).sort();

test("whoever is invited reads, accepts by the mail, and runs the challenge too", async () => {
	const { organizer, slugs } = await openPhase();
	const { challenge } = slugs;
	const bea = await person("Bea");
	await assert.rejects(readDesk(bea.at(), { challenge }), NotAllowed);
	const made = await ask(organizer, challenge, bea.email);
	assert.deepEqual(await listOrganizerInvitations(organizer.at(), { challenge }), [made]);
	const link = await linkTo(bea.email);
	for (const look of [visitor, bea.at().actor])
		for (const _time of [1, 2])
			assert.equal((await readOrganizerInvitation(contextFor(look), link)).status, "open");
	assert.deepEqual(await idsOf(challenge), [organizer.id], "reading accepts nothing");
	assert.deepEqual(await acceptOrganizing(bea.at(), link), { challenge });
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
	assert.deepEqual(await listOrganizerInvitations(bea.at(), { challenge }), []);
	await assert.rejects(acceptOrganizing(bea.at(), link), Conflict);
	assert.equal((await readOrganizerInvitation(bea.at(), link)).status, "used");
});

test("an invitation says and does the same whether or not the mailbox has an account, a deleted one or a team", async () => {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const gone = await person("gone");
	await database().update(users).set({ deletedAt: new Date() }).where(eq(users.id, gone.id));
	const known = await person("known");
	const player = await person("player");
	await method(player, challenge);
	const before = await database().$count(auditLog);
	const nobody = `nobody-${randomUUID()}@test.invalid`;
	const answers = [];
	for (const email of [nobody, gone.email, known.email, player.email]) {
		const { id, createdAt, ...said } = await ask(place.organizer, challenge, email);
		assert.ok(id && createdAt);
		answers.push({ ...said, expiresAt: said.expiresAt.slice(0, 10), email: "" });
		assert.equal((await mailsTo(email)).length, 1);
	}
	for (const answer of answers) assert.deepEqual(answer, answers[0]);
	assert.equal((await database().$count(auditLog)) - before, answers.length);
	// Who signs in with that mailbox later finds it waiting.
	const [made] = await database().insert(users).values({ email: nobody }).returning();
	assert.ok(made);
	const actor = { kind: "member", userId: made.id, isAdmin: false } as const;
	await acceptOrganizing(contextFor(actor), await linkTo(nobody));
	assert.ok((await idsOf(challenge)).includes(made.id));
});

test("an invitation is for its mailbox alone, whoever else has the link", async () => {
	const { organizer, slugs } = await openPhase();
	const { challenge } = slugs;
	const [bea, other] = [await person("bea"), await person("other")];
	await ask(organizer, challenge, bea.email);
	const link = await linkTo(bea.email);
	const { isForAccount } = await readOrganizerInvitation(other.at(), link);
	assert.equal(isForAccount, false);
	for (const answer of [acceptOrganizing, refuseOrganizing]) {
		await assert.rejects(answer(other.at(), link), NotAllowed);
		await assert.rejects(answer(contextFor(visitor), link), NotSignedIn);
	}
	const forged = {
		...link,
		signature: link.signature.replace(/^./, (first) => (first === "A" ? "B" : "A")),
	};
	await assert.rejects(readOrganizerInvitation(other.at(), forged), NotFound);
	await acceptOrganizing(bea.at(), { invitation: link.invitation, until: "", signature: "" });
	assert.equal((await idsOf(challenge)).length, 2);
});

test("what is expired, refused, replaced or taken back lets nobody in", async () => {
	const { organizer, slugs } = await openPhase();
	const { challenge } = slugs;
	const bea = await person("bea");
	await ask(organizer, challenge, bea.email);
	const first = await linkTo(bea.email);
	const { id } = await ask(organizer, challenge, bea.email);
	await assert.rejects(acceptOrganizing(bea.at(), first), /taken back or refused/);
	const second = await linkTo(bea.email);
	await assert.rejects(
		acceptOrganizing(bea.at(new Date(Date.now() + 2 * 86_400_000)), second),
		/has expired/,
	);
	await revokeOrganizerInvitation(organizer.at(), { challenge, invitationId: id });
	await assert.rejects(
		revokeOrganizerInvitation(organizer.at(), { challenge, invitationId: id }),
		Conflict,
	);
	await assert.rejects(acceptOrganizing(bea.at(), second), /taken back or refused/);
	await ask(organizer, challenge, bea.email);
	const third = await linkTo(bea.email);
	await refuseOrganizing(bea.at(), third);
	await assert.rejects(acceptOrganizing(bea.at(), third), /taken back or refused/);
	assert.deepEqual(await listOrganizerInvitations(organizer.at(), { challenge }), []);
	assert.deepEqual(await idsOf(challenge), [organizer.id]);
});

test("who is removed leaves no invitation behind to come back by", async () => {
	const { challenge, first, second } = await runByTwo();
	const again = await person("another mailbox of the second");
	await ask(second, challenge, again.email);
	const link = await linkTo(again.email);
	await removeOrganizer(first.at(), { challenge, userId: second.id });
	await assert.rejects(acceptOrganizing(again.at(), link), Conflict);
});

test("a challenge invites so many mailboxes a day and no more", async () => {
	const { organizer, slugs } = await openPhase();
	for (let made = 0; made < 30; made++)
		await ask(organizer, slugs.challenge, `mailbox-${made}@test.invalid`);
	await assert.rejects(ask(organizer, slugs.challenge, "one-more@test.invalid"), LimitReached);
});

test("whoever is an organizer already is not invited, and an invitation used twice at once is used once", async () => {
	const { challenge, first, second } = await runByTwo();
	await assert.rejects(ask(first, challenge, second.email), Conflict);
	const third = await person("third");
	await ask(first, challenge, third.email);
	const link = await linkTo(third.email);
	const outcomes = await Promise.allSettled([1, 2].map(() => acceptOrganizing(third.at(), link)));
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
	const [mail] = (await mailsTo(second.email)).slice(-1);
	assert.match(mail?.subject.en ?? "", /no longer organize/);
	await takeIn(first, challenge, second);
	await removeOrganizer(first.at(), { challenge, userId: first.id });
	assert.deepEqual(await idsOf(challenge), [second.id]);
	assert.deepEqual(await mailsTo(first.email), [], "who leaves knows it");
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
		await takeIn(first, challenge, third);
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
		(ctx: Person["at"]) => listOrganizerInvitations(ctx(), { challenge }),
		(ctx: Person["at"]) => inviteOrganizer(ctx(), { challenge, email: ana.email, days: 1 }),
		(ctx: Person["at"]) =>
			revokeOrganizerInvitation(ctx(), { challenge, invitationId: randomUUID() }),
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
	const { id: invitationId } = await mailedInvitation(second.email);
	assert.deepEqual(
		lines.map(({ action, actorId, detail }) => [action, actorId, detail]),
		[
			["challenge.organizer-invited", first.id, { before: null, after: { invitationId } }],
			[
				"challenge.organizer-added",
				second.id,
				{ before: null, after: { organizer: second.id }, invitationId },
			],
			[
				"challenge.organizer-removed",
				second.id,
				{ before: { organizer: first.id, invitations: [] }, after: null },
			],
		],
	);
	const { entries } = await listAudit(
		second.at(),
		auditInput.parse({ challenge, who: second.email }),
	);
	assert.deepEqual(
		entries.map(({ action }) => action),
		["challenge.organizer-removed", "challenge.organizer-added"],
	);
});
