import { createHash } from "node:crypto";
import {
	checkLabelFile,
	type LabelExpectation,
	type LabelVerdict,
	refusedFor,
} from "#lib/label-check/index.ts";
import { type Problem, readProposals, type SubmissionRules } from "#lib/proposals/index.ts";
import {
	bootstrapScore,
	canonicalProtocol,
	encodeSketch,
	evaluatorOf,
	type GroundTruth,
	type Protocol,
	parseLabels,
	prepareLabels,
	sketchOf,
} from "#lib/scoring/index.ts";

export type FileToRead = { bytes: Uint8Array; sha256: string; rules: SubmissionRules };

export type LabelsToUse = {
	/** Shared between the threads, not copied to each task. */
	bytes: Uint8Array;
	sha256: string;
	subset: string;
};

/** A label file that nobody has looked into yet, and what it was announced as. */
export type LabelFileToCheck = {
	bytes: Uint8Array;
	fileBytes: number;
	sha256: string;
	expected: LabelExpectation;
};

export type Verdict = { ok: true } | { ok: false; problems: readonly Problem[]; total: number };

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** What lies in the storage must still be what was received, or its score would be somebody else's. */
async function read({ bytes, sha256: expected, rules }: FileToRead) {
	if (sha256(bytes) !== expected)
		throw new Error("the stored file is not the one that was received");
	return readProposals(bytes, rules);
}

export async function validate(file: FileToRead): Promise<Verdict> {
	const result = await read(file);
	return result.ok ? { ok: true } : { ok: false, problems: result.problems, total: result.total };
}

export async function score(task: { file: FileToRead; labels: LabelsToUse; protocol: Protocol }) {
	const started = performance.now();
	const result = await read(task.file);
	if (!result.ok) throw new Error("a file that was found sound is not sound any more");
	const readAt = performance.now();
	const groundTruth = groundTruthOf(task.labels, task.protocol);
	const evaluator = evaluatorOf(task.protocol);
	const { evaluation, perVideo } = evaluator.evaluate(result.proposals, groundTruth);
	const scoreInterval = perVideo && bootstrapScore(perVideo, task.labels.sha256);
	return {
		evaluation,
		perVideo,
		scoreInterval,
		protocolSha256: sha256(canonicalProtocol(task.protocol)),
		signature: encodeSketch(sketchOf(result.proposals)),
		warnings: [...evaluation.warnings, ...result.warnings],
		warningTotal: evaluation.warnings.length + result.warningTotal,
		timings: {
			readMilliseconds: readAt - started,
			scoreMilliseconds: performance.now() - readAt,
		},
	};
}

export function checkLabels(file: LabelFileToCheck): LabelVerdict {
	const { bytes, expected } = file;
	const isAnnounced = bytes.length === file.fileBytes && sha256(bytes) === file.sha256;
	return isAnnounced ? checkLabelFile(bytes, expected) : refusedFor("bytes-differ");
}

const prepared = new Map<string, GroundTruth>();
const preparedAtMost = 8;
const unreadable = "the label set cannot be read";

/** What the parser says of a fault quotes the text, and nothing of labels may be said. */
function jsonOf(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		throw new Error(unreadable);
	}
}

/** Labels are laid out once a thread, not once a file. */
function groundTruthOf(labels: LabelsToUse, protocol: Protocol): GroundTruth {
	const key = `${labels.sha256} ${labels.subset} ${canonicalProtocol(protocol)}`;
	const known = prepared.get(key);
	if (known) return known;
	if (sha256(labels.bytes) !== labels.sha256)
		throw new Error("the stored labels are not those of the label set");
	const parsed = parseLabels(jsonOf(labels.bytes));
	if (!parsed.ok) throw new Error(unreadable);
	const groundTruth = prepareLabels(parsed.labels, labels.subset, protocol);
	const oldest = prepared.keys().next();
	if (prepared.size >= preparedAtMost && !oldest.done) prepared.delete(oldest.value);
	prepared.set(key, groundTruth);
	return groundTruth;
}
