import { gzipSync } from "node:zlib";
import { type ReadResult, readProposals } from "#lib/proposals/index.ts";
import {
	defaultProtocol,
	evaluate,
	type Labels,
	type Proposals,
	prepareLabels,
} from "#lib/scoring/index.ts";
import { seededRandom } from "../support/random.ts";

const videoTotal = 4728;
const proposalsPerVideo = 100;
const proposalTotal = videoTotal * proposalsPerVideo;
const rounds = 5;

interface Timing {
	readonly parse: number;
	readonly read: number;
	readonly score: number;
	readonly objects: number;
	readonly gzip: number;
}

/**
 * Reads and scores the largest file of the field (4,728 videos, 100 proposals each) and compares with JSON.parse of the same
 * bytes in the same run. Rounds alternate, so that a busy machine slows all alike; medians are printed.
 */
export async function run(argv: readonly string[] = []): Promise<number> {
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
	const timings: Timing[] = [];
	for (let round = 0; round <= rounds; round++) {
		const timing = await oneRound(bytes, packed, labels);
		if (round > 0) timings.push(timing);
	}
	const middle = (of: (timing: Timing) => number) => median(timings.map(of));
	const parse = middle((timing) => timing.parse);
	const read = middle((timing) => timing.read);
	const score = middle((timing) => timing.score);
	return {
		file,
		MB: round1(bytes.length / 1e6),
		"JSON.parse ms": Math.round(parse),
		"read+validate ms": Math.round(read),
		"score ms": Math.round(score),
		"total ms": Math.round(read + score),
		"x JSON.parse": Math.round(((read + score) / parse) * 100) / 100,
		"plain objects ms": Math.round(middle((timing) => timing.objects)),
		"gzip ms": Math.round(middle((timing) => timing.gzip)),
		"peak bytes/proposal": await peakBytes(bytes, labels),
	};
}

async function oneRound(bytes: Uint8Array, packed: Uint8Array, labels: Labels): Promise<Timing> {
	const groundTruth = prepareLabels(labels, "testing", defaultProtocol);
	const [parse] = await timed(async () => JSON.parse(new TextDecoder().decode(bytes)));
	const [read, result] = await timed(() => readProposals(bytes, rulesFor(labels, bytes)));
	const [score] = await timed(async () => evaluate(soundOf(result), groundTruth, defaultProtocol));
	const [objects] = await timed(async () => {
		const proposals = columnsOf(JSON.parse(new TextDecoder().decode(bytes)));
		return evaluate(proposals, groundTruth, defaultProtocol);
	});
	const [gzip] = await timed(() => readProposals(packed, rulesFor(labels, bytes)));
	return { parse, read, score, objects, gzip };
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
	globalThis.gc?.();
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

/** Growth of what V8 and its buffers hold, at its highest, while the bytes stream through. */
async function peakBytes(bytes: Uint8Array, labels: Labels): Promise<number> {
	globalThis.gc?.();
	const held = () => {
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
	const before = held();
	let highest = before;
	async function* chunks() {
		for (let at = 0; at < bytes.length; at += 65536) {
			yield bytes.subarray(at, at + 65536);
			highest = Math.max(highest, held());
		}
	}
	const groundTruth = prepareLabels(labels, "testing", defaultProtocol);
	const result = await readProposals(chunks(), rulesFor(labels, bytes));
	evaluate(soundOf(result), groundTruth, defaultProtocol);
	highest = Math.max(highest, held());
	return round1((highest - before) / proposalTotal);
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round1(value: number): number {
	return Math.round(value * 10) / 10;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await run(process.argv.slice(2));
