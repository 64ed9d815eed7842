import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { BoardPage } from "#app/_components/board/board-page.tsx";
import { readArchive } from "#lib/archive/index.ts";
import { listChanges } from "#lib/challenge/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { NotAllowed } from "#lib/errors.ts";
import {
	arrange,
	arrangementInput,
	boardCsv,
	exportBoard,
	readBoard,
} from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { listNotes } from "#lib/rescoring/index.ts";
import {
	disqualifySubmission,
	reinstateSubmission,
	verifySubmission,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { listTeams, readTeam } from "#lib/teams/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { anotherFile, method, person, readyToSend, submit } from "#test/support/world.ts";

const workerKey = await databaseWithWorker();
const june = (day: number) => new Date(Date.UTC(2026, 5, day));
const now = june(12);

type Place = Awaited<ReturnType<typeof readyToSend>>;

async function scored(place: Place, day: number, found: number) {
	const id = await submit(place.ana.at(june(day)), place.slugs, place.methodId, anotherFile(found));
	await validateNow(id, workerKey);
	await scoreNow(id, workerKey);
	return id;
}

async function boardInEveryForm(ctx: Context, { slugs }: Place): Promise<unknown> {
	try {
		const board = await readBoard(ctx, slugs);
		const gone = { dataset: { slug: "d", title: "D" }, takedowns: [] };
		const rescored = { challenge: slugs.challenge, notes: await listNotes(ctx, slugs) };
		return ["overall", "duration"].map((breakdown) => {
			const arrangement = arrangementInput.parse({ breakdown });
			const arranged = arrange(board, arrangement);
			const page = createElement(BoardPage, { board, arrangement, gone, rescored });
			return [exportBoard(board, arranged), boardCsv(arranged), renderToStaticMarkup(page)];
		});
	} catch (error) {
		if (!(error instanceof NotAllowed)) throw error;
		return error.message;
	}
}

/** Everything of a challenge that somebody outside a team can read. */
async function readAll(ctx: Context, place: Place) {
	const { challenge } = place.slugs;
	const teams = await listTeams(ctx, { challenge });
	const pages = teams.teams.map(({ number }) => readTeam(ctx, { challenge, team: number }));
	return {
		board: await boardInEveryForm(ctx, place),
		archive: await readArchive(ctx, { challenge }),
		changes: await listChanges(ctx, { challenge }),
		teams,
		pages: await Promise.all(pages),
	};
}

/** What becomes of a file that others may not know of, step by step. */
function stepsOf(place: Place, id: string): [what: string, take: () => Promise<unknown>][] {
	const organizer = place.organizer.at(now);
	const of = { submissionId: id };
	const reason = "The weights were trained on the test videos.";
	const appeal = "Write to the organizers within a week.";
	return [
		["sent", async () => undefined],
		["checked", () => validateNow(id, workerKey)],
		["scored", () => scoreNow(id, workerKey)],
		["verified", () => verifySubmission(organizer, { ...of, note: "The weights were seen." })],
		["disqualified", () => disqualifySubmission(organizer, { ...of, reason, appeal })],
		["reinstated", () => reinstateSubmission(organizer, { ...of, reason })],
		["withdrawn", () => withdrawSubmission(place.ana.at(now), of)],
	];
}

for (const [phase, changes] of [
	["frozen", { freezesAt: june(10), closesAt: june(20) }],
	["frozen under the step rule", { freezesAt: june(10), closesAt: june(20), hasStepRule: true }],
	["over and not revealed", { freezesAt: june(10), closesAt: june(12) }],
	["that shows teams their own figures", { figuresVisibility: "own" }],
	["that shows figures to nobody", { figuresVisibility: "none" }],
] as const)
	test(`in a phase ${phase}, nothing that others read says that a file came, nor what became of it`, async () => {
		const place = await readyToSend(changes);
		const rival = await person("rita");
		await method(rival, place.slugs.challenge, "Another team's");
		await scored(place, 9, 1);
		const readers = { stranger: { ...contextFor(visitor), now }, rival: rival.at(now) };
		const read = async () =>
			Object.fromEntries(
				await Promise.all(
					Object.entries(readers).map(async ([who, ctx]) => [who, await readAll(ctx, place)]),
				),
			);
		const before = await read();
		const sender = place.ana.at(june(11));
		const id = await submit(sender, place.slugs, place.methodId, anotherFile(3));
		for (const [what, take] of stepsOf(place, id)) {
			await take();
			assert.deepEqual(await read(), before, what);
		}
	});
