import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { contextFor } from "#lib/context.ts";
import { database, pool } from "#lib/db/index.ts";
import {
	type DeskSubmissionsView,
	deskSubmissionsInput,
	listDeskSubmissions,
	readDeskSubmission,
} from "#lib/desk/index.ts";
import { NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	disqualifySubmission,
	failSubmission,
	grantAttempts,
	reinstateSubmission,
	rerunSubmission,
	verifySubmission,
} from "#lib/submissions/index.ts";
import { asWorker, claim, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { manySubmissions } from "#test/support/many-submissions.ts";
import { anotherFile, method, person, readyToSend, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const words = "words that are long enough";

type Place = Awaited<ReturnType<typeof readyToSend>>;

const list = (place: Place, asked: Record<string, string> = {}) =>
	listDeskSubmissions(
		place.organizer.at(),
		deskSubmissionsInput.parse({ challenge: place.slugs.challenge, ...asked }),
	);
const idsOf = ({ submissions }: DeskSubmissionsView) => submissions.map(({ id }) => id);

async function scored({ ana, slugs, methodId }: Place, bytes = anotherFile()): Promise<string> {
	const id = await submit(ana.at(), slugs, methodId, bytes);
	await validateNow(id, key);
	await scoreNow(id, key);
	return id;
}

async function failed({ ana, slugs, methodId }: Place): Promise<string> {
	const id = await submit(ana.at(), slugs, methodId);
	const held = await claim(id, "validate", key);
	await failSubmission(asWorker(), held, {
		message: "It stopped.",
		fault: "the thread ended with code 9",
		isTooHeavy: false,
	});
	return id;
}

async function secondPhase(place: Place) {
	const [{ id: _id, slug: _slug, ...same } = place.phase] = await database()
		.select()
		.from(phases)
		.where(eq(phases.id, place.phase.id));
	const [made] = await database()
		.insert(phases)
		.values({ ...same, slug: "second", title: "Second", position: 2 })
		.returning();
	if (!made) throw new Error("no phase");
	return { id: made.id, slugs: { challenge: place.slugs.challenge, phase: made.slug } };
}

test("an organizer finds submissions by phase, state, team, method, verification, id, file and digest", async () => {
	const place = await readyToSend();
	const bob = await person("bob");
	const bobs = await method(bob, place.slugs.challenge, "Bob's network");
	const second = await secondPhase(place);
	const one = await scored(place);
	const two = await failed(place);
	const three = await submit(bob.at(), second.slugs, bobs.id);
	await verifySubmission(place.organizer.at(), { submissionId: one, note: words });
	const digest = (await stateOf(two)).sha256;
	const { number } = (await list(place, { text: three })).submissions[0]?.team ?? {};
	const cases: [asked: Record<string, string>, found: string[]][] = [
		[{}, [three, two, one]],
		[{ phase: "second" }, [three]],
		[{ state: "failed" }, [two]],
		[{ verified: "yes" }, [one]],
		[{ verified: "no" }, [three, two]],
		[{ method: "bob's NET" }, [three]],
		[{ team: String(number) }, [three]],
		[{ team: "bob" }, [three]],
		[{ text: two }, [two]],
		[{ text: digest }, [two]],
		[{ text: digest.slice(0, 10).toUpperCase() }, [two]],
		[{ text: "PROPOSALS.js" }, [three, two, one]],
		[{ text: "100%_no" }, []],
		[{ text: "proposals", state: "scored", phase: "test" }, [one]],
		[{ phase: "third" }, []],
	];
	for (const [asked, found] of cases)
		assert.deepEqual(idsOf(await list(place, asked)), found, JSON.stringify(asked));
});

test("pages follow one another without a gap or a repetition, through phases and equal instants", async () => {
	const place = await readyToSend({ dailyQuota: 1, totalQuota: 1 });
	await manySubmissions(place, 120);
	const second = await secondPhase(place);
	await manySubmissions({ ...place, phase: { ...place.phase, id: second.id } }, 30);
	const seen: string[] = [];
	let after: string | null = null;
	do {
		const page: DeskSubmissionsView = await list(place, after === null ? {} : { after });
		seen.push(...idsOf(page));
		after = page.next;
	} while (after !== null);
	assert.equal(seen.length, 150);
	assert.equal(new Set(seen).size, 150);
	const page = await list(place);
	const times = page.submissions.map(({ receivedAt }) => receivedAt);
	assert.deepEqual(times, [...times].sort().reverse());
});

test("codabench#1327, rse-grand-challenge#1451: the desk's first page is read by an index and takes no longer with 10,000 submissions", async (context) => {
	const few = await readyToSend();
	await manySubmissions(few, 100);
	const many = await readyToSend();
	await manySubmissions(many, 10_000);
	const median = async (place: Place, asked: Record<string, string>) => {
		const times: number[] = [];
		for (let n = 0; n < 11; n++) {
			const started = performance.now();
			await list(place, asked);
			times.push(performance.now() - started);
		}
		return times.sort((a, b) => a - b)[5] ?? 0;
	};
	const questions = [{}, { state: "failed" }, { text: "ab12cd34" }, { text: "file-77" }];
	for (const asked of questions)
		context.diagnostic(
			`${JSON.stringify(asked)}: 100 in ${(await median(few, asked)).toFixed(1)} ms, 10,000 in ${(await median(many, asked)).toFixed(1)} ms`,
		);
	const { rows } = await pool().query<{ "QUERY PLAN": string }>(
		`explain select id from submissions where phase_id = '${many.phase.id}' order by received_at desc, id desc limit 51`,
	);
	const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
	assert.match(plan, /Index.* Scan.* submissions_newest/);
	assert.doesNotMatch(plan, /Sort/);
	const [slow, quick] = [await median(many, {}), await median(few, {})];
	assert.ok(slow < quick * 5 + 200, `${slow} ms against ${quick} ms`);
});

test("codabench#2548, codabench#2177: a failure has its log, its attempt and its whole history on the desk", async () => {
	const place = await readyToSend();
	const id = await failed(place);
	const view = await readDeskSubmission(place.organizer.at(), {
		challenge: place.slugs.challenge,
		submissionId: id,
	});
	assert.deepEqual(
		view.logs.map(({ message }) => message),
		["worker 1000, validating, try 1 of 3: the thread ended with code 9"],
	);
	assert.equal(view.submission.failureMessage, "It stopped.");
	assert.deepEqual(
		view.audit.map(({ action, before, after }) => [action, before, after]),
		[
			["submission.fail", { state: "validating" }, { state: "failed" }],
			["submission.validate", { state: "received" }, { state: "validating" }],
			["submission.receive", null, { state: "received" }],
		],
	);
	assert.deepEqual(view.audit.at(-1)?.who, { kind: "member", name: "ana" });
	assert.equal(view.audit[0]?.who.kind, "system");
});

test("a scored submission shows its attempt, and every basis that it was scored on", async () => {
	const place = await readyToSend();
	const id = await scored(place);
	const { attempt, evaluations } = await readDeskSubmission(place.organizer.at(), {
		challenge: place.slugs.challenge,
		submissionId: id,
	});
	assert.deepEqual([attempt?.slot, attempt?.refundedAt], [1, null]);
	assert.ok(attempt?.spentAt);
	assert.deepEqual(
		evaluations.map(({ isShown, labelSetVersion }) => [isShown, labelSetVersion]),
		[[true, 1]],
	);
	const score = evaluations[0]?.score ?? 0;
	assert.equal(
		score,
		Number(score.toFixed(2)),
		"a hidden split's score is rounded for organizers too",
	);
	assert.equal((await list(place)).submissions[0]?.score, score);
});

test("codabench#1824: the desk of one challenge opens no submission of another, whoever has its id", async () => {
	const [mine, theirs] = [await readyToSend(), await readyToSend()];
	const submissionId = await submit(theirs.ana.at(), theirs.slugs, theirs.methodId);
	const { organizer, slugs } = mine;
	await assert.rejects(
		readDeskSubmission(organizer.at(), { challenge: slugs.challenge, submissionId }),
		NotFound,
	);
	await assert.rejects(
		readDeskSubmission(organizer.at(), { challenge: theirs.slugs.challenge, submissionId }),
		NotAllowed,
	);
	assert.deepEqual(idsOf(await list(mine, { text: submissionId })), []);
	await assert.rejects(
		readDeskSubmission(organizer.at(), { challenge: slugs.challenge, submissionId: randomUUID() }),
		NotFound,
	);
});

test("every verb of the desk is refused to a visitor, a stranger, another organizer and the team itself", async () => {
	const place = await readyToSend();
	const other = await readyToSend();
	const { ana, slugs } = place;
	const { challenge } = slugs;
	const submissionId = await scored(place);
	const { teamId } = await stateOf(submissionId);
	const grant = { ...slugs, teamId, day: "2999-01-01", slots: 1, reason: words };
	const verbs = [
		(ctx: typeof asWorker) => rerunSubmission(ctx(), { submissionId }),
		(ctx: typeof asWorker) =>
			disqualifySubmission(ctx(), { submissionId, reason: words, appeal: words }),
		(ctx: typeof asWorker) => reinstateSubmission(ctx(), { submissionId, reason: words }),
		(ctx: typeof asWorker) => verifySubmission(ctx(), { submissionId, note: words }),
		(ctx: typeof asWorker) => grantAttempts(ctx(), grant),
		(ctx: typeof asWorker) => listDeskSubmissions(ctx(), { challenge }),
		(ctx: typeof asWorker) => readDeskSubmission(ctx(), { challenge, submissionId }),
	];
	const stranger = await person("stranger");
	for (const verb of verbs) {
		for (const who of [stranger, other.organizer, ana])
			await assert.rejects(verb(who.at), NotAllowed);
		await assert.rejects(
			verb(() => contextFor(visitor)),
			NotSignedIn,
		);
	}
	assert.equal((await stateOf(submissionId)).state, "scored");
});

test("codabench#2018, codabench#1765: disqualifying a team's best leaves its next best on the board, and nothing of it behind", async () => {
	const place = await readyToSend();
	const { ana, organizer, slugs } = place;
	const modest = await scored(place, anotherFile(1));
	const best = await scored(place, anotherFile(3));
	const shown = async () => (await readBoard(ana.at(), slugs)).rows.map(({ id }) => id);
	assert.deepEqual(await shown(), [best]);
	await disqualifySubmission(organizer.at(), {
		submissionId: best,
		reason: words,
		appeal: words,
	});
	assert.deepEqual(await shown(), [modest]);
	await reinstateSubmission(organizer.at(), { submissionId: best, reason: words });
	assert.deepEqual(await shown(), [best]);
});

test("codabench#2547: disqualifying deletes nothing: the row, its figures and why stay, and it can be undone", async () => {
	const place = await readyToSend();
	const { organizer } = place;
	const submissionId = await scored(place);
	await disqualifySubmission(organizer.at(), { submissionId, reason: words, appeal: words });
	const read = () =>
		readDeskSubmission(organizer.at(), { challenge: place.slugs.challenge, submissionId });
	const after = await read();
	assert.equal(after.submission.state, "disqualified");
	assert.equal(after.evaluations.length, 1);
	assert.equal(after.attempt?.refundedAt, null);
	assert.deepEqual(after.audit[0]?.before, { state: "scored" });
	assert.deepEqual(after.audit[0]?.more, { reason: words, appeal: words });
	await reinstateSubmission(organizer.at(), { submissionId, reason: words });
	assert.equal((await read()).submission.state, "scored");
});
