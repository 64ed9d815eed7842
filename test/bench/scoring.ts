import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type ReadResult, readProposals } from "#lib/proposals/index.ts";
import {
	averageRecall,
	defaultProtocol,
	type GroundTruth,
	type Labels,
	type Proposals,
	prepareLabels,
} from "#lib/scoring/index.ts";
import { seededRandom } from "../support/random.ts";

const videoTotal = 4728;
const proposalsPerVideo = 100;
const proposalTotal = videoTotal * proposalsPerVideo;
const rounds = 7;
const memoryOption = "--peak-memory";

interface Timing {
	readonly parse: number;
	readonly read: number;
	readonly score: number;
	readonly objects: number;
	readonly gzip: number;
}

/**
 * `bench scoring`: reads and scores the largest file of the field (4,728 videos, 100 proposals each) and compares with JSON.parse of the same
 * bytes, decoded beforehand, in the same run. Rounds alternate, so that a busy machine slows all alike; medians are printed.
 */
export async function run(argv: readonly string[] = []): Promise<number> {
	if (argv[0] === memoryOption) return printPeak(argv[1], argv[2]);
	const labels = makeLabels();
	const rows = [];
	for (const digits of [17, 6]) {
		const bytes = new TextEncoder().encode(makeSubmission(labels, digits));
		rows.push(await measure(`${digits} digits`, bytes, labels));
	}
	if (argv.includes("--json")) process.stdout.write(`${JSON.stringify(rows)}\n`);
	else console.table(Object.fromEntries(rows.map(({ file, ...row }) => [file, row])));
	return 0;
}

function makeLabels(): Labels {
	const random = seededRandom(1);
	const videos = new Map<
		string,
		Labels["videos"] extends ReadonlyMap<string, infer V> ? V : never
	>();
	for (let v = 0; v < videoTotal; v++) {
		const durationSeconds = 20 + random() * 200;
		const annotations = Array.from({ length: 1 + Math.floor(random() * 2) }, () => {
			const onsetSeconds = random() * durationSeconds * 0.8;
			const offsetSeconds = onsetSeconds + random() * (durationSeconds - onsetSeconds);
			return { onsetSeconds, offsetSeconds, label: `category ${Math.floor(random() * 7)}` };
		});
		videos.set(`v_${v.toString(36).padStart(9, "0")}`, {
			subset: "testing",
			durationSeconds,
			source: `source ${v % 8}`,
			annotations,
		});
	}
	return { videos };
}

function makeSubmission(labels: Labels, digits: number): string {
	const random = seededRandom(2);
	const shorten = (value: number) => (digits === 17 ? value : Number(value.toPrecision(digits)));
	const lists = [...labels.videos].map(([id, { durationSeconds = 60 }]) => {
		const proposals = Array.from({ length: proposalsPerVideo }, () => {
			const onset = random() * durationSeconds * 0.9;
			const offset = onset + random() * (durationSeconds - onset);
			return `{"score": ${shorten(exact(random))}, "segment": [${shorten(onset)}, ${shorten(offset)}]}`;
		});
		return `"${id}": [${proposals.join(", ")}]`;
	});
	const external = '"external_data": {"used": false, "details": ""}';
	return `{"version": "VERSION 1.3", "results": {${lists.join(", ")}}, ${external}}`;
}

// The generator gives 32 bits; two of them fill a double, as a network's scores do.
function exact(random: () => number): number {
	return random() + random() * 2 ** -32;
}

async function measure(file: string, bytes: Uint8Array, labels: Labels) {
	const packed = gzipSync(bytes, { level: 1 });
	const text = new TextDecoder().decode(bytes);
	const timings: Timing[] = [];
	for (let round = 0; round <= rounds; round++) {
		const timing = await oneRound(text, bytes, packed, labels);
		if (round > 0) timings.push(timing);
	}
	const middle = (of: (timing: Timing) => number) => median(timings.map(of));
	const ratio = middle(({ read, score, parse }) => (read + score) / parse);
	return {
		file,
		MB: Math.round(bytes.length / 1e6),
		"JSON.parse ms": Math.round(middle((timing) => timing.parse)),
		"read+validate ms": Math.round(middle((timing) => timing.read)),
		"score ms": Math.round(middle((timing) => timing.score)),
		"both ms": Math.round(middle(({ read, score }) => read + score)),
		"x JSON.parse": Math.round(ratio * 100) / 100,
		"by objects ms": Math.round(middle((timing) => timing.objects)),
		"gzip read ms": Math.round(middle((timing) => timing.gzip)),
		...peaks(bytes),
	};
}

function peaks(bytes: Uint8Array) {
	const folder = mkdtempSync(join(tmpdir(), "onset-bench-"));
	try {
		const file = join(folder, "submission.json");
		writeFileSync(file, bytes);
		return {
			"peak B/proposal": peakBytes(file, "read"),
			"JSON.parse peak B/proposal": peakBytes(file, "parse"),
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function oneRound(
	text: string,
	bytes: Uint8Array,
	packed: Uint8Array,
	labels: Labels,
): Promise<Timing> {
	const groundTruth = prepareLabels(labels, "testing", defaultProtocol);
	const [parse] = await timed(async () => JSON.parse(text));
	const [read, result] = await timed(() => readProposals(bytes, rulesFor(labels, bytes)));
	const [score] = await timed(async () =>
		averageRecall(soundOf(result), groundTruth, defaultProtocol),
	);
	const [objects] = await timed(async () => {
		const proposals = columnsOf(JSON.parse(text));
		return averageRecall(proposals, groundTruth, defaultProtocol);
	});
	const [gzip] = await timed(() => readProposals(packed, rulesFor(labels, bytes)));
	return { parse, read, score, objects, gzip };
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
	const started = performance.now();
	const result = await work();
	return [performance.now() - started, result];
}

function rulesFor(labels: Labels, bytes: Uint8Array) {
	return {
		videos: labels.videos,
		subset: "testing",
		maxBytes: bytes.length,
		maxProposalsPerVideo: 1000,
		unknownVideos: "reject",
	} as const;
}

function soundOf(result: ReadResult): Proposals {
	if (!result.ok) throw new Error(JSON.stringify(result.problems[0]));
	return result.proposals;
}

interface PlainSubmission {
	readonly results: Readonly<
		Record<string, readonly { segment: [number, number]; score: number }[]>
	>;
}

function columnsOf(submission: PlainSubmission): Proposals {
	const lists = Object.entries(submission.results);
	const all = lists.flatMap(([, list]) => list);
	let start = 0;
	return {
		videos: lists.map(([id]) => id),
		starts: Int32Array.of(
			0,
			...lists.map(([, list]) => {
				start += list.length;
				return start;
			}),
		),
		count: all.length,
		onsets: Float64Array.from(all, ({ segment }) => segment[0]),
		offsets: Float64Array.from(all, ({ segment }) => segment[1]),
		scores: Float64Array.from(all, ({ score }) => score),
	};
}

type MemoryMode = "read" | "parse";

/**
 * Growth of the peak of a process's memory over one file, a proposal. A process of its own does the work: first on small
 * files, so that what the engine takes for code is there already, then once on this one, whose bytes it holds. Median of three.
 */
function peakBytes(file: string, mode: MemoryMode): number {
	const argv = [...process.execArgv, fileURLToPath(import.meta.url), memoryOption, mode, file];
	const grown = () => Number(spawnSync(process.execPath, argv, { encoding: "utf8" }).stdout);
	return Math.round(median([grown(), grown(), grown()]) / proposalTotal);
}

async function printPeak(mode: string | undefined, file = ""): Promise<number> {
	const labels = makeLabels();
	const few: Labels = { videos: new Map([...labels.videos].slice(0, 300)) };
	const small = new TextEncoder().encode(makeSubmission(few, 17));
	const fewTruth = prepareLabels(few, "testing", defaultProtocol);
	const groundTruth = prepareLabels(labels, "testing", defaultProtocol);
	for (let round = 0; round < 10; round++) await workOn(small, few, fewTruth, mode);
	const bytes = readFileSync(file);
	const before = process.memoryUsage.rss();
	await workOn(bytes, labels, groundTruth, mode);
	process.stdout.write(String(process.resourceUsage().maxRSS * 1024 - before));
	return 0;
}

async function workOn(
	bytes: Uint8Array,
	labels: Labels,
	groundTruth: GroundTruth,
	mode: string | undefined,
): Promise<void> {
	if (mode === "parse") {
		JSON.parse(new TextDecoder().decode(bytes));
		return;
	}
	const result = await readProposals(bytes, rulesFor(labels, bytes));
	averageRecall(soundOf(result), groundTruth, defaultProtocol);
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	process.exitCode = await run(process.argv.slice(2));
