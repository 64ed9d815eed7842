import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { events } from "#drizzle/schema/events.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { signedUrl } from "#lib/signed-links/index.ts";
import {
	acceptInvitation,
	answerRequest,
	askToJoin,
	createTeam,
	editTeam,
	invite,
	readInvitation,
	readOwnTeam,
	readTeam,
	refuseInvitation,
	revokeInvitation,
	teamInput,
	withdrawRequest,
} from "#lib/teams/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import {
	atOnce,
	linkOf,
	mailedInvitation,
	membersOf,
	ownTeam,
	ruled,
	teamOf,
} from "#test/support/teams.ts";
import { method, openPhase, type Person, person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const place = await openPhase();
const challenge = place.slugs.challenge;
const wish = { challenge, description: "", isOpen: false };
const day = 86_400_000;

const unsigned = (invitation: string) => ({ invitation, until: "", signature: "" });

const mailed = async (to: string) => {
	const { id, expiresAt } = await mailedInvitation(to);
	return linkOf(signedUrl({ purpose: "join", subject: id, expiresAt: new Date(expiresAt) }));
};

const inviteTo = (captain: Person, who: Person, at?: Date) =>
	invite(captain.at(at), { challenge, email: who.email.toLowerCase(), days: 14 });

test("a visitor makes no team, and nobody has two in one challenge (EvalAI#949)", async () => {
	await assert.rejects(createTeam(contextFor(visitor), { ...wish, name: "Nobody's" }), {
		code: "not_signed_in",
	});
	const ana = await person("ana");
	await createTeam(ana.at(), { ...wish, name: "Ana's" });
	await assert.rejects(createTeam(ana.at(), { ...wish, name: "Ana's other" }), {
		code: "conflict",
		message: /in a team of this challenge already/,
	});
	const bo = await person("bo");
	await assert.rejects(createTeam(bo.at(), { ...wish, name: "Ana's" }), {
		code: "conflict",
		message: /called "Ana's" already/,
	});
	assert.equal(await ownTeam(bo, place), null, "nothing is left of what was refused");
});

test("of two teams that one person makes at once there is one", async () => {
	const ana = await person("ana");
	const { done, told } = await atOnce([
		() => createTeam(ana.at(), { ...wish, name: `First ${ana.id}` }),
		() => createTeam(ana.at(), { ...wish, name: `Second ${ana.id}` }),
	]);
	assert.equal(done, 1);
	assert.match(told[0]?.message ?? "", /in a team of this challenge already/);
});

test("a method described by somebody without a team still makes a team of one", async () => {
	const cy = await person("cy");
	await method(cy, challenge, "Cy's method");
	const own = await ownTeam(cy, place);
	assert.deepEqual([own?.name, own?.isCaptain, own?.members.length], ["cy", true, 1]);
});

test("no team takes a name that looks like the number of another", () => {
	for (const name of ["Team 17", "team 3", "TEAM17"])
		assert.equal(teamInput.safeParse({ ...wish, name }).success, false, name);
	assert.ok(teamInput.safeParse({ ...wish, name: "Team Seventeen" }).success);
});

test("only the captain says what a team is called, and a taken name is told", async () => {
	const team = await teamOf(place, "edits", 1);
	const other = await teamOf(place, "else");
	const [member] = team.others;
	assert.ok(member);
	const name = `Renamed ${team.id}`;
	await assert.rejects(editTeam(member.at(), { ...wish, name }), { code: "not_allowed" });
	await assert.rejects(editTeam(team.captain.at(), { ...wish, name: other.name }), {
		code: "conflict",
		message: /already/,
	});
	for (const wanted of [other.name.toUpperCase(), other.name.toLowerCase()])
		await assert.rejects(
			editTeam(team.captain.at(), { ...wish, name: wanted }),
			{ code: "conflict" },
			"nobody takes one for the other by a letter's size",
		);
	const edited = await editTeam(team.captain.at(), { ...wish, name, description: "New" });
	assert.deepEqual([edited.team?.name, edited.team?.description], [name, "New"]);
	const lines = await database().select().from(auditLog).where(eq(auditLog.action, "team.edit"));
	assert.deepEqual(
		lines.map(({ detail }) => detail),
		[
			{
				before: { name: team.name, description: "About edits", isOpen: true },
				after: { name, description: "New", isOpen: false },
			},
		],
	);
});

test("a mailed invitation lets its own mailbox in, and once", async () => {
	const team = await teamOf(place, "inviting");
	const [dia, eve] = [await person("dia"), await person("eve")];
	const made = await inviteTo(team.captain, dia);
	assert.equal(made.url, null, "the link goes to the mailbox and to nobody else");
	const [mail] = await mailsTo(dia.email.toLowerCase());
	assert.match(mail?.subject.en ?? "", /invites you/);
	assert.match(mail?.subject.zh ?? "", /邀请/);
	const link = await mailed(dia.email.toLowerCase());
	await assert.rejects(acceptInvitation(eve.at(), link), {
		code: "conflict",
		message: /another mailbox/,
	});
	await assert.rejects(acceptInvitation(eve.at(), unsigned(link.invitation)), {
		code: "not_found",
	});
	await assert.rejects(refuseInvitation(eve.at(), link), { code: "not_allowed" });
	await acceptInvitation(dia.at(), link);
	assert.deepEqual(await membersOf(team.id), { [team.captain.id]: "captain", [dia.id]: "member" });
	await assert.rejects(acceptInvitation(dia.at(), link), { message: /in this team already/ });
	assert.equal((await readInvitation(dia.at(), link)).status, "used");
});

test("the account of a mailbox needs no link: its page shows what waits", async () => {
	const team = await teamOf(place, "waits");
	const dia = await person("dia");
	await inviteTo(team.captain, dia);
	const waiting = (await readOwnTeam(dia.at(), { challenge })).invitations;
	assert.deepEqual(
		waiting.map((one) => one.team.name),
		[team.name],
	);
	await acceptInvitation(dia.at(), unsigned(waiting[0]?.id ?? ""));
	assert.equal((await ownTeam(dia, place))?.id, team.id);
	const told = await database().select().from(events).where(eq(events.kind, "team.invited"));
	assert.ok(told.some(({ userId, teamId }) => userId === dia.id && teamId === team.id));
});

test("an invitation ends at its instant, and a new one takes the place of an older", async () => {
	const team = await teamOf(place, "expiring");
	const dia = await person("dia");
	const now = new Date("2026-03-01T00:00:00Z");
	await inviteTo(team.captain, dia, now);
	const link = await mailed(dia.email.toLowerCase());
	const end = new Date(now.getTime() + 14 * day);
	await assert.rejects(acceptInvitation(dia.at(end), link), {
		code: "conflict",
		message: /expired/,
	});
	await inviteTo(team.captain, dia, now);
	const newer = await mailed(dia.email.toLowerCase());
	await assert.rejects(acceptInvitation(dia.at(now), link), { message: /taken back/ });
	await acceptInvitation(dia.at(new Date(end.getTime() - 1)), newer);
	assert.equal((await ownTeam(dia, place))?.id, team.id);
});

test("a refused or revoked invitation lets nobody in, and both are said once", async () => {
	const team = await teamOf(place, "revoking", 1);
	const [member] = team.others;
	const [dia, eve] = [await person("dia"), await person("eve")];
	await inviteTo(team.captain, dia);
	const toDia = await mailed(dia.email.toLowerCase());
	await refuseInvitation(dia.at(), toDia);
	await assert.rejects(acceptInvitation(dia.at(), toDia), { message: /taken back or refused/ });
	await assert.rejects(refuseInvitation(dia.at(), toDia), { code: "conflict" });
	const { id: invitationId } = await inviteTo(team.captain, eve);
	const toEve = await mailed(eve.email.toLowerCase());
	assert.ok(member);
	await assert.rejects(revokeInvitation(member.at(), { challenge, invitationId }), {
		code: "not_allowed",
	});
	await revokeInvitation(team.captain.at(), { challenge, invitationId });
	await assert.rejects(revokeInvitation(team.captain.at(), { challenge, invitationId }), {
		code: "conflict",
	});
	await assert.rejects(acceptInvitation(eve.at(), toEve), { code: "conflict" });
});

test("a link lets in whoever has it until it is taken back; a forged one is unknown", async () => {
	const team = await teamOf(place, "linking");
	const [dia, eve, fay] = [await person("dia"), await person("eve"), await person("fay")];
	const { url, id: invitationId } = await invite(team.captain.at(), { challenge, days: 3 });
	const link = linkOf(url);
	for (const forged of [
		{ ...link, signature: "A".repeat(43) },
		{ ...link, until: String(Number(link.until) + 60) },
		unsigned(link.invitation),
	])
		await assert.rejects(acceptInvitation(dia.at(), forged), { code: "not_found" });
	await assert.rejects(acceptInvitation(contextFor(visitor), link), { code: "not_signed_in" });
	assert.equal((await readInvitation(contextFor(visitor), link)).team.name, team.name);
	await acceptInvitation(dia.at(), link);
	await acceptInvitation(eve.at(), link);
	await revokeInvitation(team.captain.at(), { challenge, invitationId });
	await assert.rejects(acceptInvitation(fay.at(), link), { message: /taken back/ });
	assert.equal(Object.keys(await membersOf(team.id)).length, 3);
});

test("members see no link of their team, and invite nobody", async () => {
	const team = await teamOf(place, "secret", 1);
	const [member] = team.others;
	assert.ok(member);
	await assert.rejects(invite(member.at(), { challenge, days: 1 }), { code: "not_allowed" });
	assert.deepEqual((await ownTeam(member, place))?.invitations, []);
	assert.ok(((await ownTeam(team.captain, place))?.invitations.length ?? 0) > 0);
	const stranger = await person("stranger");
	await assert.rejects(invite(stranger.at(), { challenge, days: 1 }), { code: "conflict" });
});

test("a team sends thirty invitations a day and no more", async () => {
	const team = await teamOf(place, "eager");
	for (let sent = 0; sent < 30; sent++) await invite(team.captain.at(), { challenge, days: 1 });
	await assert.rejects(invite(team.captain.at(), { challenge, days: 1 }), {
		code: "limit_reached",
	});
	const tomorrow = new Date(Date.now() + day + 1000);
	await invite(team.captain.at(tomorrow), { challenge, days: 1 });
});

test("of two who take the last seat at once one gets it and the other is told", async () => {
	const here = await ruled(await openPhase(), { maxTeamMembers: 2 });
	const team = await teamOf(here, "seats");
	const slugs = { challenge: here.slugs.challenge };
	const { url } = await invite(team.captain.at(), { ...slugs, days: 1 });
	const rivals = [await person("one"), await person("two"), await person("three")];
	const { done, told } = await atOnce(
		rivals.map((one) => () => acceptInvitation(one.at(), linkOf(url))),
	);
	assert.equal(done, 1);
	assert.deepEqual(
		told.map(({ message }) => message),
		Array(2).fill("The team has as many members as the challenge allows."),
	);
	assert.equal(Object.keys(await membersOf(team.id)).length, 2);
});

test("a captain's yes and a link for the last seat at once: one of the two", async () => {
	const here = await ruled(await openPhase(), { maxTeamMembers: 2 });
	const team = await teamOf(here, "seats");
	const slugs = { challenge: here.slugs.challenge };
	const { url } = await invite(team.captain.at(), { ...slugs, days: 1 });
	const [asker, guest] = [await person("asker"), await person("guest")];
	const asked = await askToJoin(asker.at(), { ...slugs, team: team.number, message: "" });
	const { done, told } = await atOnce([
		() => acceptInvitation(guest.at(), linkOf(url)),
		() => answerRequest(team.captain.at(), { ...asked, answer: "accept" }),
	]);
	assert.equal(done, 1);
	assert.match(told[0]?.message ?? "", /as many members/);
	assert.equal(Object.keys(await membersOf(team.id)).length, 2);
});

test("one person let into two teams at once is in one, and the other is told", async () => {
	const [first, second] = [await teamOf(place, "first"), await teamOf(place, "second")];
	const dia = await person("dia");
	const links = await Promise.all(
		[first, second].map(({ captain }) => invite(captain.at(), { challenge, days: 1 })),
	);
	const asked = await askToJoin(dia.at(), { challenge, team: second.number, message: "" });
	const { done, told } = await atOnce([
		() => acceptInvitation(dia.at(), linkOf(links[0]?.url ?? null)),
		() => acceptInvitation(dia.at(), linkOf(links[1]?.url ?? null)),
		() => answerRequest(second.captain.at(), { ...asked, answer: "accept" }),
	]);
	assert.equal(done, 1);
	for (const { message } of told)
		assert.match(
			message,
			/in another team of this challenge|answered or taken back|in this team already/,
		);
	const all = [await membersOf(first.id), await membersOf(second.id)];
	assert.equal(all.filter((members) => dia.id in members).length, 1);
});

test("only a team that takes requests is asked, and by nobody twice or out of another team", async () => {
	const team = await teamOf(place, "open");
	const ask = { challenge, team: team.number, message: "Please" };
	const { done } = await atOnce([
		() => askToJoin(contextFor(visitor), ask),
		() => askToJoin(team.captain.at(), ask),
		async () => askToJoin((await teamOf(place, "taken")).captain.at(), ask),
		async () => askToJoin((await person("x")).at(), { ...ask, team: 2_000_000 }),
	]);
	assert.equal(done, 0);
	const dia = await person("dia");
	await askToJoin(dia.at(), ask);
	await assert.rejects(askToJoin(dia.at(), ask), { code: "conflict", message: /wait for/ });
	const seen = await ownTeam(team.captain, place);
	assert.deepEqual(
		seen?.requests.map(({ from, message }) => [from, message]),
		[["dia", "Please"]],
	);
	const { name } = team;
	await editTeam(team.captain.at(), { ...wish, name, isOpen: false });
	await assert.rejects(askToJoin((await person("late")).at(), ask), {
		code: "not_allowed",
		message: /takes no requests/,
	});
	assert.equal((await readTeam(dia.at(), ask)).canAskToJoin, false);
});

test("a request is answered once, by the captain, and ends what else the person asked", async () => {
	const team = await teamOf(place, "answers", 1);
	const other = await teamOf(place, "elsewhere");
	const [member] = team.others;
	const dia = await person("dia");
	const at = (number: number) => ({ challenge, team: number, message: "" });
	const asked = await askToJoin(dia.at(), at(team.number));
	const elsewhere = await askToJoin(dia.at(), at(other.number));
	assert.ok(member);
	for (const who of [member, other.captain, dia])
		await assert.rejects(answerRequest(who.at(), { ...asked, answer: "accept" }), {
			code: "not_allowed",
		});
	await answerRequest(team.captain.at(), { ...asked, answer: "accept" });
	assert.equal((await ownTeam(dia, place))?.id, team.id);
	await assert.rejects(answerRequest(other.captain.at(), { ...elsewhere, answer: "decline" }), {
		code: "conflict",
		message: /answered or taken back/,
	});
	await assert.rejects(answerRequest(other.captain.at(), { ...elsewhere, answer: "accept" }), {
		code: "conflict",
	});
	assert.deepEqual((await readOwnTeam(dia.at(), { challenge })).requests, []);
});

test("a declined request may be made again, and one's own may be taken back", async () => {
	const team = await teamOf(place, "declines");
	const [dia, eve] = [await person("dia"), await person("eve")];
	const ask = { challenge, team: team.number, message: "" };
	const asked = await askToJoin(dia.at(), ask);
	await answerRequest(team.captain.at(), { ...asked, answer: "decline" });
	assert.equal(await ownTeam(dia, place), null);
	const again = await askToJoin(dia.at(), ask);
	await assert.rejects(withdrawRequest(eve.at(), again), { code: "not_allowed" });
	await withdrawRequest(dia.at(), again);
	await assert.rejects(withdrawRequest(dia.at(), again), { code: "conflict" });
	await assert.rejects(answerRequest(team.captain.at(), { ...again, answer: "accept" }), {
		code: "conflict",
	});
});

test("teams are frozen from their instant on, and a millisecond before they are not", async () => {
	const at = new Date("2026-06-01T12:00:00Z");
	const before = new Date(at.getTime() - 1);
	const here = await ruled(await openPhase(), { teamsFreezeAt: at });
	const slugs = { challenge: here.slugs.challenge };
	const captain = await person("captain");
	const name = "Frozen";
	const made = await createTeam(captain.at(before), { ...wish, ...slugs, name, isOpen: true });
	const { url } = await invite(captain.at(before), { ...slugs, days: 60 });
	const team = made.team?.number ?? 0;
	const [dia, eve] = [await person("dia"), await person("eve")];
	const asked = await askToJoin(dia.at(before), { ...slugs, team, message: "" });
	const refusals = await atOnce([
		() => createTeam(eve.at(at), { ...wish, ...slugs, name: "Late" }),
		() => invite(captain.at(at), { ...slugs, days: 1 }),
		() => acceptInvitation(eve.at(at), linkOf(url)),
		() => askToJoin(eve.at(at), { ...slugs, team, message: "" }),
		() => answerRequest(captain.at(at), { ...asked, answer: "accept" }),
	]);
	assert.equal(refusals.done, 0);
	for (const { message } of refusals.told) assert.match(message, /are frozen/);
	await acceptInvitation(eve.at(before), linkOf(url));
	await answerRequest(captain.at(before), { ...asked, answer: "accept" });
	assert.equal(Object.keys(await membersOf(made.team?.id ?? "")).length, 3);
});
