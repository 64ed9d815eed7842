import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { readProposals } from "#lib/proposals/index.ts";
import { evaluatorOf, parseLabels, prepareLabels, protocolInput } from "#lib/scoring/index.ts";
import { caseBytes, caseJson } from "../support/cases.ts";

const expectation = z.object({
	labels: z.string(),
	tiouThresholds: z.array(z.number()),
	mAP: z.array(z.number()),
	averageMAP: z.number(),
});

async function score(labelsJson: unknown, bytes: Uint8Array, tiouThresholds?: readonly number[]) {
	const protocol = protocolInput.parse({ evaluator: "detection-map", tiouThresholds });
	const parsed = parseLabels(labelsJson);
	assert(parsed.ok);
	const evaluator = evaluatorOf(protocol);
	const result = await readProposals(bytes, {
		videos: parsed.labels.videos,
		subset: "testing",
		maxBytes: 1e8,
		maxProposalsPerVideo: protocol.maxProposalsPerVideo,
		unknownVideos: protocol.unknownVideos,
		...evaluator.reads,
	});
	assert(result.ok, JSON.stringify(result));
	const groundTruth = prepareLabels(parsed.labels, "testing", protocol);
	return evaluator.evaluate(result.proposals, groundTruth).evaluation;
}

const close = (actual: number | undefined, expected: number, where: string) =>
	assert(Math.abs((actual ?? -1) - expected) <= 1e-9, `${where}: ${actual} and not ${expected}`);

test("a labelled file scores as the development kit's detection evaluation scores it", async () => {
	const expected = expectation.parse(caseJson("detection/expected.json"));
	const labels = caseJson("sdfe-like/labels-even100.json");
	const { figures, score: ranking } = await score(labels, caseBytes("detection/submission.json"));
	close(ranking, expected.averageMAP, "average");
	expected.tiouThresholds.forEach((threshold, t) => {
		close(figures[`map@${threshold}`], expected.mAP[t] ?? -1, `at ${threshold}`);
	});
});

const segment = (onset: number, offset: number, label: string) => ({
	segment: [onset, offset],
	label,
});
const database = {
	v1: { subset: "testing", annotations: [segment(0, 10, "a"), segment(20, 30, "b")] },
	v2: { subset: "testing", annotations: [segment(0, 10, "a")] },
};

function file(results: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify({ results }));
}

test("average precision by hand: hits at ranks 1 and 3 of two", async () => {
	// Of label a: [0,10] found at rank 1; [0,9] finds it taken; [0,5] has tIoU 1/2. Of label b nothing.
	const bytes = file({
		v1: [
			{ ...segment(0, 10, "a"), score: 0.9 },
			{ ...segment(0, 9, "a"), score: 0.8 },
		],
		v2: [{ ...segment(0, 5, "a"), score: 0.7 }],
	});
	const { figures, slices, curve } = await score({ database }, bytes, [0.5, 0.75]);
	// At 0.5 a has (1/1 + 2/3) / 2 and b 0; at 0.75 a has (1/1) / 2.
	close(figures["map@0.5"], 100 * ((1 + 2 / 3) / 4), "at 0.5");
	close(figures["map@0.75"], 25, "at 0.75");
	close(figures.map, (100 * ((1 + 2 / 3) / 4) + 25) / 2, "average");
	close(slices.category.a?.figures["map@0.5"], 100 * ((1 + 2 / 3) / 2), "of a");
	close(slices.category.b?.figures.map, 0, "of b");
	// Up to half of the recall the precision of a is 1, beyond it 2/3; b's is 0.
	assert(curve?.kind === "precision-recall");
	close(curve.precision[0]?.[50], 50, "precision at half");
	close(curve.precision[0]?.[51], 100 / 3, "precision beyond");
});

test("precision is the highest at a recall or above it: a mistake before two hits costs one third", async () => {
	const bytes = file({
		v1: [
			{ ...segment(50, 60, "a"), score: 0.9 },
			{ ...segment(0, 10, "a"), score: 0.8 },
			{ ...segment(20, 30, "b"), score: 0.1 },
		],
		v2: [{ ...segment(0, 10, "a"), score: 0.7 }],
	});
	// Of a: 1/2 at the first hit, 2/3 at the second, so 2/3 at both; of b 1.
	const { figures } = await score({ database }, bytes, [0.5]);
	close(figures.map, 100 * ((2 / 3 + 1) / 2), "average");
});
