import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { teams } from "#drizzle/schema/teams.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database, pool } from "#lib/db/index.ts";
import { NotAllowed } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { leaveTeam, listTeamNames, listTeams } from "#lib/teams/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { rowsRead } from "#test/support/rows-read.ts";
import { ruled, teamOf } from "#test/support/teams.ts";
import { openPhase } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

type Place = Awaited<ReturnType<typeof openPhase>>;

/** So many teams, of one person each or of nobody any more, and each with a scored submission. */
async function crowd(size: number): Promise<Place> {
	const place = await openPhase();
	await pool().query(
		`with people as (
			insert into users (name, email)
			select 'Player ' || i, 'player-' || i || '-of-' || $1 || '@test.invalid' from generate_series(1, $2::int) i
			returning id
		), made as (
			insert into teams (challenge_id, name)
			select $1::uuid, 'Crowd ' || (i * 7919) % 100003 from generate_series(1, $2::int) i
			returning id, number
		), joined as (
			insert into team_members (team_id, challenge_id, user_id, role)
			select made.id, $1::uuid, people.id, 'captain'
			from (select id, row_number() over (order by number) as at from made) made
			join (select id, row_number() over () as at from people) people using (at)
			where at % 2 = 0
		), described as (
			insert into methods (team_id, name, network, backbone, backbone_family, fashion, streams, pretraining)
			select id, 'm', 'm', 'm', 'm', 'other', 'm', 'm' from made
			returning id, team_id
		), announced as (
			insert into upload_intents (challenge_id, phase_id, team_id, method_id, user_id, file_name, file_bytes, sha256, received_at, expires_at, completed_at)
			select $1::uuid, $3::uuid, team_id, id, $4::uuid, 'f', 1, repeat('0', 64), now(), now() + interval '1 hour', now() from described
			returning *
		)
		insert into submissions (intent_id, phase_id, team_id, method_id, user_id, state, received_at, file_name, file_bytes, sha256)
		select id, phase_id, team_id, method_id, user_id, 'scored', received_at, file_name, file_bytes, sha256 from announced`,
		[place.challenge.id, size, place.phase.id, place.organizer.id],
	);
	return place;
}

const asVisitor = (now = new Date()): Context => ({ ...contextFor(visitor), now });
const namesIn = async (ctx: Context, challenge: string, text?: string) =>
	(await listTeams(ctx, { challenge, text })).teams.map(({ name }) => name);

test("a page of ten thousand teams costs what one of a hundred does, at the beginning and near the end", async () => {
	const [small, large] = [await crowd(100), await crowd(10_000)];
	await pool().query("analyze teams, team_members, submissions, users");
	const numbersOf = async (place: Place) =>
		(
			await database()
				.select({ number: teams.number })
				.from(teams)
				.where(eq(teams.challengeId, place.challenge.id))
				.orderBy(teams.number)
		).map(({ number }) => number);
	const [smallNumbers, largeNumbers] = [await numbersOf(small), await numbersOf(large)];
	for (const at of [undefined, -60]) {
		const cost = (place: Place, numbers: number[]) =>
			rowsRead(() =>
				listTeams(asVisitor(), {
					challenge: place.slugs.challenge,
					after: at === undefined ? undefined : numbers.at(at),
				}),
			);
		const [few, many] = [await cost(small, smallNumbers), await cost(large, largeNumbers)];
		assert.equal(many.statements, few.statements);
		assert.ok(many.rows <= few.rows * 1.5, `${many.rows} rows of tables, not ${few.rows}`);
	}
});

test("page by page every team comes once, in order of number; one that nobody is in and that has nothing on a board does not", async () => {
	const place = await crowd(120);
	const { challenge } = place.slugs;
	const empty = await teamOf(place, "empty");
	await leaveTeam(empty.captain.at(), { challenge });
	const last = await teamOf(place, "last");
	const seen: number[] = [];
	let pages = 0;
	for (let after: number | null = 0; after !== null; pages++) {
		const page = await listTeams(asVisitor(), { challenge, ...(after ? { after } : {}) });
		seen.push(...page.teams.map(({ number }) => number));
		after = page.next;
	}
	assert.equal(pages, 3);
	assert.deepEqual(
		seen,
		[...new Set(seen)].toSorted((one, other) => one - other),
	);
	assert.equal(seen.length, 121);
	assert.ok(!seen.includes(empty.number));
	assert.equal(seen.at(-1), last.number);
});

test("while a challenge is anonymous no search finds a team by the name that is not shown, nor does the order tell it", async () => {
	const until = new Date("2030-01-01T00:00:00Z");
	const before = new Date(+until - 1);
	const place = await ruled(await openPhase(), { anonymousUntil: until });
	const { challenge } = place.slugs;
	// Made in an order that is not the names'.
	const made = [];
	for (const name of ["zoe", "ana", "mia"]) made.push(await teamOf(place, name));
	const [zoe, ana, mia] = made;
	assert.ok(zoe && ana && mia);
	await database().update(teams).set({ isBaseline: true }).where(eq(teams.id, mia.id));
	const shown = [`Team ${zoe.number}`, `Team ${ana.number}`, mia.name];
	assert.deepEqual(await namesIn(asVisitor(before), challenge), shown);
	for (const team of [zoe, ana])
		for (const text of [team.name, team.name.slice(4, 8), "the"])
			assert.ok(
				!(await namesIn(asVisitor(before), challenge, text)).includes(`Team ${team.number}`),
			);
	assert.deepEqual(await namesIn(asVisitor(before), challenge, "mia"), [mia.name]);
	for (const text of [`${zoe.number}`, `#${zoe.number}`, `team ${zoe.number}`])
		assert.deepEqual(await namesIn(asVisitor(before), challenge, text), [`Team ${zoe.number}`]);
	assert.deepEqual(await namesIn(ana.captain.at(before), challenge, "ana"), [ana.name]);
	assert.deepEqual(await namesIn(ana.captain.at(before), challenge, "zoe"), []);
	assert.deepEqual(await namesIn(place.organizer.at(before), challenge, "zoe"), [zoe.name]);
	assert.deepEqual(await namesIn(asVisitor(until), challenge, "ZOE"), [zoe.name]);
	assert.deepEqual(await namesIn(asVisitor(until), challenge, "%"), []);
});

test("the names of all teams that can be written to are the organizers'", async () => {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const team = await teamOf(place, "one", 2);
	const left = await teamOf(place, "left");
	await leaveTeam(left.captain.at(), { challenge });
	assert.deepEqual(await listTeamNames(place.organizer.at(), { challenge }), [
		{ number: team.number, name: team.name },
	]);
	await assert.rejects(listTeamNames(team.captain.at(), { challenge }), NotAllowed);
});
