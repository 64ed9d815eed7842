import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import {
	applyChallenge,
	listPhaseChoices,
	readChallengeDocument,
	readDesk,
} from "#lib/challenge/index.ts";
import { database, pool } from "#lib/db/index.ts";
import {
	announceLabelSet,
	attendLabelSets,
	beginLabelCheck,
	completeLabelSet,
	concludeLabelCheck,
	listLabelSets,
	measureLabelSet,
	readLabelSet,
} from "#lib/label-sets/index.ts";
import { claimJob } from "#lib/queue/index.ts";
import { canonicalProtocol, defaultProtocol } from "#lib/scoring/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import {
	announceLabels,
	announcementOf,
	challengeWithCard,
	checkNow,
	clips,
	labelFile,
	labelWorker,
	sendLabels,
} from "#test/support/label-files.ts";
import { checksAsked, labelSetLines, labelSetRowOf } from "#test/support/label-sets.ts";
import { refusedAs } from "#test/support/refused.ts";
import { method, openPhase, person, sha256, submit } from "#test/support/world.ts";
import { checkLabels } from "#workers/score-thread.ts";

const workerKey = await databaseWithWorker();
const day = 86_400_000;

test("labels are of a published version and of a subset that it has", async () => {
	const { slug, organizer } = await challengeWithCard();
	const announce = (challenge: string, who: typeof organizer, more: object = {}) =>
		announceLabelSet(who.at(), announcementOf(challenge, labelFile(), more));
	const unknown = announce(slug, organizer, { datasetVersion: "9" });
	await assert.rejects(unknown, refusedAs("invalid", /no published version 9/));
	const other = announce(slug, organizer, { subset: "other" });
	await assert.rejects(other, refusedAs("invalid", /it has: testing/));
	const draft = await openPhase();
	const early = announce(draft.slugs.challenge, draft.organizer);
	await assert.rejects(early, refusedAs("invalid", /no published version 1/));
});

test("a phase takes a checked version by its number, in a document and in the form, and no other", async () => {
	const { slug, organizer } = await challengeWithCard();
	const good = await sendLabels(organizer.at(), slug, labelFile());
	await checkNow(good.id);
	const bad = await sendLabels(organizer.at(), slug, labelFile({ b: undefined }));
	await checkNow(bad.id);
	const waiting = await sendLabels(organizer.at(), slug, labelFile());
	assert.deepEqual([good.version, bad.version, waiting.version], [2, 3, 4]);
	const [choices] = await listPhaseChoices(organizer.at(), { challenge: slug });
	assert.deepEqual(choices?.subsets, [{ subset: "testing", labelSets: [1, 2] }]);
	const { yaml } = await readDesk(organizer.at(), { challenge: slug });
	const choose = async (version: number) => {
		const reading = readChallengeDocument(yaml.replace("labelSet: 1", `labelSet: ${version}`));
		assert.ok(reading.ok);
		const { document } = reading;
		const change = { document, dryRun: false, revision: null, note: "Better labels." };
		return applyChallenge(organizer.at(), change);
	};
	for (const version of [3, 4, 5]) {
		const { problems } = await choose(version);
		assert.deepEqual(
			problems.map(({ pointer }) => pointer),
			["/phases/0/labelSet"],
		);
		assert.match(
			problems[0]?.message ?? "",
			/no checked label set . of testing; checked are: 1, 2/,
		);
	}
	assert.deepEqual((await choose(2)).problems, []);
	const { labelSets: listed } = await listLabelSets(organizer.at(), { challenge: slug });
	assert.deepEqual(listed.find(({ id }) => id === good.id)?.phases, ["test"]);
});

test("what is announced and never completed is given up after a day, and its number stays", async () => {
	const { slug, organizer } = await challengeWithCard();
	const bytes = labelFile();
	const old = new Date(Date.now() - day - 1000);
	const { labelSetId } = await announceLabels(organizer.at(old), slug, bytes);
	const input = { challenge: slug, labelSetId };
	await assert.rejects(completeLabelSet(organizer.at(), input), refusedAs("conflict", /a day/));
	const { labelSetId: young } = await announceLabels(organizer.at(), slug, labelFile());
	await attendLabelSets(labelWorker());
	await attendLabelSets(labelWorker());
	assert.equal((await labelSetRowOf(young)).state, "announced");
	const expired = await labelSetRowOf(labelSetId);
	assert.equal(expired.state, "refused");
	assert.match(JSON.stringify(expired.problems), /never-completed/);
	await assert.rejects(completeLabelSet(organizer.at(), input), refusedAs("conflict", /a day/));
	const again = await announceLabels(organizer.at(), slug, bytes);
	assert.equal(again.version, 4);
	assert.deepEqual(
		(await labelSetLines(labelSetId)).map(({ action }) => action),
		["label-set.announce", "label-set.expire"],
	);
});

test("a check whose job was lost, or whose worker died with it, is asked for again; twice changes nothing", async () => {
	const { slug, organizer } = await challengeWithCard();
	await pool().query("delete from pgboss.job where name = 'check-label-set'");
	const { id } = await sendLabels(organizer.at(), slug, labelFile());
	const held = await claimJob("check-label-set");
	assert.equal(held?.payload.labelSetId, id);
	await attendLabelSets(labelWorker());
	await attendLabelSets(labelWorker());
	const waiting = await pool().query(
		"select 1 from pgboss.job where name = 'check-label-set' and state = 'created' and data ->> 'labelSetId' = $1",
		[id],
	);
	assert.equal(waiting.rowCount, 1);
	await checkNow(id);
	const first = await labelSetRowOf(id);
	await checkNow(id);
	const second = await labelSetRowOf(id);
	assert.deepEqual([second.state, second.checkedAt], ["checked", first.checkedAt]);
	assert.deepEqual(second.summary, first.summary);
});

test("two workers at one check: the verdict is entered once", async () => {
	const { slug, organizer } = await challengeWithCard();
	const { id } = await sendLabels(organizer.at(), slug, labelFile());
	const checks = await Promise.all(
		[1, 2].map(() => beginLabelCheck(labelWorker(), { labelSetId: id })),
	);
	const bytes = new Uint8Array();
	await checkNow(id);
	for (const check of checks)
		if (check) await concludeLabelCheck(labelWorker(), check, checkLabels({ ...check, bytes }));
	assert.equal((await labelSetRowOf(id)).state, "checked");
	const verdicts = (await labelSetLines(id)).filter(({ action }) => /check|refuse/.test(action));
	assert.equal(verdicts.length, 1);
});

test("when a phase's protocol changes, its labels are measured under the new one; their state stays", async () => {
	const { slug, organizer, phase } = await challengeWithCard();
	const { id } = await sendLabels(organizer.at(), slug, labelFile());
	await checkNow(id);
	await pool().query("delete from pgboss.job where name = 'check-label-set'");
	const protocol = { ...defaultProtocol, tiouThresholds: [0.5] };
	const protocolSha256 = sha256(canonicalProtocol(protocol));
	await database().update(phases).set({ protocol, protocolSha256 }).where(eq(phases.id, phase.id));
	await attendLabelSets(labelWorker());
	assert.equal(await checksAsked(id), 1);
	await checkNow(id);
	const { state, summary } = await readLabelSet(organizer.at(), {
		challenge: slug,
		labelSetId: id,
	});
	assert.deepEqual(
		[state, summary?.measures.map((one) => one.protocolSha256)],
		["checked", [protocolSha256]],
	);
	await measureLabelSet(organizer.at(), { challenge: slug, labelSetId: id });
	assert.equal(await checksAsked(id), 1, "one that waits is enough");
});

test("a label set in use is never refused afterwards, even when its bytes are lost", async () => {
	const { slug, organizer } = await challengeWithCard();
	const { id } = await sendLabels(organizer.at(), slug, labelFile());
	await checkNow(id);
	const before = await labelSetRowOf(id);
	const check = await beginLabelCheck(labelWorker(), { labelSetId: id });
	assert.ok(check && !check.isNew);
	const bytes = new Uint8Array();
	await concludeLabelCheck(labelWorker(), check, checkLabels({ ...check, bytes }));
	const after = await labelSetRowOf(id);
	assert.deepEqual([after.state, after.summary], ["checked", before.summary]);
	assert.match(JSON.stringify(after.problems), /bytes-differ/);
});

test("the page knows which phases have evaluations, whose labels change by a rescoring only", async () => {
	const { slug, slugs, organizer } = await challengeWithCard();
	const phaseOf = async () => (await listLabelSets(organizer.at(), { challenge: slug })).phases[0];
	assert.equal((await phaseOf())?.hasEvaluations, false);
	const ana = await person("ana");
	const { id: methodId } = await method(ana, slug);
	const sent = await submit(ana.at(), slugs, methodId);
	await validateNow(sent, workerKey);
	await scoreNow(sent, workerKey);
	assert.equal((await phaseOf())?.hasEvaluations, true);
});

test("nothing of a label leaves: not by a view, the log, a job or a row of the database", async () => {
	const { slug, organizer } = await challengeWithCard();
	const marks = ["7.391", "9.1739", "weltschmerz", "unheard-of-video", "own-member-value"];
	const own = { own: "own-member-value" };
	const files = [
		labelFile({ a: clips([{ segment: [7.391, 9.1739], label: "happy" }], own) }),
		labelFile({ a: clips([{ segment: [7.391, 9.1739], label: "weltschmerz" }], own) }),
		labelFile({ a: clips([{ segment: [9.1739, 7.391], label: "weltschmerz" }]) }),
		labelFile({ "unheard-of-video": clips([{ segment: [7.391, 9.1739], label: "happy" }]) }),
		new TextEncoder().encode(
			`{"database": {"unheard-of-video": weltschmerz 7.391 9.1739 ${randomUUID()}`,
		),
	];
	const ids: string[] = [];
	for (const bytes of files) {
		const { id } = await sendLabels(organizer.at(), slug, bytes);
		await checkNow(id);
		ids.push(id);
	}
	const states = await Promise.all(ids.map(async (id) => (await labelSetRowOf(id)).state));
	assert.deepEqual(states, ["checked", "refused", "refused", "refused", "refused"]);
	const { rows: jobs } = await pool().query("select data, output from pgboss.job");
	const said = JSON.stringify([
		await listLabelSets(organizer.at(), { challenge: slug }),
		await Promise.all(ids.map(labelSetRowOf)),
		await Promise.all(ids.map(labelSetLines)),
		jobs,
	]);
	for (const mark of marks) assert.ok(!said.includes(mark), `${mark} was said`);
	const views = JSON.stringify(await listLabelSets(organizer.at(), { challenge: slug }));
	assert.ok(!views.includes("label-sets/"), "not even where they lie");
});
