import assert from "node:assert/strict";
import { test } from "node:test";
import { makeMicroLabels, spotters } from "#lib/demonstration/index.ts";
import { readProposals } from "#lib/proposals/index.ts";
import { evaluatorOf, parseLabels, prepareLabels, protocolInput } from "#lib/scoring/index.ts";

const labels = makeMicroLabels();
const videos = Object.values(labels.database);

test("the same seed gives the same labels, another seed others", () => {
	assert.deepEqual(makeMicroLabels(), labels);
	assert.notDeepEqual(makeMicroLabels({ seed: "another" }), labels);
});

test("expressions lie inside their videos, apart from each other, and most are short", () => {
	assert.equal(videos.length, 96);
	for (const { duration, annotations } of videos) {
		let last = 0;
		for (const { segment } of annotations) {
			assert.ok(segment[0] > last && segment[1] > segment[0] && segment[1] < duration);
			last = segment[1];
		}
	}
	const lengths = videos.flatMap(({ annotations }) =>
		annotations.map(({ segment }) => segment[1] - segment[0]),
	);
	const short = lengths.filter((seconds) => seconds <= 0.5 + 1e-6).length / lengths.length;
	assert.ok(short > 0.6 && short < 0.8, String(short));
	assert.ok(
		videos.some(({ annotations }) => annotations.length === 0),
		"a mistake in a video without expressions must be possible",
	);
});

test("the spotters' files are sound, and from the weakest to the best their F1 rises", async () => {
	const parsed = parseLabels(labels);
	assert.ok(parsed.ok);
	const protocol = protocolInput.parse({ evaluator: "spotting-f1" });
	const evaluator = evaluatorOf(protocol);
	const groundTruth = prepareLabels(parsed.labels, "testing", protocol);
	const scores = [];
	for (const { thresholds, generate } of spotters) {
		const best = [];
		for (const threshold of thresholds) {
			const bytes = new TextEncoder().encode(JSON.stringify(generate(labels, threshold)));
			const result = await readProposals(bytes, {
				videos: parsed.labels.videos,
				subset: "testing",
				maxBytes: bytes.length,
				maxProposalsPerVideo: 200,
				unknownVideos: "reject",
				...evaluator.reads,
			});
			assert.ok(result.ok);
			best.push(evaluator.evaluate(result.proposals, groundTruth).evaluation.score);
		}
		scores.push(Math.max(...best));
	}
	assert.deepEqual(
		[...scores].sort((a, b) => a - b),
		scores,
	);
	assert.ok((scores[0] ?? 100) < 5 && (scores.at(-1) ?? 0) > 50, scores.join());
});
