import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { eventKinds, mailChoices } from "#drizzle/schema/events.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { renderMail } from "#lib/mail/render.ts";
import {
	chooseMails,
	listNotices,
	readChoices,
	readNotices,
	readUnread,
	sendDigests,
} from "#lib/notices/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { invite } from "#lib/teams/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { asWorker, happen, noticesOf, sendAll, tellAgain, tellAll } from "#test/support/notices.ts";
import { startSmtp } from "#test/support/smtp.ts";
import { teamOf } from "#test/support/teams.ts";
import { openPhase, type Person, person } from "#test/support/world.ts";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
const fresh = await freshDatabase();
after(async () => {
	await fresh.drop();
	await smtp.close();
});

const place = await openPhase();
const challengeId = place.challenge.id;
const phaseId = place.phase.id;
const at = (hours: number) => new Date(Date.UTC(2026, 5, 10, hours));
const essential = ["team.invited", "submission.failed", "submission.disqualified"] as const;
const received = (who: Person) => smtp.messages.filter(({ to }) => to.includes(who.email));

/** An event of a kind that concerns a team, and in it this person. */
const eventOf = (kind: (typeof eventKinds)[number], of: { teamId: string; userId: string }) => ({
	kind,
	challengeId,
	phaseId,
	teamId: of.teamId,
	userId: kind.startsWith("team.") ? of.userId : null,
	detail: { title: "Title", closesAt: "2026-06-11T00:00:00.000Z", note: "What is different" },
});
// A message is written down with its people when it is sent; its own tests have it.
const kinds = eventKinds.filter((kind) => kind !== "message.sent");

test("every kind comes as it was chosen: at once, with the day's, or not; and always to the page", async () => {
	for (const mail of mailChoices) {
		const team = await teamOf(place, `choosing-${mail}`);
		const { captain } = team;
		const of = { teamId: team.id, userId: captain.id };
		await tellAll(at(7));
		const optional = kinds.filter((kind) => !essential.some((one) => one === kind));
		await chooseMails(captain.at(at(7)), { choices: optional.map((kind) => ({ kind, mail })) });
		const before = (await noticesOf(captain)).length;
		for (const kind of kinds) await happen(eventOf(kind, of), at(8));
		await tellAll(at(8));
		const mailed = (await mailsTo(captain.email)).length;
		assert.equal(mailed, mail === "at_once" ? kinds.length : essential.length, mail);
		await sendDigests(asWorker(at(32)));
		const digests = (await mailsTo(captain.email)).length - mailed;
		assert.equal(digests, mail === "digest" ? 1 : 0, mail);
		assert.equal((await noticesOf(captain)).length - before, kinds.length, "the page has them all");
	}
});

test("a mail of a kind that can be turned off says how, to people and to programs; an essential one says why not", async () => {
	const { id: teamId, captain } = await teamOf(place, "headers");
	await tellAll();
	await happen(eventOf("phase.opened", { teamId, userId: captain.id }));
	await happen({ ...eventOf("submission.failed", { teamId, userId: captain.id }) });
	await tellAll();
	await sendAll();
	const [open, failed] = ["is open", "could not be scored"].map((words) =>
		received(captain).find(({ subject }) => subject.includes(words)),
	);
	const unfolded = open?.raw.replace(/\r\n[ \t]+/g, " ") ?? "";
	const url = /^List-Unsubscribe: <(https?:[^>]+)>\r?$/m.exec(unfolded)?.[1] ?? "";
	assert.match(
		url,
		new RegExp(`/unsubscribe/${captain.id}\\.phase\\.opened\\?until=\\d+&signature=`),
	);
	assert.match(unfolded, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
	assert.ok(open?.text.includes(url), "the same address stands in the text");
	assert.doesNotMatch(failed?.raw ?? "", /List-Unsubscribe/);
	assert.match(failed?.text ?? "", /always mailed/);
});

test("told twice, by two workers at once or after a crash, it is one notice and one mail", async () => {
	const { id: teamId, captain } = await teamOf(place, "twice");
	await tellAll();
	const [notices, mails] = [
		(await noticesOf(captain)).length,
		(await mailsTo(captain.email)).length,
	];
	const eventId = await happen(eventOf("quota.granted", { teamId, userId: captain.id }));
	await tellAll();
	await tellAgain(eventId);
	await Promise.all([tellAgain(eventId), tellAgain(eventId)]);
	assert.equal((await noticesOf(captain)).length - notices, 1);
	assert.equal((await mailsTo(captain.email)).length - mails, 1);
});

test("a digest is one mail a day, however often and by however many it is sent", async () => {
	const { id: teamId, captain } = await teamOf(place, "digest");
	await tellAll(at(1));
	const base = (await mailsTo(captain.email)).length;
	const count = async () => (await mailsTo(captain.email)).length - base;
	const scored = () => eventOf("submission.scored", { teamId, userId: captain.id });
	await happen(scored(), at(1));
	await happen(scored(), at(2));
	await tellAll(at(3));
	await sendDigests(asWorker(at(5)));
	assert.equal(await count(), 0, "the hour has not come");
	await Promise.all([sendDigests(asWorker(at(6))), sendDigests(asWorker(at(6)))]);
	assert.equal(await count(), 1);
	const [mail] = (await mailsTo(captain.email)).slice(-1);
	assert.match(mail?.subject.en ?? "", /2 notices/);
	const lines = mail?.en.flatMap((block) =>
		typeof block === "object" && "label" in block ? block.label : [],
	);
	assert.equal(lines?.filter((line) => / is scored\. \(2 ×\)$/.test(line)).length, 1);
	await happen(scored(), at(7));
	await tellAll(at(7));
	for (const hour of [7, 12, 23, 29]) await sendDigests(asWorker(at(hour)));
	assert.equal(await count(), 1, "what came after the hour waits for the next day");
	await sendDigests(asWorker(at(30)));
	assert.equal(await count(), 2);
	const [next] = (await mailsTo(captain.email)).slice(-1);
	assert.ok(next);
	assert.match(renderMail(next).text, / is scored:\nhttp/);
});

test("what was read on the page is in no digest, and what was ended meanwhile neither", async () => {
	const { id: teamId, captain } = await teamOf(place, "read");
	await tellAll(at(1));
	const base = (await mailsTo(captain.email)).length;
	const of = { teamId, userId: captain.id };
	await happen(eventOf("submission.scored", of), at(1));
	await tellAll(at(1));
	await readNotices(captain.at(at(2)), {});
	await happen(eventOf("submission.rejected", of), at(3));
	await tellAll(at(3));
	await chooseMails(captain.at(at(4)), {
		choices: [{ kind: "submission.rejected", mail: "never" }],
	});
	await sendDigests(asWorker(at(6)));
	assert.equal((await mailsTo(captain.email)).length, base);
	assert.equal((await readUnread(captain.at())).unread, 1);
});

test("no mail and no notice of a result holds a figure (codalab#2150)", async () => {
	const { id: teamId, captain } = await teamOf(place, "figures");
	await tellAll();
	const kind = "submission.scored";
	await chooseMails(captain.at(), { choices: [{ kind, mail: "at_once" }] });
	const scored = eventOf(kind, { teamId, userId: captain.id });
	// Nobody writes one there; whoever does by mistake must not have mailed it.
	await happen({ ...scored, detail: { ...scored.detail, score: 61.23, auc: "61.23" } });
	await tellAll();
	const said = [(await mailsTo(captain.email)).at(-1), await listNotices(captain.at(), {})];
	assert.match(JSON.stringify(said), /is scored/);
	assert.doesNotMatch(JSON.stringify(said), /61\.23|61,23/);
});

test("an invitation mails itself: its notice brings no second mail", async () => {
	const { captain } = await teamOf(place, "inviting");
	const guest = await person("guest");
	await invite(captain.at(), {
		challenge: place.slugs.challenge,
		email: guest.email.toLowerCase(),
		days: 14,
	});
	await tellAll();
	assert.equal((await mailsTo(guest.email.toLowerCase())).length, 1);
	assert.match((await listNotices(guest.at(), {})).notices[0]?.says ?? "", /you are invited/);
});

test("nobody is mailed more than thirty times a day; the rest waits for the digest", async () => {
	const { id: teamId, captain } = await teamOf(place, "flood");
	await tellAll(at(8));
	const base = (await mailsTo(captain.email)).length;
	for (let one = 0; one < 40; one++)
		await happen(eventOf("quota.granted", { teamId, userId: captain.id }), at(8));
	await tellAll(at(8));
	const mailed = (await mailsTo(captain.email)).length - base;
	assert.equal(mailed, 30);
	await happen(eventOf("submission.failed", { teamId, userId: captain.id }), at(9));
	await tellAll(at(9));
	assert.equal(
		(await mailsTo(captain.email)).length - base,
		mailed + 1,
		"what must be known comes",
	);
	await sendDigests(asWorker(at(30)));
	assert.match((await mailsTo(captain.email)).at(-1)?.subject.en ?? "", /10 notices/);
});

test("a fault that fails many submissions is one mail to each team, and at most thirty and a digest to an organizer", async () => {
	const there = await openPhase();
	const teams = await Promise.all(["one", "two"].map((name) => teamOf(there, `faulty-${name}`)));
	for (const [n, { id: teamId, captain }] of teams.entries())
		for (let one = 0; one <= n * 32; one++)
			await happen(
				{
					...eventOf("submission.failed", { teamId, userId: captain.id }),
					...{ challengeId: there.challenge.id, phaseId: there.phase.id },
				},
				at(8),
			);
	await tellAll(at(8));
	assert.equal((await mailsTo(there.organizer.email)).length, 30);
	assert.equal((await noticesOf(there.organizer)).length, 34);
	const mails = teams.map(async ({ captain }) => (await mailsTo(captain.email)).length);
	assert.deepEqual(await Promise.all(mails), [1, 33]);
	await sendDigests(asWorker(at(30)));
	assert.match((await mailsTo(there.organizer.email)).at(-1)?.subject.en ?? "", /4 notices/);
});

test("a submission's end is told to its team, and a failure to the organizers too (codabench#1242, EvalAI#4390)", async () => {
	const team = await teamOf(place, "ending", 1);
	const [mate] = team.others;
	const other = await teamOf(place, "bystanders");
	assert.ok(mate);
	await tellAll();
	const everybody = [team.captain, mate, other.captain, place.organizer];
	const counts = () => Promise.all(everybody.map(async (one) => (await noticesOf(one)).length));
	const told = async (kind: (typeof eventKinds)[number]) => {
		const before = await counts();
		await happen(eventOf(kind, { teamId: team.id, userId: mate.id }));
		await tellAll();
		return (await counts()).map((now, one) => now - (before[one] ?? 0));
	};
	assert.deepEqual(await told("submission.scored"), [1, 1, 0, 0]);
	assert.deepEqual(await told("submission.rejected"), [1, 1, 0, 0]);
	assert.deepEqual(await told("submission.failed"), [1, 1, 0, 1]);
	assert.deepEqual(await told("announcement.published"), [1, 1, 1, 0]);
	assert.deepEqual(await told("rescoring.published"), [1, 1, 1, 0]);
	assert.deepEqual(await told("team.asked"), [0, 1, 0, 0]);
});

test("an essential mail cannot be turned off, and nobody chooses for others", async () => {
	const ana = await person("ana");
	for (const kind of essential)
		await assert.rejects(chooseMails(ana.at(), { choices: [{ kind, mail: "never" }] }), {
			code: "invalid",
			message: /always mailed/,
		});
	assert.deepEqual(
		(await readChoices(ana.at())).essential.map(({ kind }) => kind).sort(),
		[...essential].sort(),
	);
	const nobody = contextFor(visitor);
	for (const run of [
		() => readChoices(nobody),
		() => listNotices(nobody, {}),
		() => readNotices(nobody, {}),
		() => chooseMails(nobody, { choices: [] }),
	])
		await assert.rejects(run(), { code: "not_signed_in" });
	assert.deepEqual(await readUnread(nobody), { unread: null });
	await assert.rejects(sendDigests(ana.at()), { code: "not_allowed" });
});

test("a choice leaves a line in the log, and the same choice again does not", async () => {
	const ana = await person("ana");
	const choices = [{ kind: "phase.closing", mail: "never" }] as const;
	await chooseMails(ana.at(), { choices: [...choices] });
	await chooseMails(ana.at(), { choices: [...choices] });
	const lines = await database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.action, "notices.choose"), eq(auditLog.subjectId, ana.id)));
	assert.equal(lines.length, 1);
	assert.deepEqual(lines[0]?.detail, {
		by: "themselves",
		before: { "phase.closing": null },
		after: { "phase.closing": "never" },
	});
});

test("notices are one's own: read one by one or up to the newest that was seen", async () => {
	const { id: teamId, captain } = await teamOf(place, "reading", 1);
	await tellAll();
	await readNotices(captain.at(), {});
	for (let one = 0; one < 60; one++)
		await happen(eventOf("submission.scored", { teamId, userId: captain.id }));
	await tellAll();
	const page = await listNotices(captain.at(), {});
	assert.deepEqual([page.unread, page.notices.length], [60, 50]);
	const older = await listNotices(captain.at(), { before: page.next ?? "" });
	assert.ok(
		older.notices.length >= 10 &&
			older.notices.every(({ number }) => BigInt(number) < BigInt(page.next ?? 0)),
	);
	const [newest] = page.notices;
	await happen(eventOf("submission.scored", { teamId, userId: captain.id }));
	await tellAll();
	const stranger = await person("stranger");
	await readNotices(stranger.at(), { noticeId: newest?.id });
	assert.equal((await readUnread(captain.at())).unread, 61);
	await readNotices(captain.at(), { noticeId: newest?.id });
	assert.equal((await readUnread(captain.at())).unread, 60);
	await readNotices(captain.at(), { upTo: newest?.number });
	assert.equal((await readUnread(captain.at())).unread, 1, "what came meanwhile is still new");
});
