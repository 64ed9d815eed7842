import Link from "next/link";
import { sliceWord } from "#app/_components/board/words.ts";
import type { PhaseView } from "#lib/challenge/index.ts";
import { canonicalProtocol, evaluatorOf, type Protocol } from "#lib/scoring/index.ts";
import { words } from "./words.ts";

/** "0.50, 0.55 … 0.95" for evenly spaced thresholds, all of them otherwise. */
function thresholdsWord(thresholds: readonly number[]): string {
	const shown = thresholds.map((threshold) => threshold.toFixed(2));
	const steps = new Set(
		thresholds.slice(1).map((threshold, i) => (threshold - (thresholds[i] ?? 0)).toFixed(6)),
	);
	if (steps.size !== 1 || shown.length < 4) return shown.join(", ");
	return `${shown.slice(0, 2).join(", ")} … ${shown.at(-1)}`;
}

function EvaluatorWords({ protocol }: { protocol: Protocol }) {
	switch (protocol.evaluator) {
		case "proposals":
			return (
				<>
					<p>{words.recall}</p>
					<p>
						{words.average(thresholdsWord(protocol.tiouThresholds))}{" "}
						{words.budget(protocol.maxAverageProposals)}
					</p>
					<p>{words.area(protocol.maxAverageProposals)}</p>
					<p>{words.slices}</p>
				</>
			);
		case "spotting-f1":
			return <p>{words.spotting(protocol.tiouThreshold.toFixed(2))}</p>;
		case "detection-map":
			return <p>{words.detection(thresholdsWord(protocol.tiouThresholds))}</p>;
	}
}

function unknownWords({ unknownVideos, evaluator }: Protocol): string {
	if (unknownVideos === "reject") return words.unknown.reject;
	return evaluator === "proposals" ? words.unknown.count : words.unknownMistakes;
}

/** How figures come about, said once for all phases that share a protocol. */
export function ProtocolWords({ phases }: { phases: readonly PhaseView[] }) {
	const groups = new Map<string, PhaseView[]>();
	for (const phase of phases) {
		const key = canonicalProtocol(phase.protocol);
		groups.set(key, [...(groups.get(key) ?? []), phase]);
	}
	return [...groups].map(([key, sharing]) => {
		const protocol = sharing[0]?.protocol;
		if (!protocol) return null;
		return (
			<div className="prose" key={key}>
				{groups.size > 1 ? (
					<h3>{words.protocolOf(sharing.map(({ title }) => title).join(", "))}</h3>
				) : null}
				<EvaluatorWords protocol={protocol} />
				<p>
					{words.bins}{" "}
					{protocol.durationBins.map(({ name }) => sliceWord("duration", name)).join(", ")}.
				</p>
				<p>{evaluatorOf(protocol).noIntervalBecause ?? words.interval}</p>
				<p>
					{unknownWords(protocol)} <Link href="/docs">{words.format}</Link>.
				</p>
			</div>
		);
	});
}
