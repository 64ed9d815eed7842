import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { users } from "#drizzle/schema/people.ts";
import { record } from "#lib/audit/index.ts";
import { applyChallenge, readDesk } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database, inTransaction, pool } from "#lib/db/index.ts";
import { type AuditView, auditInput, exportAudit, listAudit } from "#lib/desk/index.ts";
import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import {
	cancelSubmission,
	disqualifySubmission,
	grantAttempts,
	verifySubmission,
} from "#lib/submissions/index.ts";
import { createTeam, editTeam } from "#lib/teams/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { openPhase, person, readyToSend, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();
const words = "words that are long enough";

type Place = Awaited<ReturnType<typeof openPhase>>;

const list = ({ organizer, slugs }: Place, asked: Record<string, string> = {}) =>
	listAudit(organizer.at(), auditInput.parse({ challenge: slugs.challenge, ...asked }));
const actionsOf = ({ entries }: AuditView) => entries.map(({ action }) => action);

async function whole({ organizer, slugs }: Place, asked: Record<string, string> = {}) {
	const input = auditInput.parse({ challenge: slugs.challenge, ...asked });
	let text = "";
	for await (const piece of await exportAudit(organizer.at(), input)) text += piece;
	return text;
}

test("an organizer reads who did what with before and after: of submissions, teams, attempts and the challenge itself", async () => {
	const place = await readyToSend();
	const { ana, organizer, slugs, methodId } = place;
	const submissionId = await submit(ana.at(), slugs, methodId);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	await verifySubmission(organizer.at(), { submissionId, note: words });
	await verifySubmission(organizer.at(), { submissionId, note: null });
	await disqualifySubmission(organizer.at(), { submissionId, reason: words, appeal: words });
	const { teamId } = await stateOf(submissionId);
	await grantAttempts(organizer.at(), {
		...{ ...slugs, teamId, day: "2999-01-01", slots: 2, reason: words },
	});
	const { document, revision } = await readDesk(organizer.at(), slugs);
	await applyChallenge(organizer.at(), {
		document: { ...document, title: "Another title" },
		...{ revision, dryRun: false, note: words },
	});
	const bob = await person("bob");
	const team = { challenge: slugs.challenge, description: "", isOpen: false };
	await createTeam(bob.at(), { ...team, name: "Bobs" });
	await editTeam(bob.at(), { ...team, name: "The Bobs" });
	const { entries } = await list(place);
	const of = (action: string) => entries.find((entry) => entry.action === action);
	const edit = of("team.edit");
	assert.deepEqual(edit?.who, { kind: "member", name: "bob" });
	assert.deepEqual(edit?.before, { name: "Bobs", description: "", isOpen: false });
	assert.deepEqual(edit?.after, { name: "The Bobs", description: "", isOpen: false });
	const change = of("challenge.edit");
	assert.deepEqual(
		[change?.before, change?.after],
		[{ title: "Test challenge" }, { title: "Another title" }],
	);
	const mark = entries.filter(({ action }) => action === "submission.verify");
	assert.deepEqual(
		mark.map(({ before, after }) => [before, after]),
		[
			[words, null],
			[null, words],
		],
	);
	assert.deepEqual(of("submission.disqualify")?.before, { state: "scored" });
	assert.deepEqual(of("submission.disqualify")?.after, { state: "disqualified" });
	assert.equal(of("submission.finish")?.who.kind, "system");
	assert.deepEqual(of("quota.grant")?.before, null);
	const silent = entries.filter(({ before, after }) => before === null && after === null);
	assert.deepEqual(actionsOf({ ...(await list(place)), entries: silent }), []);
});

test("each step of a submission says what state it was in before, also where it can begin in two", async () => {
	const place = await readyToSend();
	const id = await submit(place.ana.at(), place.slugs, place.methodId);
	await cancelSubmission(place.ana.at(), { submissionId: id });
	const [line] = (await list(place, { action: "submission.cancel" })).entries;
	assert.deepEqual([line?.before, line?.after], [{ state: "received" }, { state: "cancelled" }]);
});

test("the log is found by action, person, subject and day, and is of this challenge alone", async () => {
	const place = await readyToSend();
	const other = await readyToSend();
	await submit(other.ana.at(), other.slugs, other.methodId);
	const old = new Date("2026-03-01T23:59:59Z");
	const one = await submit(place.ana.at(old), place.slugs, place.methodId);
	const two = await submit(place.ana.at(), place.slugs, place.methodId);
	const all = await list(place);
	assert.ok(all.entries.length >= 5);
	assert.ok(all.entries.every(({ subject }) => subject.id !== other.methodId));
	assert.deepEqual(actionsOf(await list(place, { subject: one })), ["submission.receive"]);
	assert.equal((await list(place, { action: "submission.receive" })).entries.length, 2);
	assert.equal((await list(place, { who: "ana" })).entries.length, all.entries.length);
	assert.deepEqual((await list(place, { who: "system" })).entries, []);
	assert.deepEqual((await list(place, { who: "nobody" })).entries, []);
	const day = { from: "2026-03-01", until: "2026-03-01" };
	assert.ok((await list(place, day)).entries.some(({ subject }) => subject.id === one));
	assert.ok((await list(place, day)).entries.every(({ subject }) => subject.id !== two));
	assert.deepEqual((await list(place, { from: "2026-03-02", until: "2026-03-02" })).entries, []);
});

test("people are found by their name, and by their address only who runs the challenge", async () => {
	const place = await readyToSend();
	const lines = async (who: string) => (await list(place, { who })).entries.length;
	assert.ok((await lines("ana")) > 0);
	assert.equal(await lines(place.ana.email), 0);
	assert.equal(await lines("@test.invalid"), 0, "nor by a part of it");
	await exportAudit(place.organizer.at(), auditInput.parse({ challenge: place.slugs.challenge }));
	assert.equal(await lines(place.organizer.email), 1);
});

test("of two who mark a submission at once, the later says in the log what the earlier wrote", async () => {
	const place = await readyToSend();
	const submissionId = await submit(place.ana.at(), place.slugs, place.methodId);
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	const notes = ["The weights were seen.", "The code was seen."];
	await Promise.all(
		notes.map((note) => verifySubmission(place.organizer.at(), { submissionId, note })),
	);
	const [later, earlier] = (await list(place, { action: "submission.verify" })).entries;
	assert.deepEqual([earlier?.before, later?.before], [null, earlier?.after]);
});

async function many(place: Place, count: number) {
	const rows = Array.from({ length: count }, (_, n) => ({
		at: new Date(Date.UTC(2026, 3, 1, 0, n)),
		actorKind: "member",
		actorId: place.organizer.id,
		action: "test.done",
		subjectKind: "challenge",
		subjectId: place.challenge.id,
		challengeId: place.challenge.id,
		detail: { before: n, after: n + 1 },
	}));
	await database().insert(auditLog).values(rows);
}

test("pages follow one another by an index, without a gap or a repetition", async () => {
	const place = await openPhase();
	await many(place, 120);
	const seen: string[] = [];
	let after: string | null = null;
	do {
		const page: AuditView = await list(place, after === null ? {} : { after });
		seen.push(...page.entries.map(({ id }) => id));
		after = page.next;
	} while (after !== null);
	assert.equal(seen.length, 120);
	assert.equal(new Set(seen).size, 120);
	assert.deepEqual(
		seen,
		[...seen].sort((a, b) => Number(b) - Number(a)),
	);
	await many(await openPhase(), 6000);
	await database().execute("analyze audit_log");
	const { rows } = await pool().query<{ "QUERY PLAN": string }>(
		`explain select id from audit_log where challenge_id = '${place.challenge.id}' order by id desc limit 51`,
	);
	assert.match(rows.map((row) => row["QUERY PLAN"]).join("\n"), /audit_log_challenge/);
});

test("what happens to a label set is in the log of the challenge by whose desk it came", async () => {
	const place = await openPhase();
	const subject = { kind: "label_set", id: place.phase.labelSetId ?? "" } as const;
	const ctx = place.organizer.at();
	await inTransaction(async (tx) => {
		const action = "label-set.announce";
		await record(tx, ctx, { action, subject, challengeId: place.challenge.id });
		await record(tx, ctx, { action: "label-set.check", subject });
	});
	const asked = { subject: subject.id };
	assert.deepEqual(actionsOf(await list(place, asked)), ["label-set.check", "label-set.announce"]);
	const other = await openPhase();
	assert.deepEqual(actionsOf(await list(other, asked)), []);
});

test("the whole log leaves as CSV that no spreadsheet runs, and that it was taken is in it", async () => {
	const place = await openPhase();
	await many(place, 1200);
	await database()
		.update(users)
		.set({ name: "=HYPERLINK(1)" })
		.where(eq(users.id, place.organizer.id));
	const text = await whole(place, { action: "test." });
	const lines = text.trimEnd().split("\r\n");
	assert.equal(lines.length, 1201);
	assert.equal(lines[0], "number,at,who,kind,action,subject kind,subject,before,after,more");
	assert.match(
		lines[1] ?? "",
		/2026-04-01T19:59:00\.000Z,'=HYPERLINK\(1\),member,test\.done,challenge,.*,1199,1200,$/,
	);
	assert.ok(!/(^|,)"?[=+@]/m.test(text));
	const [taken] = (await list(place)).entries;
	assert.equal(taken?.action, "audit.export");
});

test("the log is refused to a visitor, a stranger, a team and another challenge's organizers", async () => {
	const place = await readyToSend();
	const other = await openPhase();
	const input = auditInput.parse({ challenge: place.slugs.challenge });
	for (const who of [place.ana, other.organizer, await person("stranger")]) {
		await assert.rejects(listAudit(who.at(), input), NotAllowed);
		await assert.rejects(exportAudit(who.at(), input), NotAllowed);
	}
	await assert.rejects(listAudit(contextFor(visitor), input), NotSignedIn);
});
