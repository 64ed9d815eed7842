import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { methods, teams } from "#drizzle/schema/teams.ts";
import { readArchive } from "#lib/archive/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import {
	arrange,
	arrangementInput,
	boardCsv,
	exportBoard,
	readBoard,
} from "#lib/leaderboard/index.ts";
import { visitor, wordNotShown } from "#lib/policy/index.ts";
import { listTeams, readOwnTeam, readTeam } from "#lib/teams/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { ruled, teamOf } from "#test/support/teams.ts";
import { method, openPhase, person, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const until = new Date("2030-01-01T00:00:00Z");
const before = new Date(until.getTime() - 1);
const place = await ruled(await openPhase(), { anonymousUntil: until });
const { challenge } = place.slugs;
const slugs = { challenge };

/** Every member of a method that is a free word, naming whoever wrote it. */
const telling = (name: string) => ({
	network: `${name}-Net`,
	backbone: `Backbone of ${name}`,
	backboneFamily: `${name} family`,
	streams: `face and ${name}`,
	pretraining: `${name}-1M`,
});

async function competing(name: string, words: Partial<ReturnType<typeof telling>> = {}) {
	const team = await teamOf(place, name);
	const made = await method(team.captain, challenge, `Method of ${name}`);
	await database()
		.update(methods)
		.set({
			...words,
			description: `described by ${name}`,
			extraData: `data of ${name}`,
			paperUrl: `https://${name}.example/paper`,
			codeUrl: `https://${name}.example/code`,
		})
		.where(eq(methods.id, made.id));
	const submissionId = await submit(team.captain.at(), place.slugs, made.id);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	return { ...team, submissionId, secret: name };
}

const ana = await competing("anastasia");
const bo = await competing("bonifatius");
const cleo = await competing("cleopatra", telling("cleopatra"));
const baseline = await competing("organizers", telling("organizers"));
await database().update(teams).set({ isBaseline: true }).where(eq(teams.id, baseline.id));
const stranger = await person("stranger");

/** Everything that says something of teams, as one reader gets it; the archive is everybody's. */
async function everything(ctx: Context): Promise<string> {
	const board = await readBoard(ctx, place.slugs);
	const arranged = arrange(board, arrangementInput.parse({}));
	const pages = [ana, bo, cleo].map(({ number: team }) => readTeam(ctx, { ...slugs, team }));
	return JSON.stringify([
		board,
		boardCsv(arranged),
		exportBoard(board, arranged),
		arranged.facets,
		...(["backbone", "network"] as const).map((group) =>
			arrange(board, { ...arranged.arrangement, group }),
		),
		await readArchive(ctx, slugs),
		await listTeams(ctx, slugs),
		...(await Promise.all(pages)),
	]);
}

const nameless = (text: string, who: { secret: string }) =>
	assert.ok(!text.includes(who.secret), `${who.secret} in ${text}`);

test("until its instant nobody but the team and the organizers learns who a team is, anywhere", async () => {
	for (const ctx of [{ ...contextFor(visitor), now: before }, stranger.at(before)]) {
		const text = await everything(ctx);
		for (const team of [ana, bo, cleo]) nameless(text, team);
		assert.ok(text.includes(`Team ${ana.number}, method 1`));
		assert.ok(text.includes(baseline.name), "baselines have nothing to hide");
	}
	const toBo = await everything(bo.captain.at(before));
	nameless(toBo, ana);
	for (const own of [bo.name, "Method of bonifatius", "https://bonifatius.example/paper"])
		assert.ok(toBo.includes(own), own);
	const toOrganizer = await everything(place.organizer.at(before));
	for (const named of [ana.name, bo.name, "https://anastasia.example/code"])
		assert.ok(toOrganizer.includes(named), named);
	const board = await readBoard(place.organizer.at(before), place.slugs);
	assert.ok(!JSON.stringify(board).includes("method 1"));
});

test("what one reader was shown is not what the next one gets from the same cache", async () => {
	await readBoard(place.organizer.at(before), place.slugs);
	nameless(await everything({ ...contextFor(visitor), now: before }), ana);
	await everything({ ...contextFor(visitor), now: before });
	assert.ok((await everything(ana.captain.at(before))).includes(ana.name));
});

test("at its instant the names are there, without anything else having changed", async () => {
	const text = await everything({ ...contextFor(visitor), now: until });
	for (const named of [ana.name, bo.name, "described by anastasia", "data of bonifatius"])
		assert.ok(text.includes(named), named);
	assert.ok(!text.includes(`Team ${ana.number},`));
});

test("figures and what kind of method it is stay while the names are hidden", async () => {
	const rowOf = async (now: Date) =>
		(await readBoard({ ...contextFor(visitor), now }, place.slugs)).rows.find(
			({ id }) => id === ana.submissionId,
		);
	const [hidden, shown] = [await rowOf(before), await rowOf(until)];
	assert.ok(hidden && shown);
	const {
		method: name,
		team,
		teamNumber,
		description,
		extraData,
		paperUrl,
		codeUrl,
		...kept
	} = hidden;
	assert.deepEqual(
		[name, team, teamNumber, description, extraData, paperUrl, codeUrl],
		[`Team ${ana.number}, method 1`, `Team ${ana.number}`, null, "", "", null, null],
	);
	for (const [field, value] of Object.entries(kept))
		assert.deepEqual(value, Object(shown)[field], field);
});

test("a board narrowed, sorted or grouped by a hidden word says nothing of it, and the hidden ones are one value", async () => {
	const words = telling("cleopatra");
	const boardAt = (now: Date) => readBoard({ ...contextFor(visitor), now }, place.slugs);
	const [hidden, shown] = [await boardAt(before), await boardAt(until)];
	for (const [facet, word] of Object.entries(words)) {
		const asked = arrangementInput.parse({ [facet]: word });
		assert.equal(arrange(hidden, asked).shownRows, 0, facet);
		assert.equal(arrange(shown, asked).shownRows, 1, facet);
		const together = arrangementInput.parse({ [facet]: wordNotShown });
		assert.equal(arrange(hidden, together).shownRows, 1, facet);
		const { facets } = arrange(hidden, arrangementInput.parse({}));
		const values = facets.find((one) => one.facet === facet)?.values.map(({ value }) => value);
		assert.ok(values?.includes(wordNotShown) && !values.includes(word), facet);
		assert.ok(
			values?.some((value) => value.includes("organizers")),
			"baselines have nothing to hide",
		);
	}
});

test("a team knows itself by its name on its own page", async () => {
	const own = await readOwnTeam(ana.captain.at(before), slugs);
	assert.deepEqual([own.team?.name, own.team?.number], [ana.name, ana.number]);
});

test("a page counts scored submissions only where the reader may see the board", async () => {
	const hidden = await openPhase({ figuresVisibility: "own" });
	const team = await teamOf(hidden, "own");
	const { id } = await method(team.captain, hidden.slugs.challenge);
	const submissionId = await submit(team.captain.at(), hidden.slugs, id);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	const asked = { challenge: hidden.slugs.challenge, team: team.number };
	const phasesFor = async (ctx: Context) => (await readTeam(ctx, asked)).phases;
	assert.deepEqual(await phasesFor(contextFor(visitor)), []);
	assert.equal((await phasesFor(team.captain.at()))[0]?.scored, 1);
	assert.equal((await phasesFor(hidden.organizer.at()))[0]?.scored, 1);
	const [line] = (await listTeams(contextFor(visitor), asked)).teams;
	assert.equal(line?.scored, 0);
});

test("what was received behind a freeze is not counted for others until it is revealed", async () => {
	const freezesAt = new Date("2026-02-01T00:00:00Z");
	const revealedAt = new Date("2031-01-01T00:00:00Z");
	const frozen = await openPhase({ freezesAt, revealedAt });
	const team = await teamOf(frozen, "frozen");
	const { id } = await method(team.captain, frozen.slugs.challenge);
	const submissionId = await submit(team.captain.at(freezesAt), frozen.slugs, id);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	const asked = { challenge: frozen.slugs.challenge, team: team.number };
	const seen = async (now: Date) => (await readTeam({ ...contextFor(visitor), now }, asked)).scored;
	assert.equal(await seen(new Date(revealedAt.getTime() - 1)), 0);
	assert.equal(await seen(revealedAt), 1);
});
