import assert from "node:assert/strict";
import { test } from "node:test";
import { fileExamples } from "#app/_components/file-examples.ts";
import { readProposals } from "#lib/proposals/index.ts";
import { evaluators } from "#lib/scoring/index.ts";

for (const { protocol, reads } of evaluators)
	test(`the example of a file for ${protocol.evaluator} is sound under its rules`, async () => {
		const bytes = new TextEncoder().encode(fileExamples[protocol.evaluator]);
		const result = await readProposals(bytes, {
			maxBytes: bytes.length,
			maxProposalsPerVideo: protocol.maxProposalsPerVideo,
			unknownVideos: protocol.unknownVideos,
			...reads,
		});
		assert.ok(result.ok, JSON.stringify(result));
		assert.equal(result.proposals.count, 2);
		const codes = new Set(result.warnings.map(({ code }) => code));
		codes.delete("few-proposals");
		codes.delete("videos-without-proposals");
		assert.deepEqual([...codes], []);
	});
