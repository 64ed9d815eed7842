import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { challengeOrganizers } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import {
	acceptOrganizing,
	inviteOrganizer,
	readOrganizerInvitation,
} from "#lib/challenge/index.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import { beginUpload } from "#lib/submissions/index.ts";
import {
	acceptInvitation,
	answerRequest,
	askToJoin,
	askToMerge,
	createTeam,
	invite,
	leaveTeam,
	readInvitation,
	readOwnTeam,
} from "#lib/teams/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { atOnce, linkOf, membersOf, teamOf, teamRow } from "#test/support/teams.ts";
import { encode, method, openPhase, type Person, person, uploadOf } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

type Place = Awaited<ReturnType<typeof openPhase>>;

const isDenied = (error: unknown) =>
	error instanceof NotAllowed && error.details.reason === "organizers_do_not_compete";
const isDeniedOffice = (error: unknown) =>
	error instanceof NotAllowed && error.details.reason === "competitors_do_not_organize";

/** An invitation to organize, as its mailbox's own account answers it. */
async function asked({ organizer, slugs }: Place, { email }: Person) {
	const of = { challenge: slugs.challenge, email, days: 1 };
	const { id: invitation } = await inviteOrganizer(organizer.at(), of);
	return { invitation, until: "", signature: "" };
}

const seat = ({ challenge }: Place, { id }: Person) =>
	database().insert(challengeOrganizers).values({ challengeId: challenge.id, userId: id });
const wish = ({ slugs }: Place, name: string) => ({
	challenge: slugs.challenge,
	name,
	description: "",
	isOpen: false,
});

/** Somebody who runs a challenge, and somebody who runs the site. */
async function runners(place: Place): Promise<Person[]> {
	const admin = await person("admin");
	await database().update(users).set({ isAdmin: true }).where(eq(users.id, admin.id));
	return [place.organizer, admin];
}

test("who runs the challenge or the site makes no team of it, joins none and asks none", async () => {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const team = await teamOf(place, "ana");
	const { url } = await invite(team.captain.at(), { challenge, days: 1 });
	for (const who of await runners(place)) {
		const [at, link] = [who.at(), linkOf(url)];
		await assert.rejects(createTeam(at, wish(place, who.email)), isDenied);
		await assert.rejects(method(who, challenge), isDenied, "describing a method makes a team");
		await assert.rejects(acceptInvitation(at, link), isDenied);
		await assert.rejects(askToJoin(at, { challenge, team: team.number, message: "" }), isDenied);
		assert.equal((await readInvitation(at, link)).runsIt, true);
		assert.equal((await readOwnTeam(at, { challenge })).runsIt, true);
	}
	assert.deepEqual(await membersOf(team.id), { [team.captain.id]: "captain" });
	const elsewhere = await openPhase();
	const made = await createTeam(place.organizer.at(), wish(elsewhere, "Elsewhere"));
	assert.equal(made.team?.isCaptain, true, "another challenge is nothing of theirs");
});

test("who asked and runs the challenge since then is not let in, nor is a team with them in it", async () => {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const [into, from] = [await teamOf(place, "ana"), await teamOf(place, "ben", 1)];
	const asker = await person("asker");
	const team = { challenge, team: into.number, message: "" };
	const asked = await askToJoin(asker.at(), team);
	const merge = await askToMerge(from.captain.at(), team);
	const [other] = from.others;
	assert.ok(other);
	await seat(place, asker);
	await seat(place, other);
	for (const { requestId } of [asked, merge])
		await assert.rejects(
			answerRequest(into.captain.at(), { requestId, answer: "accept" }),
			isDenied,
		);
	assert.deepEqual(await membersOf(into.id), { [into.captain.id]: "captain" });
	await assert.rejects(askToMerge(other.at(), team), NotAllowed);
	await answerRequest(into.captain.at(), { requestId: asked.requestId, answer: "decline" });
});

test("who is in a team and runs the challenge all the same sends nothing", async () => {
	const place = await openPhase();
	const ana = await person("ana");
	const { id } = await method(ana, place.slugs.challenge);
	await seat(place, ana);
	await assert.rejects(beginUpload(ana.at(), uploadOf(place.slugs, id, encode({}))), isDenied);
});

test("the organizers' team of baselines is theirs as before", async () => {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const team = await teamOf(place, "ana");
	await database().update(teams).set({ isBaseline: true }).where(eq(teams.id, team.id));
	await acceptOrganizing(team.captain.at(), await asked(place, team.captain));
	const { id } = await method(team.captain, challenge, "Baseline");
	assert.ok(await beginUpload(team.captain.at(), uploadOf(place.slugs, id, encode({}))));
	const { url } = await invite(team.captain.at(), { challenge, days: 1 });
	await acceptInvitation(place.organizer.at(), linkOf(url));
	assert.equal(Object.keys(await membersOf(team.id)).length, 2);
	assert.equal((await teamRow(team.id)).isBaseline, true);
});

test("who is in a team becomes no organizer of its challenge before they leave it", async () => {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const { captain } = await teamOf(place, "ana");
	const invitation = await asked(place, captain);
	assert.equal((await readOrganizerInvitation(captain.at(), invitation)).competes, true);
	await assert.rejects(acceptOrganizing(captain.at(), invitation), isDeniedOffice);
	await leaveTeam(captain.at(), { challenge });
	await acceptOrganizing(captain.at(), invitation);
});

const rounds = Array.from({ length: 6 }, (_, round) => round);

test("of a team and a seat among the organizers, asked for at once, one is given", async () => {
	for (const round of rounds) {
		const place = await openPhase();
		const { challenge } = place.slugs;
		const ana = await person("ana");
		const team = await teamOf(place, "ben");
		const { url } = await invite(team.captain.at(), { challenge, days: 1 });
		const invitation = await asked(place, ana);
		const joins = [
			() => createTeam(ana.at(), wish(place, `Ana's ${round}`)),
			() => acceptInvitation(ana.at(), linkOf(url)),
		];
		const { done, told } = await atOnce([
			() => acceptOrganizing(ana.at(), invitation),
			joins[round % 2] ?? (() => Promise.reject(new Error("no way in"))),
		]);
		assert.equal(done, 1);
		assert.ok(isDeniedOffice(told[0]) || isDenied(told[0]), String(told[0]));
		const seats = await database()
			.select()
			.from(challengeOrganizers)
			.where(eq(challengeOrganizers.userId, ana.id));
		const places = await database()
			.select()
			.from(teamMembers)
			.where(eq(teamMembers.userId, ana.id));
		assert.equal(seats.length + places.length, 1);
	}
});
