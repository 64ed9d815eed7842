import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { events } from "#drizzle/schema/events.ts";
import { joinRequests, teamInvitations } from "#drizzle/schema/teams.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { deleteAccount } from "#lib/privacy/index.ts";
import { readOwnQuota } from "#lib/submissions/index.ts";
import {
	acceptInvitation,
	answerRequest,
	askToJoin,
	createTeam,
	invite,
	leaveTeam,
	listTeams,
	readTeam,
	removeMember,
	transferCaptaincy,
} from "#lib/teams/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { atOnce, linkOf, membersOf, ownTeam, ruled, teamOf } from "#test/support/teams.ts";
import { method, openPhase, person, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const place = await openPhase();
const challenge = place.slugs.challenge;

test("whoever is removed does not come back by the link that they came by", async () => {
	const { id, captain } = await teamOf(place, "link");
	const [other, wanted] = [await person("link-other"), await person("link-wanted")];
	const { url } = await invite(captain.at(), { challenge, days: 1 });
	await invite(captain.at(), { challenge, days: 1, email: wanted.email });
	await acceptInvitation(other.at(), linkOf(url));
	await removeMember(captain.at(), { challenge, userId: other.id });
	await assert.rejects(acceptInvitation(other.at(), linkOf(url)), { code: "conflict" });
	assert.deepEqual(await membersOf(id), { [captain.id]: "captain" });
	const open = (await ownTeam(captain, place))?.invitations.map(({ email }) => email);
	assert.deepEqual(open, [wanted.email], "one that was mailed is for that mailbox alone and stays");
});

test("a captain leaves only after somebody else is captain, or alone", async () => {
	const team = await teamOf(place, "leaving", 1);
	const [member] = team.others;
	assert.ok(member);
	await assert.rejects(leaveTeam(team.captain.at(), { challenge }), {
		code: "not_allowed",
		message: /somebody else the captain/,
	});
	await assert.rejects(transferCaptaincy(member.at(), { challenge, userId: member.id }), {
		code: "not_allowed",
	});
	const stranger = await person("stranger");
	await assert.rejects(transferCaptaincy(team.captain.at(), { challenge, userId: stranger.id }), {
		code: "conflict",
		message: /not in the team/,
	});
	assert.deepEqual(await membersOf(team.id), {
		[team.captain.id]: "captain",
		[member.id]: "member",
	});
	await transferCaptaincy(team.captain.at(), { challenge, userId: member.id });
	await leaveTeam(team.captain.at(), { challenge });
	assert.deepEqual(await membersOf(team.id), { [member.id]: "captain" });
	await leaveTeam(member.at(), { challenge });
	assert.deepEqual(await membersOf(team.id), {});
	await assert.rejects(leaveTeam(member.at(), { challenge }), { code: "conflict" });
	await assert.rejects(leaveTeam(contextFor(visitor), { challenge }), { code: "not_signed_in" });
});

test("of two captaincies given at once there is one captain in the end", async () => {
	const team = await teamOf(place, "transfers", 2);
	const { done } = await atOnce(
		team.others.map(
			({ id: userId }) =>
				() =>
					transferCaptaincy(team.captain.at(), { challenge, userId }),
		),
	);
	assert.equal(done, 1);
	const captains = Object.values(await membersOf(team.id)).filter((role) => role === "captain");
	assert.equal(captains.length, 1);
});

test("a captain who transfers while leaving is refused leaves no team without a captain", async () => {
	const team = await teamOf(place, "both", 1);
	const [member] = team.others;
	assert.ok(member);
	await atOnce([
		() => transferCaptaincy(team.captain.at(), { challenge, userId: member.id }),
		() => leaveTeam(member.at(), { challenge }),
	]);
	const roles = Object.values(await membersOf(team.id));
	assert.equal(roles.filter((role) => role === "captain").length, 1);
});

test("a captain removes a member, who is told; nobody removes a captain", async () => {
	const team = await teamOf(place, "removing", 2);
	const [first, second] = team.others;
	assert.ok(first && second);
	await assert.rejects(removeMember(first.at(), { challenge, userId: second.id }), {
		code: "not_allowed",
	});
	await assert.rejects(removeMember(team.captain.at(), { challenge, userId: team.captain.id }), {
		code: "conflict",
	});
	await removeMember(team.captain.at(), { challenge, userId: first.id });
	await assert.rejects(removeMember(team.captain.at(), { challenge, userId: first.id }), {
		code: "conflict",
		message: /any more/,
	});
	assert.equal(await ownTeam(first, place), null);
	const told = await database().select().from(events).where(eq(events.userId, first.id));
	assert.deepEqual(
		told.map(({ detail }) => detail),
		[{ what: "you-were-removed" }],
	);
});

test("a team that everybody left keeps its row on the board, and nobody comes into it", async () => {
	const here = await openPhase();
	const team = await teamOf(here, "gone");
	const slugs = { challenge: here.slugs.challenge };
	const { url } = await invite(team.captain.at(), { ...slugs, days: 1 });
	const { id: methodId } = await method(team.captain, slugs.challenge, "Left behind");
	const submissionId = await submit(team.captain.at(), here.slugs, methodId);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	await leaveTeam(team.captain.at(), slugs);
	const board = await readBoard(contextFor(visitor), here.slugs);
	assert.deepEqual(
		board.rows.map((row) => [row.id, row.team, row.method]),
		[[submissionId, team.name, "Left behind"]],
	);
	const guest = await person("guest");
	await assert.rejects(acceptInvitation(guest.at(), linkOf(url)), { message: /taken back/ });
	const ask = { ...slugs, team: team.number, message: "" };
	await assert.rejects(askToJoin(guest.at(), ask), { message: /Nobody is in this team/ });
	const [line] = (await listTeams(contextFor(visitor), slugs)).teams;
	assert.deepEqual([line?.number, line?.members, line?.scored], [team.number, 0, 1]);
});

test("walking out of a team gives no new attempts: who sent with it comes back to it", async () => {
	const here = await openPhase({ dailyQuota: 1, totalQuota: 1 });
	const slugs = { challenge: here.slugs.challenge };
	const team = await teamOf(here, "again");
	const { id: methodId } = await method(team.captain, slugs.challenge, "Once");
	await validateNow(await submit(team.captain.at(), here.slugs, methodId), key);
	await leaveTeam(team.captain.at(), slugs);
	const back = await createTeam(team.captain.at(), {
		...slugs,
		name: "Seemingly new",
		description: "Other words.",
		isOpen: true,
	});
	assert.equal(back.team?.id, team.id);
	const { name, description, isOpen } = back.team;
	assert.deepEqual([name, description, isOpen], ["Seemingly new", "Other words.", true]);
	const quota = await readOwnQuota(team.captain.at(), here.slugs);
	assert.deepEqual([quota?.totalUsed, quota?.nextSlotAt], [1, null]);
	await leaveTeam(team.captain.at(), slugs);
	await method(team.captain, slugs.challenge, "By a method");
	assert.equal((await ownTeam(team.captain, here))?.id, team.id);
});

test("nobody leaves or is removed from the freeze's instant on, and captaincy still passes", async () => {
	const at = new Date("2027-06-01T12:00:00Z");
	const here = await ruled(await openPhase(), { teamsFreezeAt: at });
	const slugs = { challenge: here.slugs.challenge };
	const team = await teamOf(here, "frozen", 2);
	const [first, second] = team.others;
	assert.ok(first && second);
	const captain = team.captain;
	for (const refused of [
		() => leaveTeam(first.at(at), slugs),
		() => removeMember(captain.at(at), { ...slugs, userId: first.id }),
	])
		await assert.rejects(refused(), { code: "not_allowed", message: /frozen/ });
	await transferCaptaincy(captain.at(at), { ...slugs, userId: second.id });
	await leaveTeam(first.at(new Date(at.getTime() - 1)), slugs);
	assert.deepEqual(await membersOf(team.id), { [captain.id]: "member", [second.id]: "captain" });
});

test("a deleted captain is followed by the earliest member, frozen or not", async () => {
	const here = await openPhase();
	const team = await teamOf(here, "deleted", 2);
	await ruled(here, { teamsFreezeAt: new Date("2026-01-02T00:00:00Z") });
	const [first, second] = team.others;
	assert.ok(first && second);
	await deleteAccount(team.captain.at(), { confirmation: team.captain.email });
	assert.deepEqual(await membersOf(team.id), { [first.id]: "captain", [second.id]: "member" });
	await deleteAccount(second.at(), { confirmation: second.email });
	await deleteAccount(first.at(), { confirmation: first.email });
	assert.deepEqual(await membersOf(team.id), {});
	const shown = await readTeam(here.organizer.at(), {
		challenge: here.slugs.challenge,
		team: team.number,
	});
	assert.deepEqual([shown.people, shown.isOpen], [[], false]);
});

test("a deletion forgets invitations to that mailbox and what the person wrote", async () => {
	const team = await teamOf(place, "forgetting");
	const dia = await person("dia");
	const email = dia.email.toLowerCase();
	await invite(team.captain.at(), { challenge, email, days: 1 });
	const asked = await askToJoin(dia.at(), { challenge, team: team.number, message: "It is me" });
	await deleteAccount(dia.at(), { confirmation: dia.email });
	const db = database();
	assert.deepEqual(
		await db.select().from(teamInvitations).where(eq(teamInvitations.email, email)),
		[],
	);
	const [request] = await db
		.select()
		.from(joinRequests)
		.where(eq(joinRequests.id, asked.requestId));
	assert.deepEqual([request?.state, request?.message], ["withdrawn", ""]);
	await assert.rejects(answerRequest(team.captain.at(), { ...asked, answer: "accept" }), {
		code: "conflict",
	});
});

test("an account that is deleted while it joins is in no team afterwards", async () => {
	const team = await teamOf(place, "racing");
	for (let round = 0; round < 5; round++) {
		const dia = await person("dia");
		const { url } = await invite(team.captain.at(), { challenge, days: 1 });
		await atOnce([
			() => acceptInvitation(dia.at(), linkOf(url)),
			() => deleteAccount(dia.at(), { confirmation: dia.email }),
		]);
		assert.ok(!(dia.id in (await membersOf(team.id))));
	}
});
