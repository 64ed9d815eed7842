import assert from "node:assert/strict";
import { test } from "node:test";
import * as card from "#drizzle/seed/sdfe-lv.ts";
import * as demonstration from "#lib/demonstration/index.ts";
import { readTable, table2 } from "./printed-tables.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const { rows, printedTotals, printedTotal } = card.clipsByCategoryAndDuration;

test("table 2 is as printed, and its rows and columns sum to the printed totals", () => {
	assert.deepEqual(
		[
			...rows.map(({ clips, printedTotal: total }) => [...clips, total]),
			[...printedTotals, printedTotal],
		],
		readTable(table2).map(({ figures }) => figures),
	);
	for (const { category, clips, printedTotal: total } of rows) {
		assert.equal(sum(clips), total, category);
	}
	printedTotals.forEach((total, column) => {
		assert.equal(sum(rows.map(({ clips }) => clips[column] ?? 0)), total);
	});
	assert.equal(sum(printedTotals), printedTotal);
});

test("the card and the demonstration labels tell of the same database", () => {
	assert.deepEqual(
		Object.entries(demonstration.clipsByCategory),
		rows.map(({ category, clips }) => [category, clips]),
	);
	assert.deepEqual(demonstration.durationBins, card.clipsByCategoryAndDuration.bins);
	assert.deepEqual(demonstration.sources.map(({ name }) => name).sort(), [...card.sources].sort());
	const value = (name: string) => card.composition.find((figure) => figure.name === name)?.value;
	assert.equal(value("Videos"), demonstration.published.videos);
	assert.equal(value("Expression clips"), demonstration.published.clips);
	assert.equal(value("Mean duration of a video"), demonstration.published.meanDurationSeconds);
	assert.equal(value("Most clips in a video"), demonstration.published.maxClipsPerVideo);
});

test("table 1 and table 2 agree with the card, and shares sum to the whole", () => {
	const own = card.comparedDatabases.find(({ name }) => name === card.sdfeLv.name);
	assert.deepEqual(
		[own?.longVideos, own?.expressions, own?.meanVideoSeconds],
		[1191, printedTotal, 57.94],
	);
	const shares = card.composition.filter(({ unit }) => unit === "percent");
	assert.equal(sum(shares.slice(0, 2).map(({ value }) => value)), 100);
	assert.equal(sum(shares.slice(2).map(({ value }) => value)), 100);
	assert.ok(card.composition.every(({ cites }) => /(Section|Tables?) /.test(cites)));
});

test("every sentence about the challenge's labels calls them a demonstration", () => {
	const { badge, sentence, boardSentence, baselineSentence } = card.challenge.demonstration;
	for (const text of [badge, sentence, boardSentence, baselineSentence]) {
		assert.match(text, /demonstration/i);
	}
});
