import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, inArray, sql } from "drizzle-orm";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { BoardPage } from "#app/_components/board/board-page.tsx";
import { SubmissionResult } from "#app/_components/result/submission-result.tsx";
import { phases } from "#drizzle/schema/challenge.ts";
import { evaluations } from "#drizzle/schema/submissions.ts";
import { listChanges, readChallenge } from "#lib/challenge/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import {
	arrange,
	arrangementInput,
	boardCsv,
	exportBoard,
	readBoard,
	readDeskBoards,
} from "#lib/leaderboard/index.ts";
import { renderMail } from "#lib/mail/index.ts";
import { chooseMails, listNotices, tellPeople } from "#lib/notices/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { listNotes } from "#lib/rescoring/index.ts";
import { defaultProtocol, thresholdsOf } from "#lib/scoring/index.ts";
import {
	listSubmissions,
	listTeamSubmissions,
	readLedger,
	readSubmission,
} from "#lib/submissions/index.ts";
import { listTeams, readOwnTeam, readTeam } from "#lib/teams/index.ts";
import { createWebhook, newWebhookInput, noteForWebhooks } from "#lib/webhooks/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { mailsTo } from "#test/support/mails.ts";
import { tellAll } from "#test/support/notices.ts";
import {
	digitsOf,
	foundIn,
	foundOnBoard,
	foundOnResults,
	phaseIn,
	type Reader,
	readers,
	receivedDays,
	type State,
	states,
	unevenFile,
	type Visibility,
	visibilities,
} from "#test/support/visibility.ts";
import { encode, method, person, readyToSend, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const place = await readyToSend();
const { slugs } = place;
const { challenge } = slugs;
const rivals = await person("rita");
await method(rivals, challenge, "Another team's");

const dayAt = (days: number) => new Date(Date.now() + days * 86_400_000);

// Whoever wants to be told of everything, at once.
await chooseMails(place.ana.at(), { choices: [{ kind: "submission.scored", mail: "at_once" }] });
await createWebhook(
	place.organizer.at(),
	newWebhookInput.parse({
		challenge,
		url: "https://example.org/told",
		kinds: ["submission.scored"],
	}),
);

/** A scored file of the team's, of a method of its own, so that each has a row. */
async function scored(which: "early" | "late", shifts: readonly number[], methodId: string) {
	const sender = place.ana.at(dayAt(receivedDays[which]));
	const file = encode(unevenFile(which, shifts));
	const id = await submit(sender, slugs, methodId, file);
	await validateNow(id, key);
	await scoreNow(id, key);
	return id;
}

const second = await method(place.ana, challenge, "Second method");
const ids = {
	early: await scored("early", [0.7, 9], place.methodId),
	late: await scored("late", [0.3, 0.5, 0.9, 9], second.id),
};
const rows = await database()
	.select()
	.from(evaluations)
	.where(inArray(evaluations.submissionId, Object.values(ids)));
const figuresOf = (id: string) => {
	const row = rows.find(({ submissionId }) => submissionId === id);
	assert.ok(row && row.scoreHigh !== null);
	return digitsOf(row.score);
};
const digits = { early: figuresOf(ids.early), late: figuresOf(ids.late) };
const shown = { early: [digits.early.shown], late: [digits.late.shown] };
const exact = { early: [digits.early.exact], late: [digits.late.exact] };

await tellAll(new Date(), [tellPeople, noteForWebhooks]);

const contexts: Record<Reader, () => Context> = {
	stranger: () => contextFor(visitor),
	member: (await person("mo")).at,
	rival: rivals.at,
	team: place.ana.at,
	organizer: place.organizer.at,
};

const gone = { dataset: { slug: "d", title: "D" }, takedowns: [] };
const plain = arrangementInput.parse({});
const byDuration = arrangementInput.parse({ breakdown: "duration", group: "backbone" });

const boardJson = async (ctx: Context) => {
	const board = await readBoard(ctx, slugs);
	return JSON.stringify(exportBoard(board, arrange(board, plain)));
};
const boardTable = async (ctx: Context) => boardCsv(arrange(await readBoard(ctx, slugs), plain));

/** Every way out of a board. */
const boardExits: Record<string, (ctx: Context) => Promise<string>> = {
	page: async (ctx) => {
		const board = await readBoard(ctx, slugs);
		const rescored = { challenge: slugs.challenge, notes: await listNotes(ctx, slugs) };
		return renderToStaticMarkup(
			createElement(BoardPage, { board, arrangement: plain, gone, rescored }),
		);
	},
	"API and JSON": boardJson,
	"API by duration": async (ctx) => {
		const board = await readBoard(ctx, slugs);
		const arranged = arrange(board, arrangementInput.parse({ breakdown: "duration" }));
		return JSON.stringify(exportBoard(board, arranged));
	},
	CSV: boardTable,
	"CSV by duration": async (ctx) =>
		boardCsv(arrange(await readBoard(ctx, slugs), { ...byDuration, group: "none" })),
};

/** Every way out of a result, each of both files. */
const resultExits: Record<string, (ctx: Context) => Promise<string>> = {
	page: async (ctx) => {
		const pages = await Promise.all(
			Object.values(ids).map((submissionId) => readSubmission(ctx, { submissionId })),
		);
		const tiouThresholds = [...thresholdsOf(defaultProtocol)];
		return pages
			.map((submission) => createElement(SubmissionResult, { submission, tiouThresholds }))
			.map((page) => renderToStaticMarkup(page))
			.join("\n");
	},
	API: async (ctx) => {
		const reading = Object.values(ids).map((submissionId) => readSubmission(ctx, { submissionId }));
		return JSON.stringify(await Promise.all(reading));
	},
};

/** Of the lists of one's own submissions; only the team has these on theirs. */
const listExits: Record<string, (ctx: Context) => Promise<string>> = {
	"list of submissions": async (ctx) => JSON.stringify(await listSubmissions(ctx)),
	"team's list": async (ctx) => JSON.stringify(await listTeamSubmissions(ctx, { challenge })),
};

/** What a reader gets of the challenge besides, that has no figure in it for anybody. */
const elsewhere: Record<string, (ctx: Context) => Promise<unknown>> = {
	challenge: (ctx) => readChallenge(ctx, challenge),
	"change log": (ctx) => listChanges(ctx, { challenge }),
	teams: (ctx) => listTeams(ctx, { challenge }),
	"page of the team": async (ctx) => {
		const { teams } = await listTeams(ctx, { challenge });
		return Promise.all(teams.map(({ number }) => readTeam(ctx, { challenge, team: number })));
	},
	"own team": (ctx) => readOwnTeam(ctx, { challenge }),
	attempts: (ctx) => readLedger(ctx, { challenge }),
	"desk of boards": (ctx) => readDeskBoards(ctx, { challenge }),
	notices: (ctx) => listNotices(ctx, {}),
};

async function put(state: State, visibility: Visibility, changes: object = {}) {
	await database()
		.update(phases)
		.set({
			...phaseIn(state, visibility),
			boardRevision: sql`${phases.boardRevision} + 1`,
			...changes,
		})
		.where(eq(phases.id, place.phase.id));
}

/** What leaves, or nothing where the reader is refused. */
async function leaves(ask: () => Promise<string>): Promise<string> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof NotAllowed || error instanceof NotSignedIn || error instanceof NotFound)
			return "";
		throw error;
	}
}

async function asked(state: State, visibility: Visibility): Promise<string[]> {
	const wrong: string[] = [];
	const expect = (what: string, text: string, expected: string) => {
		const got = foundIn(text, shown);
		if (got !== expected) wrong.push(`${what}: ${got} instead of ${expected}`);
		if (foundIn(text, exact) !== "-") wrong.push(`${what}: more than two decimals`);
	};
	for (const reader of readers) {
		const ctx = contexts[reader]();
		for (const [exit, ask] of Object.entries(boardExits)) {
			const text = await leaves(() => ask(ctx));
			expect(`board, ${exit}, ${reader}`, text, foundOnBoard(state, visibility, reader));
		}
		const ofResults = foundOnResults(state, visibility, reader);
		for (const [exit, ask] of Object.entries(resultExits))
			expect(`results, ${exit}, ${reader}`, await leaves(() => ask(ctx)), ofResults);
		for (const [exit, ask] of Object.entries(listExits))
			expect(
				`${exit}, ${reader}`,
				await leaves(() => ask(ctx)),
				reader === "team" ? ofResults : "-",
			);
		for (const [exit, ask] of Object.entries(elsewhere)) {
			const text = await leaves(async () => JSON.stringify(await ask(ctx)));
			expect(`${exit}, ${reader}`, text, "-");
		}
	}
	return wrong;
}

for (const state of states)
	for (const visibility of visibilities)
		test(`a phase ${state} that shows figures to "${visibility}": every reader finds by every exit what the table says (codalab#2150, codabench#1777)`, async () => {
			await put(state, visibility);
			assert.equal((await asked(state, visibility)).join("\n"), "");
		});

test("the same, asked right after each other from one cache, in an order that nobody chose", async () => {
	const order = states.flatMap((state) =>
		visibilities.map((visibility) => ({ state, visibility })),
	);
	const mixed = order.map((_, at) => order[(at * 7) % order.length]);
	for (const one of mixed) {
		assert.ok(one);
		await put(one.state, one.visibility);
		for (const reader of ["organizer", "stranger", "team"] as const) {
			const text = await leaves(() => boardTable(contexts[reader]()));
			const expected = foundOnBoard(one.state, one.visibility, reader);
			assert.equal(foundIn(text, shown), expected, `${one.state}, ${one.visibility}, ${reader}`);
		}
	}
});

test("an admin finds what organizers do, on the board and in the results", async () => {
	await put("frozen", "none");
	const { id: userId } = await person("adam");
	const admin = contextFor({ kind: "member", userId, isAdmin: true });
	for (const ask of [...Object.values(boardExits), ...Object.values(resultExits)])
		assert.equal(foundIn(await ask(admin), shown), "both");
});

test("on an open split the figures leave whole where they leave at all", async () => {
	await put("open", "everyone", { isHiddenSplit: false });
	const text = await leaves(() => boardJson(contexts.stranger()));
	assert.equal(foundIn(text, exact), "both");
	await put("open", "own", { isHiddenSplit: false });
	assert.equal(await leaves(() => boardJson(contexts.stranger())), "");
	await put("open", "own", { isHiddenSplit: true });
});

test("logs, events, notices, webhooks' bodies and mails hold no figure at all", async () => {
	const tables = [
		...["audit_log", "submission_logs", "events", "notices", "webhook_deliveries"],
	].map((name) => `public.${name}`);
	for (const table of [...tables, "pgboss.job"]) {
		const { rows: kept } = await database().execute<{ line: string }>(
			sql.raw(`select t::text as line from ${table} t`),
		);
		if (table !== "public.submission_logs") assert.notEqual(kept.length, 0, table);
		const text = kept.map(({ line }) => line).join("\n");
		assert.equal(foundIn(text, shown), "-", table);
	}
	const mails = await mailsTo(place.ana.email);
	assert.equal(mails.length, 2, "one of each scored file");
	for (const mail of mails) assert.equal(foundIn(JSON.stringify(renderMail(mail)), shown), "-");
});

test("what a hidden split lets out has nothing of a single video", async () => {
	await put("open", "everyone");
	const [row] = rows;
	assert.ok(row?.perVideo);
	const lists = Object.values(row.perVideo).filter(Array.isArray);
	assert.ok(lists.length >= 2);
	for (const reader of readers) {
		const ctx = contexts[reader]();
		const asking = [...Object.values(boardExits), ...Object.values(resultExits)];
		for (const ask of asking) {
			const text = await leaves(() => ask(ctx));
			assert.ok(!text.includes("perVideo") && !text.includes("numerators"));
			for (const list of lists) assert.ok(!text.includes(JSON.stringify(list)));
		}
	}
});
