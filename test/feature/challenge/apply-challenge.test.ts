import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { auditLog } from "#drizzle/schema/audit.ts";
import {
	challengeChanges,
	challengeOrganizers,
	challenges,
	labelSets,
	phases,
} from "#drizzle/schema/challenge.ts";
import { datasetOrganizers, datasetVersions } from "#drizzle/schema/dataset.ts";
import { events } from "#drizzle/schema/events.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import {
	acceptRules,
	applyChallenge,
	type ChallengeDocument,
	listChallenges,
	listChanges,
	listMyChallenges,
	publishChallenge,
	readChallenge,
	readChallengeDocument,
	readDesk,
	readVideos,
} from "#lib/challenge/index.ts";
import { database } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { readBoard } from "#lib/leaderboard/index.ts";
import {
	anyDocument,
	type Basis,
	documentOf,
	hour,
	instantAfter,
	phaseOf,
} from "#test/support/challenge-documents.ts";
import { freshDatabase } from "#test/support/database.ts";
import { method, openPhase, type Person, person, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

/** A dataset with a checked label set, and somebody who may begin challenges on it. */
async function ground(): Promise<{ basis: Basis; organizer: Person; datasetId: string }> {
	const db = database();
	const { challenge, phase } = await openPhase();
	const organizer = await person("dataset-organizer");
	const { datasetId } = challenge;
	await db.insert(datasetOrganizers).values({ datasetId, userId: organizer.id });
	await db
		.update(datasetVersions)
		.set({ publishedAt: new Date("2026-01-01T00:00:00Z") })
		.where(eq(datasetVersions.id, phase.datasetVersionId));
	const { dataset } = await readChallenge(organizer.at(), challenge.slug);
	const basis = { dataset: dataset.slug, datasetVersion: "1", subset: "testing", labelSet: 1 };
	return { basis, organizer, datasetId };
}

const freshSlug = () => `made-${randomUUID().slice(0, 8)}`;

const act = (who: Person, document: ChallengeDocument, more: object = {}, now = new Date()) =>
	applyChallenge(who.at(now), { document, dryRun: false, note: "", revision: null, ...more });

const edited = (document: ChallengeDocument, changes: object, phase: object = {}) => {
	const [first, ...others] = document.phases;
	assert.ok(first);
	return { ...document, ...changes, phases: [{ ...first, ...phase }, ...others] };
};

/** A public challenge made from a document. */
async function opened() {
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug());
	assert.equal((await act(organizer, document)).outcome, "created");
	await publishChallenge(organizer.at(), { challenge: document.slug });
	return { organizer, document };
}

const codeOf =
	(code: string, words = /./) =>
	(error: unknown) =>
		error instanceof OnsetError && error.code === code && words.test(error.message);

const rowOf = async (slug: string) => {
	const [row] = await database().select().from(challenges).where(eq(challenges.slug, slug));
	assert.ok(row);
	return row;
};

test("a challenge is made from nothing but a document, as a draft of its maker", async () => {
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug());
	const made = await act(organizer, document);
	assert.deepEqual([made.outcome, made.isPublished, made.problems], ["created", false, []]);
	const desk = await readDesk(organizer.at(), { challenge: document.slug });
	assert.deepEqual(desk.document, document);
	assert.equal(desk.revision, made.revision);
	assert.equal(desk.isComplete, true);
	const mine = await listMyChallenges(organizer.at());
	assert.ok(mine.some(({ slug, isPublished }) => slug === document.slug && !isPublished));
});

test("a dry run says everything and changes nothing", async () => {
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug());
	const plan = await act(organizer, document, { dryRun: true });
	assert.deepEqual([plan.outcome, plan.isNew, plan.revision], ["previewed", true, ""]);
	await assert.rejects(readDesk(organizer.at(), { challenge: document.slug }), codeOf("not_found"));
	await act(organizer, document);
	const renamed = edited(document, { title: "Renamed" });
	const next = await act(organizer, renamed, { dryRun: true });
	assert.deepEqual(next.difference, [{ path: "title", before: "A challenge", after: "Renamed" }]);
	const desk = await readDesk(organizer.at(), { challenge: document.slug });
	assert.deepEqual(desk.document, document);
});

test("any challenge, exported and applied, is no difference and the same bytes again", async () => {
	const { basis, organizer } = await ground();
	const slug = freshSlug();
	await fc.assert(
		fc.asyncProperty(anyDocument(basis, slug), async (document) => {
			const whole = document.rules === "" ? { ...document, rules: "x\n" } : document;
			const made = await act(organizer, whole);
			assert.deepEqual(made.problems, []);
			const desk = await readDesk(organizer.at(), { challenge: slug });
			assert.deepEqual(desk.document, whole);
			const reading = readChallengeDocument(desk.yaml);
			assert.ok(reading.ok);
			const again = await act(organizer, reading.document);
			assert.deepEqual([again.outcome, again.difference], ["unchanged", []]);
			assert.equal((await readDesk(organizer.at(), { challenge: slug })).yaml, desk.yaml);
		}),
		{ numRuns: 10 },
	);
});

test("only the dataset's organizers begin a challenge, only the challenge's own edit it", async () => {
	const { basis, organizer } = await ground();
	const stranger = await person("stranger");
	const document = documentOf(basis, freshSlug());
	await assert.rejects(act(stranger, document), codeOf("not_allowed", /dataset's organizers/));
	await act(organizer, document);
	await publishChallenge(organizer.at(), { challenge: document.slug });
	const change = edited(document, { title: "Mine" });
	await assert.rejects(act(stranger, change), codeOf("not_allowed", /challenge's organizers/));
	const [row] = await database()
		.select()
		.from(challenges)
		.where(eq(challenges.slug, document.slug));
	assert.equal(row?.title, "A challenge");
});

test("whoever may not know of a draft learns nothing of it anywhere", async () => {
	const { basis, organizer } = await ground();
	const stranger = await person("stranger");
	const document = documentOf(basis, freshSlug());
	await act(organizer, document);
	const slugs = { challenge: document.slug, phase: "test" };
	const reads = [
		() => readChallenge(stranger.at(), document.slug),
		() => readDesk(stranger.at(), slugs),
		() => readVideos(stranger.at(), slugs),
		() => readBoard(stranger.at(), slugs),
		() => listChanges(stranger.at(), slugs),
		() => publishChallenge(stranger.at(), slugs),
	];
	for (const read of reads) await assert.rejects(read(), codeOf("not_found"));
	const unknown = codeOf("not_allowed", /dataset's organizers/);
	await assert.rejects(act(stranger, document), unknown);
	await assert.rejects(act(stranger, documentOf(basis, freshSlug())), unknown);
	const listed = await listChallenges(stranger.at());
	assert.ok(!listed.some(({ slug }) => slug === document.slug));
	assert.equal((await readChallenge(organizer.at(), document.slug)).isPublished, false);
});

test("what is named and not there is said with its place and what there is", async () => {
	const { basis, organizer } = await ground();
	const problem = async (changes: object, phase: object = {}) => {
		const document = edited(documentOf(basis, freshSlug()), changes, phase);
		const { problems, outcome } = await act(organizer, document, { dryRun: true });
		assert.equal(outcome, "refused");
		return problems.map(({ pointer, message }) => `${pointer} ${message}`);
	};
	assert.deepEqual(await problem({}, { datasetVersion: "9" }), [
		"/phases/0/datasetVersion The dataset has no version 9; it has: 1.",
	]);
	assert.deepEqual(await problem({}, { subset: "training" }), [
		"/phases/0/subset Version 1 has no subset training; it has: testing.",
	]);
	assert.deepEqual(await problem({}, { labelSet: 7 }), [
		"/phases/0/labelSet There is no checked label set 7 of testing; checked are: 1.",
	]);
	await assert.rejects(problem({ dataset: "nowhere" }), codeOf("not_allowed"));
});

test("a label set that a worker has not found sound is none", async () => {
	const { basis, organizer, datasetId } = await ground();
	const db = database();
	const [version] = await db
		.select({ id: datasetVersions.id })
		.from(datasetVersions)
		.where(eq(datasetVersions.datasetId, datasetId));
	assert.ok(version);
	await db
		.update(labelSets)
		.set({ state: "received", checkedAt: null })
		.where(eq(labelSets.datasetVersionId, version.id));
	const { problems } = await act(organizer, documentOf(basis, freshSlug()), { dryRun: true });
	assert.deepEqual(
		problems.map(({ pointer }) => pointer),
		["/phases/0/labelSet"],
	);
});

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
		codeOf("not_allowed", /checklist/),
	);
	await act(organizer, documentOf(basis, slug));
	const results = await Promise.allSettled([
		publishChallenge(organizer.at(), challenge),
		publishChallenge(organizer.at(), challenge),
	]);
	assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	assert.ok((await rowOf(slug)).publishedAt);
	await assert.rejects(
		publishChallenge(organizer.at(), challenge),
		codeOf("not_allowed", /public already/),
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
	const { id } = await rowOf(document.slug);
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
	const { id } = await rowOf(document.slug);
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
	const { title } = await rowOf(document.slug);
	const changed =
		title === "By the first" ? /What is different: title\./ : /What is different: summary\./;
	assert.ok(codeOf("conflict", changed)(refused.reason), String(refused.reason));
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
	assert.ok(lost?.status === "rejected" && codeOf("conflict", /already/)(lost.reason));
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
	const { id } = await rowOf(document.slug);
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
	const { id } = await rowOf(document.slug);
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
