import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { challenges, labelSets } from "#drizzle/schema/challenge.ts";
import { datasetVersions } from "#drizzle/schema/dataset.ts";
import {
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
import { readBoard } from "#lib/leaderboard/index.ts";
import { act, edited, freshSlug, ground } from "#test/support/applied.ts";
import { anyDocument, documentOf } from "#test/support/challenge-documents.ts";
import { freshDatabase } from "#test/support/database.ts";
import { refusedAs } from "#test/support/refused.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

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
	await assert.rejects(
		readDesk(organizer.at(), { challenge: document.slug }),
		refusedAs("not_found"),
	);
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
	await assert.rejects(act(stranger, document), refusedAs("not_allowed", /dataset's organizers/));
	await act(organizer, document);
	await publishChallenge(organizer.at(), { challenge: document.slug });
	const change = edited(document, { title: "Mine" });
	await assert.rejects(act(stranger, change), refusedAs("not_allowed", /challenge's organizers/));
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
	for (const read of reads) await assert.rejects(read(), refusedAs("not_found"));
	const unknown = refusedAs("not_allowed", /dataset's organizers/);
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
	await assert.rejects(problem({ dataset: "nowhere" }), refusedAs("not_allowed"));
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
