import assert from "node:assert/strict";
import { test } from "node:test";
import { readDesk } from "#lib/challenge/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import {
	announceLabelSet,
	beginLabelCheck,
	completeLabelSet,
	concludeLabelCheck,
	listLabelSets,
	measureLabelSet,
	readLabelSet,
} from "#lib/label-sets/index.ts";
import { databaseWithWorker } from "#test/support/hands.ts";
import {
	announceLabels,
	announcementOf,
	challengeWithCard,
	checkNow,
	clips,
	labelFile,
	labelWorker,
	putLabels,
	sendLabels,
} from "#test/support/label-files.ts";
import { checksAsked, labelSetLines, labelSetRowOf } from "#test/support/label-sets.ts";
import { refusedAs } from "#test/support/refused.ts";
import { person } from "#test/support/world.ts";
import { checkLabels } from "#workers/score-thread.ts";

const _workerKey = await databaseWithWorker();

test("a sound file becomes a checked version that phases can choose, with its measures", async () => {
	const { slug, organizer, phase } = await challengeWithCard();
	const sent = await sendLabels(organizer.at(), slug, labelFile());
	assert.deepEqual([sent.version, sent.state, sent.summary], [2, "received", null]);
	await checkNow(sent.id);
	const view = await readLabelSet(organizer.at(), { challenge: slug, labelSetId: sent.id });
	assert.deepEqual([view.state, view.problems?.errors, view.phases], ["checked", 0, []]);
	assert.deepEqual([view.summary?.videos, view.summary?.clips], [4, 4]);
	const [measured] = view.summary?.measures ?? [];
	assert.equal(measured?.protocolSha256, phase.protocolSha256);
	assert.ok(measured && measured.ceiling > 0 && measured.baselines.length === 3);
	const { labelSets: listed } = await listLabelSets(organizer.at(), { challenge: slug });
	assert.deepEqual(
		listed.map(({ version, state, phases: used }) => [version, state, used]),
		[
			[2, "checked", []],
			[1, "checked", ["test"]],
		],
	);
	assert.deepEqual(
		(await labelSetLines(sent.id)).map(({ action }) => action),
		["label-set.announce", "label-set.complete", "label-set.check"],
	);
	const desk = await readDesk(organizer.at(), { challenge: slug });
	assert.equal(desk.document.phases[0]?.labelSet, 1, "nothing chooses a version by itself");
});

test("a broken file is refused with problems, and is there for no phase", async () => {
	const { slug, organizer } = await challengeWithCard();
	const broken = labelFile({ a: clips([{ segment: [2, 11], label: "happy" }]), b: undefined });
	const { id } = await sendLabels(organizer.at(), slug, broken);
	await checkNow(id);
	const { state, problems } = await readLabelSet(organizer.at(), {
		challenge: slug,
		labelSetId: id,
	});
	assert.equal(state, "refused");
	assert.deepEqual(problems?.listed.map(({ rule, pointer }) => [rule, pointer]).slice(0, 2), [
		["segment-outside", "/database/a/annotations/0/segment"],
		["video-missing", "/database/b"],
	]);
	await assert.rejects(
		measureLabelSet(organizer.at(), { challenge: slug, labelSetId: id }),
		refusedAs("conflict"),
	);
});

test("a file that is not what was announced is refused, whatever the storage let in", async () => {
	const { slug, organizer } = await challengeWithCard();
	const announced = await announceLabels(organizer.at(), slug, labelFile());
	await completeLabelSet(organizer.at(), { challenge: slug, labelSetId: announced.labelSetId });
	const check = await beginLabelCheck(labelWorker(), { labelSetId: announced.labelSetId });
	assert.ok(check);
	await concludeLabelCheck(labelWorker(), check, checkLabels({ ...check, bytes: labelFile() }));
	const { state, problems } = await labelSetRowOf(announced.labelSetId);
	assert.equal(state, "refused");
	assert.match(JSON.stringify(problems), /bytes-differ/);
});

test("completing twice, or at the same moment, asks for one check", async () => {
	const { slug, organizer } = await challengeWithCard();
	const bytes = labelFile();
	const { labelSetId, ...target } = await announceLabels(organizer.at(), slug, bytes);
	assert.equal(await putLabels(target, bytes), 200);
	const input = { challenge: slug, labelSetId };
	const done = await Promise.all([1, 2, 3, 4].map(() => completeLabelSet(organizer.at(), input)));
	assert.ok(done.every(({ state }) => state === "received"));
	assert.equal(await checksAsked(labelSetId), 1);
	await checkNow(labelSetId);
	assert.equal((await completeLabelSet(organizer.at(), input)).state, "checked");
	assert.equal(await checksAsked(labelSetId), 1);
});

test("ten announcements at the same moment get ten numbers in a row", async () => {
	const { slug, organizer } = await challengeWithCard();
	const made = await Promise.all(
		Array.from({ length: 10 }, () => announceLabels(organizer.at(), slug, labelFile())),
	);
	const versions = made.map(({ version }) => version).sort((a, b) => a - b);
	assert.deepEqual(versions, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("the same bytes announced by several at once are one version", async () => {
	const { slug, organizer } = await challengeWithCard();
	const bytes = labelFile();
	const announce = () => announceLabelSet(organizer.at(), announcementOf(slug, bytes));
	const made = await Promise.all(Array.from({ length: 6 }, announce));
	assert.equal(new Set(made.map(({ labelSetId }) => labelSetId)).size, 1);
	const [first] = made;
	assert.ok(first && !first.isKnown);
	assert.equal(await putLabels(first, bytes), 200);
	await completeLabelSet(organizer.at(), { challenge: slug, labelSetId: first.labelSetId });
	const again = await announce();
	assert.deepEqual(
		[again.isKnown, again.labelSetId, again.isKnown && again.state],
		[true, first.labelSetId, "received"],
	);
	await checkNow(first.labelSetId);
	const known = await announce();
	assert.deepEqual([known.isKnown, known.isKnown && known.state], [true, "checked"]);
});

test("refused bytes may be sent again as another version: the card may have been mended", async () => {
	const { slug, organizer } = await challengeWithCard();
	const bytes = labelFile({ a: clips([{ segment: [2, 4], label: "surprise" }]) });
	const { id } = await sendLabels(organizer.at(), slug, bytes);
	await checkNow(id);
	assert.equal((await labelSetRowOf(id)).state, "refused");
	const again = await announceLabels(organizer.at(), slug, bytes);
	assert.equal(again.version, 3);
});

test("only organizers of a challenge on the dataset have to do with its labels", async () => {
	const { slug, organizer } = await challengeWithCard();
	const elsewhere = await challengeWithCard();
	const stranger = await person("stranger");
	const bytes = labelFile();
	const { id } = await sendLabels(organizer.at(), slug, bytes);
	const asks = (challenge: string): ((ctx: Context) => Promise<unknown>)[] => [
		(ctx) => announceLabelSet(ctx, announcementOf(challenge, labelFile())),
		(ctx) => completeLabelSet(ctx, { challenge, labelSetId: id }),
		(ctx) => readLabelSet(ctx, { challenge, labelSetId: id }),
		(ctx) => measureLabelSet(ctx, { challenge, labelSetId: id }),
		(ctx) => listLabelSets(ctx, { challenge }),
	];
	for (const ask of asks(slug)) {
		await assert.rejects(ask(stranger.at()), refusedAs("not_allowed"));
		await assert.rejects(ask(elsewhere.organizer.at()), refusedAs("not_allowed"));
		await assert.rejects(ask(contextFor({ kind: "visitor" })), refusedAs("not_signed_in"));
	}
	// By way of a challenge of their own, the labels of another dataset are not there.
	const [, complete, read, measure, list] = asks(elsewhere.slug);
	for (const ask of [complete, read, measure])
		await assert.rejects(Promise.resolve(ask?.(elsewhere.organizer.at())), refusedAs("not_found"));
	const listed = JSON.stringify(await list?.(elsewhere.organizer.at()));
	assert.ok(!listed.includes(id));
	await assert.rejects(
		beginLabelCheck(organizer.at(), { labelSetId: id }),
		refusedAs("not_allowed"),
		"only a worker looks into a file",
	);
});
