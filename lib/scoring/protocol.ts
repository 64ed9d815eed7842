import { z } from "zod";

/** A range of clip durations: above the one bound (exclusive) and up to the other (inclusive); null is no bound. */
export interface DurationBin {
	readonly name: string;
	readonly aboveSeconds: number | null;
	readonly upToSeconds: number | null;
}

/** What every evaluator's protocol has. */
interface SharedProtocol {
	/** Contiguous and covering every duration, so that slices sum to the whole. */
	readonly durationBins: readonly DurationBin[];
	/** Whether proposals for videos outside the scored subset reject the file or merely count against it. */
	readonly unknownVideos: "reject" | "count";
	readonly maxProposalsPerVideo: number;
}

/** Average recall over the average number of proposals (AR@AN, AUC). */
export interface ProposalsProtocol extends SharedProtocol {
	readonly evaluator: "proposals";
	/** Ascending, each above 0 and at most 1. */
	readonly tiouThresholds: readonly number[];
	/** AR@k names the k-th of 100 budgets, so the last budget is 100 proposals a video by definition. */
	readonly maxAverageProposals: 100;
}

/** F1 of one-to-one matches, as micro-expression spotting counts it: `docs/spotting-f1.md`. */
export interface SpottingF1Protocol extends SharedProtocol {
	readonly evaluator: "spotting-f1";
	/** Above 0 and at most 1. */
	readonly tiouThreshold: number;
}

/** Mean average precision over labels and thresholds: `docs/detection-map.md`. */
export interface DetectionMapProtocol extends SharedProtocol {
	readonly evaluator: "detection-map";
	/** Ascending, each above 0 and at most 1, and no two the same to four decimals, by which figures are named. */
	readonly tiouThresholds: readonly number[];
}

/**
 * What a challenge may set about scoring. Everything a figure depends on besides labels and proposals. `evaluator` says
 * which evaluator it is for, and is `proposals` where a protocol is given without it.
 */
export type Protocol = ProposalsProtocol | SpottingF1Protocol | DetectionMapProtocol;

function defaultThresholds(): number[] {
	const step = (0.95 - 0.5) / 9;
	return [...Array.from({ length: 9 }, (_, i) => 0.5 + i * step), 0.95];
}

/**
 * What a bin is called by its bounds in seconds, as the field writes intervals: "(0.5,4]"; null is no bound.
 * Bounds that were typed may be anything.
 */
export function durationBinName(aboveSeconds: unknown, upToSeconds: unknown): string {
	const begin = aboveSeconds === null ? "[0" : `(${aboveSeconds}`;
	return `${begin},${upToSeconds === null ? "inf)" : `${upToSeconds}]`}`;
}

/** The protocol of the SDFE-LV paper, computed as the ActivityNet development kit does. */
export const defaultProtocol: ProposalsProtocol = {
	evaluator: "proposals",
	tiouThresholds: defaultThresholds(),
	maxAverageProposals: 100,
	durationBins: [
		{ name: "[0,0.5]", aboveSeconds: null, upToSeconds: 0.5 },
		{ name: "(0.5,4]", aboveSeconds: 0.5, upToSeconds: 4 },
		{ name: "(4,inf)", aboveSeconds: 4, upToSeconds: null },
	],
	unknownVideos: "reject",
	maxProposalsPerVideo: 1000,
};

const durationBin = z.strictObject({
	name: z.string().min(1),
	aboveSeconds: z.number().nonnegative().nullable(),
	upToSeconds: z.number().nonnegative().nullable(),
});

function ascending(numbers: readonly number[]): boolean {
	return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? Number.NaN));
}

function coverEveryDuration(bins: readonly DurationBin[]): boolean {
	const last = bins.at(-1);
	const inner = bins.slice(0, -1).map((bin) => bin.upToSeconds ?? Number.NaN);
	return (
		last?.upToSeconds === null &&
		bins.every((bin, i) => bin.aboveSeconds === (i === 0 ? null : bins[i - 1]?.upToSeconds)) &&
		ascending(inner) &&
		inner.every((edge) => !Number.isNaN(edge))
	);
}

const sharedMembers = {
	durationBins: z
		.array(durationBin)
		.min(1)
		.max(50)
		.refine(coverEveryDuration, "bins must follow one another and cover every duration")
		.refine(
			(bins) => new Set(bins.map((bin) => bin.name)).size === bins.length,
			"bins must have distinct names",
		)
		.default([...defaultProtocol.durationBins]),
	unknownVideos: z.enum(["reject", "count"]).default("reject"),
	maxProposalsPerVideo: z.number().int().min(1).max(1_000_000).default(1000),
};

const threshold = z.number().gt(0).lte(1);
const thresholds = z
	.array(threshold)
	.min(1)
	.max(100)
	.refine(ascending, "thresholds must ascend")
	.default([...defaultProtocol.tiouThresholds]);

/** Input schema of the protocol of the proposals evaluator, the one that is meant where none is named. */
export const proposalsProtocolInput = z.strictObject({
	// Optional within the default: a union tells its members apart before it fills in what is absent.
	evaluator: z.literal("proposals").optional().default("proposals"),
	tiouThresholds: thresholds,
	maxAverageProposals: z.literal(100).default(100),
	...sharedMembers,
});

export const spottingF1ProtocolInput = z.strictObject({
	evaluator: z.literal("spotting-f1"),
	tiouThreshold: threshold.default(0.5),
	...sharedMembers,
});

export const detectionMapProtocolInput = z.strictObject({
	evaluator: z.literal("detection-map"),
	tiouThresholds: thresholds.refine(
		(values) => new Set(values.map((value) => value.toFixed(4))).size === values.length,
		"thresholds must differ in their first four decimals",
	),
	...sharedMembers,
});

const evaluatorSentence =
	"There is no such evaluator; there are proposals, spotting-f1 and detection-map.";

/** Input schema of a protocol; what is left out takes the default. */
export const protocolInput = z.discriminatedUnion(
	"evaluator",
	[proposalsProtocolInput, spottingF1ProtocolInput, detectionMapProtocolInput],
	{ error: ({ code }) => (code === "invalid_union" ? evaluatorSentence : undefined) },
);

/** The tIoU thresholds of a protocol, ascending. */
export function thresholdsOf(protocol: Protocol): readonly number[] {
	return protocol.evaluator === "spotting-f1" ? [protocol.tiouThreshold] : protocol.tiouThresholds;
}

/** One text for one protocol, whatever the order of members it came in: hash this. */
export function canonicalProtocol(protocol: Protocol): string {
	return JSON.stringify({
		durationBins: protocol.durationBins.map((bin) => ({
			aboveSeconds: bin.aboveSeconds,
			name: bin.name,
			upToSeconds: bin.upToSeconds,
		})),
		// The proposals evaluator was the only one once: its protocols keep the text, and so the hash, that they had.
		...(protocol.evaluator === "proposals" ? {} : { evaluator: protocol.evaluator }),
		...(protocol.evaluator === "proposals"
			? { maxAverageProposals: protocol.maxAverageProposals }
			: {}),
		maxProposalsPerVideo: protocol.maxProposalsPerVideo,
		...(protocol.evaluator === "spotting-f1"
			? { tiouThreshold: protocol.tiouThreshold }
			: { tiouThresholds: [...protocol.tiouThresholds] }),
		unknownVideos: protocol.unknownVideos,
	});
}
