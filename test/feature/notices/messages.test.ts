import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challengeRules } from "#drizzle/schema/challenge.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teams } from "#drizzle/schema/teams.ts";
import { acceptRules } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import {
	chooseMails,
	listMessages,
	listNotices,
	previewRecipients,
	sendMessage,
} from "#lib/notices/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { acceptInvitation, invite, leaveTeam } from "#lib/teams/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { noticesOf, tellAll } from "#test/support/notices.ts";
import { atOnce, linkOf, teamOf } from "#test/support/teams.ts";
import { method, openPhase, type Person, person, sha256, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

type Place = Awaited<ReturnType<typeof openPhase>>;
type To = Parameters<typeof previewRecipients>[1]["to"];

const words = {
	subject: "About the labels",
	body: "Dear all,\nthe labels of one video were wrong.",
};

const look = (place: Place, to: To, more: { team?: number; phase?: string } = {}) =>
	previewRecipients(place.organizer.at(), { challenge: place.slugs.challenge, to, ...more });

/** Looks, and sends to whom was seen. */
async function send(place: Place, to: To, more: { team?: number; phase?: string } = {}) {
	const { seen } = await look(place, to, more);
	const challenge = place.slugs.challenge;
	return sendMessage(place.organizer.at(), { challenge, to, ...more, ...words, seen });
}

/** A submission of somebody's team that ended so. */
async function ended(place: Place, who: Person, state: "scored" | "failed" | "rejected") {
	const { id } = await method(who, place.slugs.challenge, `Method ${state}`);
	const submissionId = await submit(who.at(), place.slugs, id);
	await database()
		.update(submissions)
		.set({ state, failureMessage: state === "failed" ? "a fault" : null })
		.where(eq(submissions.id, submissionId));
}

const gotIt = async (people: Person[]) => {
	const got = await Promise.all(
		people.map(async (one) =>
			(await listNotices(one.at(), {})).notices.some(({ says }) => says.includes(words.subject)),
		),
	);
	return people.filter((_, at) => got[at]).map(({ id }) => id);
};

test("a filter mails whom it names and nobody else (codabench#2109)", async () => {
	const place = await openPhase();
	const scored = await teamOf(place, "scored", 1);
	const failed = await teamOf(place, "failed");
	const idle = await teamOf(place, "idle", 2);
	await ended(place, scored.captain, "scored");
	await ended(place, failed.captain, "failed");
	const baseline = await teamOf(place, "baseline");
	await database().update(teams).set({ isBaseline: true }).where(eq(teams.id, baseline.id));
	const phase = place.slugs.phase;
	const namesOf = async (to: To, more = {}) => {
		const view = await look(place, to, more);
		return [view.teams.map(({ name }) => name), view.people];
	};
	assert.deepEqual(await namesOf("all"), [[scored.name, failed.name, idle.name], 6]);
	assert.deepEqual(await namesOf("team", { team: idle.number }), [[idle.name], 3]);
	assert.deepEqual(await namesOf("without_scored", { phase }), [[failed.name, idle.name], 4]);
	assert.deepEqual(await namesOf("with_failed", { phase }), [[failed.name], 1]);
	await tellAll();
	const all = [scored, failed, idle, baseline].flatMap(({ captain, others }) => [
		captain,
		...others,
	]);
	assert.equal((await send(place, "without_scored", { phase })).people, 4);
	assert.deepEqual(
		(await gotIt(all)).sort(),
		[failed, idle]
			.flatMap(({ captain, others }) => [captain.id, ...others.map(({ id }) => id)])
			.sort(),
	);
	await tellAll();
	for (const { email } of [scored.captain, baseline.captain])
		assert.ok(!(await mailsTo(email)).some(({ subject }) => subject.en.includes(words.subject)));
	for (const one of [failed.captain, idle.captain, ...idle.others]) {
		const mails = (await mailsTo(one.email)).filter(({ subject }) =>
			subject.en.includes(words.subject),
		);
		assert.equal(mails.length, 1);
		assert.ok(
			mails[0]?.en.some(
				(block) => typeof block === "object" && "quote" in block && block.quote === words.body,
			),
		);
	}
});

test("people who have not accepted the newest rules are found one by one", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const team = await teamOf(place, "accepting", 1);
	await assert.rejects(look(place, "rules_not_accepted"), { code: "invalid" });
	const rules = { challengeId: place.challenge.id, markdown: "Rules", sha256: sha256("Rules") };
	await database()
		.insert(challengeRules)
		.values({ ...rules, version: 1, publishedAt: new Date() });
	assert.equal((await look(place, "rules_not_accepted")).people, 2);
	await acceptRules(team.captain.at(), { challenge, version: 1 });
	assert.equal((await look(place, "rules_not_accepted")).people, 1);
	await database()
		.insert(challengeRules)
		.values({ ...rules, version: 2, publishedAt: new Date() });
	assert.equal(
		(await look(place, "rules_not_accepted")).people,
		2,
		"a new version is not accepted yet",
	);
});

test("people who changed since they were shown are not written to: nothing is sent", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const team = await teamOf(place, "growing", 1);
	const [leaving] = team.others;
	const { seen } = await look(place, "all");
	const input = { challenge, to: "all" as const, ...words, seen };
	const { url } = await invite(team.captain.at(), { challenge, days: 1 });
	const late = await person("late");
	await acceptInvitation(late.at(), linkOf(url));
	await assert.rejects(sendMessage(place.organizer.at(), input), {
		code: "conflict",
		message: /1 team and 3 people now.*Nothing was sent/,
	});
	assert.ok(leaving);
	await leaveTeam(leaving.at(), { challenge });
	await assert.rejects(
		sendMessage(place.organizer.at(), input),
		{
			code: "conflict",
			message: /1 team and 2 people now/,
		},
		"as many, and others",
	);
	assert.deepEqual(await listMessages(place.organizer.at(), { challenge }), []);
	await tellAll();
	assert.deepEqual(await gotIt([team.captain, late, leaving]), []);
	await send(place, "all");
	assert.deepEqual((await gotIt([team.captain, late, leaving])).length, 2);
});

test("a message goes to the people it was sent to, though they left or joined before it was told", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const team = await teamOf(place, "moving", 1);
	const [leaving] = team.others;
	assert.ok(leaving);
	await tellAll();
	await send(place, "all");
	await leaveTeam(leaving.at(), { challenge });
	const late = await person("late");
	const { url } = await invite(team.captain.at(), { challenge, days: 1 });
	await acceptInvitation(late.at(), linkOf(url));
	await tellAll();
	const mailed = async (who: Person) =>
		(await mailsTo(who.email)).filter(({ subject }) => subject.en.includes(words.subject)).length;
	assert.deepEqual(await Promise.all([team.captain, leaving, late].map(mailed)), [1, 1, 0]);
});

test("what is written to one's own team is always mailed; what goes to all is as one chose", async () => {
	const place = await openPhase();
	const team = await teamOf(place, "own");
	await chooseMails(team.captain.at(), { choices: [{ kind: "message.sent", mail: "never" }] });
	await send(place, "all");
	await tellAll();
	const mails = async () =>
		(await mailsTo(team.captain.email)).filter(({ subject }) => subject.en.includes(words.subject));
	assert.equal((await mails()).length, 0);
	await send(place, "team", { team: team.number });
	await tellAll();
	const [mail] = await mails();
	assert.equal(mail?.unsubscribe, undefined);
	assert.equal((await noticesOf(team.captain)).filter(({ mailedAt }) => mailedAt).length > 0, true);
});

test("only organizers write, count and read what was sent", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	const { captain } = await teamOf(place, "members");
	const foreign = await openPhase();
	const { seen } = await look(place, "all");
	for (const [ctx, code] of [
		[captain.at(), "not_allowed"],
		[foreign.organizer.at(), "not_allowed"],
		[contextFor(visitor), "not_signed_in"],
	] as const) {
		const to = "all" as const;
		await assert.rejects(previewRecipients(ctx, { challenge, to }), { code });
		await assert.rejects(sendMessage(ctx, { challenge, to, ...words, seen }), { code });
		await assert.rejects(listMessages(ctx, { challenge }), { code });
	}
	for (const input of [
		{ to: "team" },
		{ to: "with_failed" },
		{ to: "with_failed", phase: "none" },
	] as const)
		await assert.rejects(look(place, input.to, input), { code: "invalid" });
	const nobody = await openPhase();
	await assert.rejects(send(nobody, "all"), { code: "conflict", message: /nobody at present/ });
});

test("that many were told something keeps nobody from answering one team on the same day", async () => {
	const place = await openPhase();
	await teamOf(place, "asks");
	for (let n = 0; n < 10; n++) await send(place, "all");
	await assert.rejects(send(place, "all"), { code: "limit_reached" });
	const number = (await look(place, "all")).teams[0]?.number;
	assert.ok(number !== undefined);
	await send(place, "team", { team: number });
	await assert.rejects(send(place, "all"), { code: "limit_reached" });
});

test("ten messages a day, also of several organizers at once; each in the list and in the log", async () => {
	const place = await openPhase();
	const challenge = place.slugs.challenge;
	await teamOf(place, "readers");
	const { done, told } = await atOnce(Array.from({ length: 12 }, () => () => send(place, "all")));
	assert.equal(done, 10);
	for (const error of told) assert.match(error.message, /at most 10 messages/);
	const sent = await listMessages(place.organizer.at(), { challenge });
	assert.equal(sent.length, 10);
	assert.deepEqual(
		[sent[0]?.to, sent[0]?.teams, sent[0]?.people, sent[0]?.body],
		["all", 1, 1, words.body],
	);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.action, "message.send"), eq(auditLog.actorId, place.organizer.id)));
	assert.equal(lines.length, 10);
	assert.ok(
		!JSON.stringify(lines.map(({ detail }) => detail)).includes("@"),
		"the log names teams, and nobody's mailbox",
	);
});
