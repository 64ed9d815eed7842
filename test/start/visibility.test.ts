import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { after, test } from "node:test";
import { freePort, startSite, temporaryFolder } from "#test/support/site.ts";
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
	unevenFile,
	type Visibility,
} from "#test/support/visibility.ts";

const folder = temporaryFolder();
const site = await startSite(path.join(folder.path, "data"), await freePort());
// What reads the environment is loaded when it is the site's.
Object.assign(process.env, site.env());
const { eq, inArray, sql } = await import("drizzle-orm");
const { phases } = await import("#drizzle/schema/challenge.ts");
const { sessions } = await import("#drizzle/schema/people.ts");
const { evaluations } = await import("#drizzle/schema/submissions.ts");
const { closeDatabase, database, inTransaction } = await import("#lib/db/index.ts");
const { boardsChannel, notify } = await import("#lib/queue/index.ts");
const { untilState } = await import("#test/support/until.ts");
const { encode, method, person, readyToSend, submit } = await import("#test/support/world.ts");

after(async () => {
	await closeDatabase();
	site.signal("SIGTERM");
	await site.ended;
	folder.remove();
});

const place = await readyToSend();
const { slugs } = place;
const board = `/challenges/${slugs.challenge}/${slugs.phase}`;
const boardApi = `/api/v1/challenges/${slugs.challenge}/phases/${slugs.phase}/board`;
const rival = await person("rita");
await method(rival, slugs.challenge, "Another team's");

async function scored(which: "early" | "late", shifts: readonly number[], methodId: string) {
	const at = place.ana.at(new Date(Date.now() + receivedDays[which] * 86_400_000));
	const id = await submit(at, slugs, methodId, encode(unevenFile(which, shifts)));
	assert.equal(await untilState(id), "scored");
	return id;
}

const second = await method(place.ana, slugs.challenge, "Second method");
const ids = {
	early: await scored("early", [0.7, 9], place.methodId),
	late: await scored("late", [0.3, 0.5, 0.9, 9], second.id),
};
const rows = await database()
	.select()
	.from(evaluations)
	.where(inArray(evaluations.submissionId, Object.values(ids)));
const figuresOf = (id: string) =>
	digitsOf(rows.find(({ submissionId }) => submissionId === id)?.score ?? 0);
const digits = { early: figuresOf(ids.early), late: figuresOf(ids.late) };
const shown = { early: [digits.early.shown], late: [digits.late.shown] };
const exact = { early: [digits.early.exact], late: [digits.late.exact] };

/** The cookie of somebody's session, as a browser sends it. */
async function cookieOf({ id: userId }: { id: string }): Promise<string> {
	const sessionToken = randomUUID();
	const expires = new Date(Date.now() + 86_400_000);
	await database().insert(sessions).values({ sessionToken, userId, expires });
	return `authjs.session-token=${sessionToken}`;
}
const cookies: Record<Reader, string> = {
	stranger: "",
	member: await cookieOf(await person("mo")),
	rival: await cookieOf(rival),
	team: await cookieOf(place.ana),
	organizer: await cookieOf(place.organizer),
};

const get = (address: string, reader: Reader) =>
	fetch(`${site.url}${address}`, {
		headers: cookies[reader] === "" ? {} : { cookie: cookies[reader] },
		redirect: "manual",
	});
const textOf = async (address: string, reader: Reader) => (await get(address, reader)).text();
const ofBoth = async (address: (id: string) => string, reader: Reader) =>
	(await Promise.all(Object.values(ids).map((id) => textOf(address(id), reader)))).join("\n");

async function put(changes: Partial<typeof phases.$inferInsert>): Promise<void> {
	await inTransaction(async (tx) => {
		const revision = sql`${phases.boardRevision} + 1`;
		await tx.db
			.update(phases)
			.set({ ...changes, boardRevision: revision })
			.where(eq(phases.id, place.phase.id));
		await notify(tx, boardsChannel, place.phase.id);
	});
}

/** What every exit of the running site gives a reader, less what the table says that it should. */
async function wrongFor(reader: Reader, state: State, visibility: Visibility): Promise<string[]> {
	// The public page is everybody's, an organizer's too, also in another arrangement.
	const page = `${await textOf(board, reader)}${await textOf(`${board}?sort=team`, reader)}`;
	const asStranger = foundOnBoard(state, visibility, "stranger");
	const onBoard = foundOnBoard(state, visibility, reader);
	const onResults = foundOnResults(state, visibility, reader);
	const lists = reader === "team" ? onResults : "-";
	const answers: [what: string, text: string, expected: string][] = [
		["page of the board", page, asStranger],
		["board by the API", await textOf(boardApi, reader), onBoard],
		["board as CSV", await textOf(`${boardApi}.csv`, reader), onBoard],
		["results' pages", await ofBoth((id) => `/submissions/${id}`, reader), onResults],
		["results by the API", await ofBoth((id) => `/api/v1/submissions/${id}`, reader), onResults],
		["streams", await ofBoth((id) => `/api/v1/submissions/${id}/events`, reader), onResults],
		["list", await textOf("/submissions", reader), lists],
		["list by the API", await textOf("/api/v1/submissions", reader), lists],
		["team's list", await textOf(`/challenges/${slugs.challenge}/submissions`, reader), lists],
		["page of the challenge", await textOf(`/challenges/${slugs.challenge}`, reader), "-"],
		["teams", await textOf(`/challenges/${slugs.challenge}/teams`, reader), "-"],
	];
	return answers.flatMap(([what, text, expected]) => {
		const got = foundIn(text, shown);
		const said = `${what}, ${reader}, ${state}, ${visibility}`;
		return [
			...(got === expected ? [] : [`${said}: ${got} instead of ${expected}`]),
			...(foundIn(text, exact) === "-" ? [] : [`${said}: more than two decimals`]),
		];
	});
}

/** The page as it is kept, asked for again until it says what is wanted; the test's limit ends a vain wait. */
async function untilPage(wanted: string): Promise<number> {
	for (;;) if (foundIn(await textOf(board, "stranger"), shown) === wanted) return Date.now();
}

/** The rows of the table that differ; test/feature/visibility.test.ts asks all of them without a site. */
const asked: readonly (readonly [State, Visibility])[] = [
	["before it opens", "own"],
	["open", "none"],
	["open", "everyone"],
	["frozen", "own"],
	["frozen", "everyone"],
	["over and not revealed", "everyone"],
	["over and revealed", "everyone"],
	["over, never frozen", "none"],
];

test("over HTTP, every reader finds in each state by every exit what the table says", async () => {
	const wrong: string[] = [];
	for (const [state, visibility] of asked) {
		await put(phaseIn(state, visibility));
		await untilPage(foundOnBoard(state, visibility, "stranger"));
		const each = readers.map((reader) => wrongFor(reader, state, visibility));
		wrong.push(...(await Promise.all(each)).flat());
	}
	assert.equal(wrong.join("\n"), "");
});

test("a kept page changes at the very instant of the phase's end, and not before", async () => {
	const lead = 4000;
	for (const [during, afterwards, before, then] of [
		["everyone", "none", "both", "-"],
		["none", "everyone", "-", "both"],
	] as const) {
		const closesAt = new Date(Date.now() + lead);
		const open = phaseIn("open", "everyone");
		await put({
			...open,
			...{ freezesAt: null, closesAt, figuresVisibility: during, closedVisibility: afterwards },
		});
		await untilPage(before);
		const changed = await untilPage(then);
		assert.ok(changed >= closesAt.getTime(), "not before its end");
		const late = changed - closesAt.getTime();
		// By age alone it would be a minute.
		assert.ok(late < 15_000, `${late} ms after its end`);
	}
});

test("what the site's processes say of themselves has no figure in it", () => {
	assert.equal(foundIn(`${site.out()}${site.err()}`, shown), "-");
});
