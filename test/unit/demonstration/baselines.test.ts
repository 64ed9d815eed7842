import assert from "node:assert/strict";
import { test } from "node:test";
import { baselines, makeLabels } from "#lib/demonstration/index.ts";
import { plainAverageRecall } from "#test/support/plain-average-recall.ts";

const labels = makeLabels();
const made = baselines.map((baseline) => ({
	...baseline,
	submission: baseline.generate(labels, { subset: "testing" }),
}));
const testing = Object.fromEntries(
	Object.entries(labels.database).filter(([, video]) => video.subset === "testing"),
);
const few = { database: Object.fromEntries(Object.entries(labels.database).slice(0, 12)) };

test("a baseline proposes 100 intervals for each video of the subset and no other", () => {
	for (const { slug, submission } of made) {
		assert.deepEqual(Object.keys(submission.results), Object.keys(testing), slug);
		for (const proposals of Object.values(submission.results)) {
			assert.equal(proposals.length, 100, slug);
		}
	}
});

test("every proposal is finite, not empty, inside its video, and in whole milliseconds", () => {
	for (const { slug, submission } of made) {
		for (const [id, proposals] of Object.entries(submission.results)) {
			const duration = testing[id]?.duration ?? 0;
			for (const { segment, score } of proposals) {
				assert.ok(0 <= segment[0] && segment[0] < segment[1], `${slug} ${id} ${segment}`);
				assert.ok(segment[1] <= duration, `${slug} ${id} ${segment}`);
				assert.ok(score >= 0 && score <= 1, `${slug} ${id} ${score}`);
				const shown = [...segment.map((second) => second.toFixed(3)), score.toFixed(6)];
				assert.deepEqual(shown.map(Number), [...segment, score], `${slug} ${id}`);
			}
		}
	}
});

test("scores fall strictly inside a video, so no ranking hangs on ties", () => {
	for (const { slug, submission } of made) {
		for (const proposals of Object.values(submission.results)) {
			const scores = proposals.map(({ score }) => score);
			assert.ok(
				scores.every((score, at) => at === 0 || score < (scores[at - 1] ?? 0)),
				slug,
			);
		}
	}
});

test("a baseline gives the same bytes for a video whatever else is in the file", () => {
	for (const { slug, generate } of baselines) {
		const all = generate(few);
		assert.equal(JSON.stringify(generate(few)), JSON.stringify(all), slug);
		const [id = ""] = Object.keys(few.database);
		const video = few.database[id];
		assert.ok(video);
		assert.deepEqual(generate({ database: { [id]: video } }).results[id], all.results[id]);
		assert.notDeepEqual(generate(few, { seed: "another" }), all, slug);
	}
});

test("a smaller limit is kept, and a video without clips or of a blink gets proposals too", () => {
	const blank = { subset: "testing", duration: 30, annotations: [] };
	const database = { blank, blink: { ...blank, duration: 0.4 } };
	for (const { slug, generate } of baselines) {
		const { results } = generate({ database }, { maxProposals: 7 });
		assert.equal(results.blank?.length, 7, slug);
		assert.ok((results.blink?.length ?? 0) > 0, slug);
	}
});

test("random < sliding windows < anchors < boundary matching, at plausible figures", () => {
	const auc = made.map(({ submission }) => plainAverageRecall(testing, submission.results).auc);
	assert.deepEqual(
		[...auc].sort((x, y) => x - y),
		auc,
		"weakest first",
	);
	const [, windows = 0, anchors = 0, boundaries = 0] = auc;
	assert.ok(windows < 30 && anchors >= 28 && anchors <= 35, `${auc}`);
	assert.ok(boundaries >= 45 && boundaries <= 60, `${auc}`);
});

test("clips of up to half a second are by far the hardest for every baseline", () => {
	for (const { slug, submission } of made) {
		const within = (counts: (seconds: number) => boolean) =>
			plainAverageRecall(testing, submission.results, counts).auc;
		const short = within((seconds) => seconds <= 0.5);
		const middle = within((seconds) => seconds > 0.5 && seconds <= 4);
		const long = within((seconds) => seconds > 4);
		assert.ok(short < Math.min(middle, long) / 4, `${slug}: ${short}, ${middle}, ${long}`);
	}
});

test("a baseline that sees the labels says so where it is shown", () => {
	for (const { slug, name, description } of baselines) {
		const simulated = ["anchors", "boundary-matching"].includes(slug);
		assert.equal(/simulat/.test(name) && /simulation/.test(description), simulated, slug);
		assert.match(description, simulated ? /sees the labels/ : /reads neither video nor labels/);
	}
});
