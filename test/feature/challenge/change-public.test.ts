import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, asc, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challengeChanges, challengeOrganizers, phases } from "#drizzle/schema/challenge.ts";
import { events } from "#drizzle/schema/events.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { acceptRules, listChanges, publishChallenge, readDesk } from "#lib/challenge/index.ts";
import { database } from "#lib/db/index.ts";
import { act, challengeRowOf, edited, freshSlug, ground, opened } from "#test/support/applied.ts";
import { documentOf, hour, instantAfter, phaseOf } from "#test/support/challenge-documents.ts";
import { freshDatabase } from "#test/support/database.ts";
import { refusedAs } from "#test/support/refused.ts";
import { method, type Person, person, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

test("a draft opens when its checklist is done, and not before; once", async () => {
	const { basis, organizer } = await ground();
	const slug = freshSlug();
	const document = documentOf(basis, slug, { contact: "", phases: [] });
	await act(organizer, document);
	const challenge = { challenge: slug };
	const desk = await readDesk(organizer.at(), challenge);
	const missing = desk.checklist.filter(({ isDone }) => !isDone).map(({ key }) => key);
	assert.deepEqual(missing, ["contact", "phases"]);
	await assert.rejects(
		publishChallenge(organizer.at(), challenge),
		refusedAs("not_allowed", /checklist/),
	);
	await act(organizer, documentOf(basis, slug));
	const results = await Promise.allSettled([
		publishChallenge(organizer.at(), challenge),
		publishChallenge(organizer.at(), challenge),
	]);
	assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	assert.ok((await challengeRowOf(slug)).publishedAt);
	await assert.rejects(
		publishChallenge(organizer.at(), challenge),
		refusedAs("not_allowed", /public already/),
	);
	const changes = await listChanges(organizer.at(), challenge);
	assert.equal(changes.length, 1);
});

test("a change of a public challenge needs a note, stands in the public log, the audit and the events", async () => {
	const { organizer, document } = await opened();
	const change = edited(document, {}, { dailyQuota: 6 });
	const refused = await act(organizer, change);
	assert.deepEqual(
		refused.problems.map(({ pointer }) => pointer),
		["/note"],
	);
	const note = "One attempt more a day, asked for by several teams.";
	assert.equal((await act(organizer, change, { note })).outcome, "changed");
	const [newest] = await listChanges((await person("reader")).at(), { challenge: document.slug });
	const difference = [{ path: "phases.test.dailyQuota", before: 5, after: 6 }];
	assert.deepEqual([newest?.note, newest?.changes], [note, difference]);
	const { id } = await challengeRowOf(document.slug);
	const db = database();
	const told = await db.select().from(events).where(eq(events.challengeId, id));
	assert.deepEqual(told.at(-1)?.detail, { note, paths: ["phases.test.dailyQuota"] });
	const audit = await db
		.select({ action: auditLog.action, detail: auditLog.detail })
		.from(auditLog)
		.where(and(eq(auditLog.subjectKind, "challenge"), eq(auditLog.subjectId, id)))
		.orderBy(asc(auditLog.id));
	assert.deepEqual(
		audit.map(({ action }) => action),
		["challenge.create", "challenge.publish", "challenge.edit"],
	);
	assert.deepEqual(audit.at(-1)?.detail.difference, difference);
});

test("nobody can rewrite the log of changes", async () => {
	const { organizer, document } = await opened();
	await act(organizer, edited(document, { title: "B" }), { note: "A better name." });
	await assert.rejects(database().update(challengeChanges).set({ note: "" }));
	await assert.rejects(database().delete(challengeChanges));
});

test("a draft is edited without a note and without a line in the public log", async () => {
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug());
	await act(organizer, document);
	assert.equal((await act(organizer, edited(document, { title: "B" }))).outcome, "changed");
	assert.deepEqual(await listChanges(organizer.at(), { challenge: document.slug }), []);
});

test("of two who save at once the second is told what the first changed", async () => {
	const { organizer, document } = await opened();
	const second = await person("second-organizer");
	const { id } = await challengeRowOf(document.slug);
	await database().insert(challengeOrganizers).values({ challengeId: id, userId: second.id });
	const { revision } = await readDesk(second.at(), { challenge: document.slug });
	const save = (who: Person, changes: object) =>
		act(who, edited(document, changes), { revision, note: "Better words." });
	const results = await Promise.allSettled([
		save(organizer, { title: "By the first" }),
		save(second, { summary: "By the second" }),
	]);
	const refused = results.find(({ status }) => status === "rejected");
	assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	assert.ok(refused?.status === "rejected");
	const { title } = await challengeRowOf(document.slug);
	const changed =
		title === "By the first" ? /What is different: title\./ : /What is different: summary\./;
	assert.ok(refusedAs("conflict", changed)(refused.reason), String(refused.reason));
});

test("two who begin a challenge of one name at once make one", async () => {
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug());
	const results = await Promise.allSettled([
		act(organizer, document, { revision: "" }),
		act(organizer, document, { revision: "" }),
	]);
	assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	const lost = results.find(({ status }) => status === "rejected");
	assert.ok(lost?.status === "rejected" && refusedAs("conflict", /already/)(lost.reason));
});

test("a passed instant stays, at its very second too; the phase that follows is new", async () => {
	const closesAt = instantAfter(new Date(), 48);
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug(), { phases: [phaseOf(basis, { closesAt })] });
	await act(organizer, document);
	await publishChallenge(organizer.at(), { challenge: document.slug });
	const longer = edited(document, {}, { closesAt: instantAfter(new Date(), 96) });
	const at = (seconds: number) => new Date(Date.parse(closesAt) + seconds * 1000);
	const note = "A day more.";
	const late = await act(organizer, longer, { note, dryRun: true }, at(0));
	assert.deepEqual(
		late.problems.map(({ pointer }) => pointer),
		["/phases/0/closesAt"],
	);
	assert.equal((await act(organizer, longer, { note, dryRun: true }, at(-1))).outcome, "previewed");
	const opensAt = new Date(Date.parse(closesAt) + hour).toISOString();
	const next = phaseOf(basis, { slug: "afterwards", opensAt });
	const followed = documentOf(basis, document.slug, { phases: [...document.phases, next] });
	assert.equal((await act(organizer, followed, { note }, at(0))).outcome, "changed");
});

test("a moved end is announced anew, and a board that an edit reaches is drawn anew", async () => {
	const { basis, organizer } = await ground();
	const closesAt = instantAfter(new Date(), 48);
	const document = documentOf(basis, freshSlug(), { phases: [phaseOf(basis, { closesAt })] });
	await act(organizer, document);
	await publishChallenge(organizer.at(), { challenge: document.slug });
	const { id } = await challengeRowOf(document.slug);
	const here = eq(phases.challengeId, id);
	await database().update(phases).set({ closingToldAt: new Date() }).where(here);
	const [before] = await database().select().from(phases).where(here);
	await act(organizer, edited(document, { title: "B" }), { note: "A name." });
	const [same] = await database().select().from(phases).where(here);
	assert.ok(same?.closingToldAt);
	assert.ok((same?.boardRevision ?? 0) > (before?.boardRevision ?? 0));
	const moved = edited(document, { title: "B" }, { closesAt: instantAfter(new Date(), 96) });
	await act(organizer, moved, { note: "Two days more." });
	const [after] = await database().select().from(phases).where(here);
	assert.equal(after?.closingToldAt, null);
});

test("a public challenge stays fit to be open", async () => {
	const { organizer, document } = await opened();
	const note = "Without labels.";
	const bare = await act(organizer, edited(document, {}, { labelSet: null }), { note });
	assert.equal(bare.outcome, "refused");
	assert.match(
		bare.problems[0]?.message ?? "",
		/would no longer hold: Test: it has a checked label/,
	);
	const unruled = await act(organizer, { ...document, rules: "" }, { note });
	assert.deepEqual(
		unruled.problems.map(({ pointer }) => pointer),
		["/rules"],
	);
});

test("what an edit does to people is counted before it is done", async () => {
	const { organizer, document } = await opened();
	const { id } = await challengeRowOf(document.slug);
	await database()
		.update(phases)
		.set({ opensAt: new Date("2026-01-01T00:00:00Z") })
		.where(eq(phases.challengeId, id));
	const standing = (await readDesk(organizer.at(), { challenge: document.slug })).document;
	const ana = await person("ana");
	const made = await method(ana, document.slug);
	await acceptRules(ana.at(), { challenge: document.slug, version: 1 });
	const slugs = { challenge: document.slug, phase: "test" };
	await submit(ana.at(), slugs, made.id);
	const change = edited(
		standing,
		{ rules: "# New rules\n", minTeamMembers: 2 },
		{
			closesAt: instantAfter(new Date(), 5),
			maxFileBytes: 10,
			protocol: { ...standing.phases[0]?.protocol, maxProposalsPerVideo: 7 },
		},
	);
	const { affected, problems } = await act(organizer, change, { dryRun: true });
	assert.deepEqual(problems, []);
	const said = affected.map(({ path, count, sentence }) => `${path}: ${count} ${sentence}`);
	const expected = [
		"minTeamMembers: 1 teams too small to submit under the new size",
		"rules: 1 people in teams who must accept the new rules before they submit again",
		"rules: 1 people who accepted the rules as they stood",
		"phases.test.closesAt: 1 teams that have submitted to the phase",
		"phases.test.maxFileBytes: 1 files announced or waiting that are larger than the new limit",
	];
	for (const line of expected) assert.ok(said.includes(line), `${line} in ${said.join("; ")}`);
	assert.ok(said.some((line) => /protocol.*1 submissions that wait/.test(line)));
	await submit(ana.at(), slugs, made.id);
	const fewer = edited(standing, {}, { inFlightLimit: 1, rejectedDailyQuota: 1 });
	const concerned = async () =>
		(await act(organizer, fewer, { dryRun: true })).affected.map(
			({ path, count, sentence }) => `${path}: ${count} ${sentence}`,
		);
	assert.deepEqual(await concerned(), [
		"phases.test.inFlightLimit: 1 teams with more submissions under way than the new limit",
	]);
	const lower =
		"phases.test.rejectedDailyQuota: 1 teams of which more files were rejected or too heavy today (UTC) than the new limit";
	for (const end of [
		{ state: "rejected" },
		{ state: "failed", failureMessage: "It took too long.", isTooHeavy: true },
	] as const) {
		await database().update(submissions).set(end);
		assert.deepEqual(await concerned(), [lower], end.state);
	}
	const late = [{ code: "no-attempt-left" }];
	await database().update(submissions).set({ state: "rejected", problems: late });
	assert.deepEqual(await concerned(), [], "a sound file that came too late is no broken one");
	const other = await act(organizer, edited(standing, {}, { isHiddenSplit: false }), {
		dryRun: true,
	});
	assert.deepEqual(
		other.problems.map(({ pointer }) => pointer),
		["/phases/0/isHiddenSplit"],
	);
});
