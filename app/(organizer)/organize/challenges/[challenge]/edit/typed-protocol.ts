import { durationBinName, type Protocol, thresholdsOf } from "#lib/scoring/index.ts";
import { protocolFields } from "./fields.ts";
import type { Typed } from "./typed.ts";

const nameOf = ({ aboveSeconds, upToSeconds }: Protocol["durationBins"][number]) =>
	durationBinName(aboveSeconds, upToSeconds);

/** A protocol as its controls show it. */
export function typedProtocol(protocol: Protocol): Typed {
	const { durationBins, evaluator, maxProposalsPerVideo, unknownVideos } = protocol;
	const isNamed = durationBins.some((bin) => bin.name !== nameOf(bin));
	return {
		"protocol.evaluator": evaluator,
		"protocol.tiouThresholds": thresholdsOf(protocol).join(", "),
		"protocol.durationBins": durationBins.flatMap((bin) => bin.upToSeconds ?? []).join(", "),
		"protocol.binNames": isNamed ? durationBins.map(({ name }) => name).join("; ") : "",
		"protocol.maxProposalsPerVideo": String(maxProposalsPerVideo),
		"protocol.unknownVideos": unknownVideos,
	};
}

const partsOf = (text: string, between: RegExp) =>
	text
		.split(between)
		.map((part) => part.trim())
		.filter((part) => part !== "");

/** What is no number stays as it was typed, for the schema to name. */
const asNumber = (text: string): number | string =>
	text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;

type Bound = number | string;

function binsCutAt(bounds: readonly Bound[], names: readonly string[]): object[] {
	return Array.from({ length: Math.max(bounds.length + 1, names.length) }, (_, at) => {
		const aboveSeconds = at === 0 ? null : bounds[at - 1];
		const upToSeconds = at === bounds.length ? null : bounds[at];
		const name = names.length > 0 ? (names[at] ?? "") : durationBinName(aboveSeconds, upToSeconds);
		return { name, aboveSeconds, upToSeconds };
	});
}

/** What the controls say, for a schema to judge. */
export function protocolOf(typed: Typed, prefix = ""): object {
	const text = (name: string) => typed[`${prefix}protocol.${name}`] ?? "";
	const evaluator = text("evaluator");
	const thresholds = partsOf(text("tiouThresholds"), /[,\s]/).map(asNumber);
	return {
		evaluator,
		...(evaluator === "spotting-f1"
			? { tiouThreshold: thresholds.length === 1 ? thresholds[0] : text("tiouThresholds") }
			: { tiouThresholds: thresholds }),
		durationBins: binsCutAt(
			partsOf(text("durationBins"), /[,\s]/).map(asNumber),
			partsOf(text("binNames"), /;/),
		),
		maxProposalsPerVideo: asNumber(text("maxProposalsPerVideo")),
		unknownVideos: text("unknownVideos"),
	};
}

/** The control that a member of a protocol is typed into. */
export const protocolControl = (path: readonly string[]): string => {
	const [member] = path;
	if (member === "tiouThreshold") return "protocol.tiouThresholds";
	if (member === "durationBins" && path.at(-1) === "name") return "protocol.binNames";
	const name = `protocol.${member}`;
	return protocolFields.some((field) => field.name === name) ? name : "protocol.evaluator";
};
