import { z } from "zod";

/** A range of clip durations: above the one bound (exclusive) and up to the other (inclusive); null is no bound. */
export interface DurationBin {
	readonly name: string;
	readonly aboveSeconds: number | null;
	readonly upToSeconds: number | null;
}

/** What a challenge may set about scoring. Everything a figure depends on besides labels and proposals. */
export interface Protocol {
	/** Ascending, each above 0 and at most 1. */
	readonly tiouThresholds: readonly number[];
	/** AR@k names the k-th of 100 budgets, so the last budget is 100 proposals a video by definition. */
	readonly maxAverageProposals: 100;
	/** Contiguous and covering every duration, so that slices sum to the whole. */
	readonly durationBins: readonly DurationBin[];
	/** Whether proposals for videos outside the scored subset reject the file or merely count in the budget. */
	readonly unknownVideos: "reject" | "count";
	readonly maxProposalsPerVideo: number;
}

function defaultThresholds(): number[] {
	const step = (0.95 - 0.5) / 9;
	return [...Array.from({ length: 9 }, (_, i) => 0.5 + i * step), 0.95];
}

/** The protocol of the SDFE-LV paper, computed as the ActivityNet development kit does. */
export const defaultProtocol: Protocol = {
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

/** Input schema of a protocol; what is left out takes the default. */
export const protocolInput = z.strictObject({
	tiouThresholds: z
		.array(z.number().gt(0).lte(1))
		.min(1)
		.max(100)
		.refine(ascending, "thresholds must ascend")
		.default([...defaultProtocol.tiouThresholds]),
	maxAverageProposals: z.literal(100).default(100),
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
});

/** One text for one protocol, whatever the order of members it came in: hash this. */
export function canonicalProtocol(protocol: Protocol): string {
	return JSON.stringify({
		durationBins: protocol.durationBins.map((bin) => ({
			aboveSeconds: bin.aboveSeconds,
			name: bin.name,
			upToSeconds: bin.upToSeconds,
		})),
		maxAverageProposals: protocol.maxAverageProposals,
		maxProposalsPerVideo: protocol.maxProposalsPerVideo,
		tiouThresholds: [...protocol.tiouThresholds],
		unknownVideos: protocol.unknownVideos,
	});
}
