import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { revealPhase } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	exportPreview,
	type PreviewView,
	previewInput,
	publishRescoring,
	readPreview,
	startRescoring,
} from "#lib/rescoring/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { anotherLabelSet, rescoreNow, scoredFor } from "#test/support/rescoring.ts";
import { encode, openPhase, person, proposalsFinding, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const note = "The clips of two videos were a second late.";

type Place = Awaited<ReturnType<typeof openPhase>>;

async function freeze({ phase }: Place) {
	const freezesAt = new Date();
	await database().update(phases).set({ freezesAt }).where(eq(phases.id, phase.id));
}

async function rescored(place: Place, ids: readonly string[]) {
	const { id: labelSetId } = await anotherLabelSet(place);
	const at = place.organizer.at();
	const { id: rescoringId } = await startRescoring(at, { ...place.slugs, labelSetId, note });
	for (const id of ids) assert.ok(await rescoreNow(id, key));
	return { challenge: place.slugs.challenge, rescoringId };
}

const seen = async ({ slugs }: Place) =>
	(await readBoard(contextFor(visitor), slugs)).rows.map(({ rank, method }) => [rank, method]);

const placesIn = ({ rows }: PreviewView, when: "before" | "after") =>
	rows
		.flatMap(({ method, [when]: place }) => (place ? [[place.rank, method] as const] : []))
		.sort(([one], [other]) => one - other);

test("while a board is frozen the preview tells what the public sees when it is published now, and what at the reveal", async () => {
	const place = await openPhase();
	const two = await scoredFor(place, await person("two"), 2, key);
	const three = await scoredFor(place, await person("three"), 3, key);
	await freeze(place);
	const four = await scoredFor(place, await person("four"), 4, key);
	const ids = [two, three, four].map(({ submissionId }) => submissionId);
	const input = await rescored(place, ids);
	const at = place.organizer.at();

	const now = await readPreview(at, previewInput.parse(input));
	assert.deepEqual([now.publicSees, now.board], ["before_freeze", "public"]);
	assert.deepEqual(placesIn(now, "before"), await seen(place));
	assert.ok(now.rows.every(({ after }) => after?.isBehindFreeze === false));

	const asked = previewInput.parse({ ...input, board: "whole" });
	const whole = await readPreview(at, asked);
	assert.equal(whole.board, "whole");
	const behind = whole.rows.filter(({ after }) => after?.isBehindFreeze);
	assert.deepEqual(
		behind.map(({ method, before }) => [method, before?.isBehindFreeze]),
		[["Finds 4", true]],
	);
	const lines = (await exportPreview(at, asked)).trim().split("\r\n");
	assert.equal(lines.length, 4);
	assert.match(lines.find((line) => line.startsWith("Finds 4")) ?? "", /,yes,yes,/);
	assert.doesNotMatch(await exportPreview(at, previewInput.parse(input)), /Finds 4/);

	await publishRescoring(at, input);
	assert.deepEqual(await seen(place), placesIn(now, "after"));
	await revealPhase(at, { ...place.slugs });
	assert.deepEqual(await seen(place), placesIn(whole, "after"));
	const revealed = await readPreview(at, previewInput.parse(input));
	assert.deepEqual(
		[revealed.publicSees, revealed.frozenSince, revealed.board, revealed.rows.length],
		["everything", null, "whole", 3],
	);
});

test("under the step rule a frozen board keeps the best that was received before the freeze, in the preview too", async () => {
	const place = await openPhase({ hasStepRule: true });
	const who = await person("stepping");
	const early = await scoredFor(place, who, 0, key);
	await freeze(place);
	const late = await submit(who.at(), place.slugs, early.methodId, encode(proposalsFinding(2)));
	await validateNow(late, key);
	await scoreNow(late, key);
	const input = await rescored(place, [early.submissionId, late]);
	const standing = async (board: "public" | "whole") => {
		const asked = previewInput.parse({ ...input, board });
		const { rows } = await readPreview(place.organizer.at(), asked);
		return rows.map(({ before, after }) => [before?.submissionId, after?.submissionId]);
	};
	assert.deepEqual(await standing("public"), [[early.submissionId, early.submissionId]]);
	assert.deepEqual(await standing("whole"), [[late, late]]);
});

test("where the public sees no figures, the preview says so", async () => {
	const place = await openPhase({ figuresVisibility: "own" });
	const one = await scoredFor(place, await person("own"), 2, key);
	const input = await rescored(place, [one.submissionId]);
	const { publicSees } = await readPreview(place.organizer.at(), previewInput.parse(input));
	assert.equal(publicSees, "nothing");
});
