import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { challengeChanges } from "#drizzle/schema/challenge.ts";
import { events } from "#drizzle/schema/events.ts";
import { readDesk } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import {
	arrange,
	arrangementInput,
	boardCsv,
	exportBoard,
	readBoard,
} from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { exportMyData } from "#lib/privacy/index.ts";
import {
	abandonRescoring,
	exportPreview,
	listNotes,
	previewInput,
	publishRescoring,
	readEarlierFigures,
	readPreview,
	startRescoring,
} from "#lib/rescoring/index.ts";
import { listSubmissions, listTeamSubmissions, readSubmission } from "#lib/submissions/index.ts";
import { databaseWithWorker } from "#test/support/hands.ts";
import { anotherLabelSet, rescoreNow, threeTeams } from "#test/support/rescoring.ts";
import { openPhase, person } from "#test/support/world.ts";

const key = await databaseWithWorker();
const note = "The clips of two videos were a second late.";

async function begun(changes: Parameters<typeof openPhase>[0] = {}) {
	const place = await openPhase(changes);
	const teams = await threeTeams(place, key);
	const { id: labelSetId } = await anotherLabelSet(place);
	const at = place.organizer.at();
	const { id: rescoringId } = await startRescoring(at, { ...place.slugs, labelSetId, note });
	const input = { challenge: place.slugs.challenge, rescoringId };
	const ids = Object.values(teams).map(({ submissionId }) => submissionId);
	return { place, teams, input, ids };
}

type World = Awaited<ReturnType<typeof begun>>;

/** Everything that anybody can read of the challenge's figures, by every reader. */
async function allThatIsRead({ place, teams, ids }: World): Promise<string> {
	const { slugs, organizer, challenge } = place;
	const readers = [
		visitorAt(),
		organizer.at(),
		(await person("stranger")).at(),
		teams.two.who.at(),
	];
	const read: unknown[] = [];
	for (const ctx of readers) {
		const { revision: _, ...board } = await readBoard(ctx, slugs);
		const arranged = arrange({ ...board, revision: 0 }, arrangementInput.parse({}));
		read.push(board, boardCsv(arranged), exportBoard({ ...board, revision: 0 }, arranged));
		read.push(await listNotes(ctx, slugs));
	}
	for (const submissionId of ids)
		for (const ctx of [organizer.at(), ownerOf(teams, submissionId)]) {
			read.push(await readSubmission(ctx, { submissionId }));
			read.push(await readEarlierFigures(ctx, { submissionId }));
		}
	read.push(await listSubmissions(teams.two.who.at()));
	read.push(await listTeamSubmissions(teams.two.who.at(), slugs));
	read.push((await exportMyData(teams.two.who.at())).data);
	read.push((await readDesk(organizer.at(), slugs)).document);
	const db = database();
	read.push(
		(await db.select().from(events).where(eq(events.challengeId, challenge.id))).map(
			({ toldAt: _, id, ...event }) => ({ ...event, id: String(id) }),
		),
		await db.select().from(challengeChanges).where(eq(challengeChanges.challengeId, challenge.id)),
	);
	return JSON.stringify(read);
}

const visitorAt = () => contextFor(visitor);

function ownerOf(teams: World["teams"], submissionId: string) {
	const owner = Object.values(teams).find((team) => team.submissionId === submissionId);
	if (!owner) throw new Error("nobody's submission");
	return owner.who.at();
}

test("of a rescoring nothing leaves before it is published: what anybody can read is the same to the letter", async () => {
	const world = await begun();
	const before = await allThatIsRead(world);
	for (const id of world.ids) assert.ok(await rescoreNow(id, key));
	assert.equal(await allThatIsRead(world), before, "scored, and not published");
	await publishRescoring(world.place.organizer.at(), world.input);
	assert.notEqual(await allThatIsRead(world), before, "the comparison sees what is published");
});

test("of one that was abandoned nothing ever leaves", async () => {
	const world = await begun();
	const before = await allThatIsRead(world);
	for (const id of world.ids) assert.ok(await rescoreNow(id, key));
	await abandonRescoring(world.place.organizer.at(), world.input);
	assert.equal(await allThatIsRead(world), before);
});

test("a preview is rounded on a hidden split, says nothing of a video, and its file has every row", async () => {
	const world = await begun({ isHiddenSplit: true });
	for (const id of world.ids) await rescoreNow(id, key);
	const at = world.place.organizer.at();
	const preview = await readPreview(at, previewInput.parse(world.input));
	for (const { before, after, change } of preview.rows)
		for (const value of [before?.score ?? 0, after?.score ?? 0, change ?? 0])
			assert.equal(Number(value.toFixed(2)), value);
	assert.doesNotMatch(JSON.stringify(preview), /perVideo|areas|numerators/);
	const csv = await exportPreview(at, previewInput.parse(world.input));
	assert.equal(csv.trim().split("\r\n").length, 1 + preview.rows.length);
	const up = previewInput.parse({ ...world.input, move: "up" });
	assert.equal((await exportPreview(at, up)).trim().split("\r\n").length, 2);
});

test("earlier figures are shown to whoever sees the figure that stands, and to nobody else", async () => {
	for (const figuresVisibility of ["none", "own", "everyone"] as const) {
		const world = await begun({ figuresVisibility });
		for (const id of world.ids) await rescoreNow(id, key);
		await publishRescoring(world.place.organizer.at(), world.input);
		const { submissionId, who } = world.teams.two;
		const own = await readEarlierFigures(who.at(), { submissionId });
		assert.equal(own.length, figuresVisibility === "none" ? 0 : 1, figuresVisibility);
		const asOrganizer = await readEarlierFigures(world.place.organizer.at(), { submissionId });
		assert.equal(asOrganizer.length, 1);
		for (const other of [(await person("other")).at(), world.teams.three.who.at(), visitorAt()])
			await assert.rejects(
				readEarlierFigures(other, { submissionId }),
				(error) => error instanceof NotAllowed || error instanceof NotSignedIn,
			);
	}
});
