import { trivialBaselines } from "#lib/demonstration/index.ts";
import {
	ceilingOf,
	evaluatorOf,
	type Labels,
	type Protocol,
	prepareLabels,
} from "#lib/scoring/index.ts";
import type { LabelMeasure } from "./verdict.ts";

/** A protocol under which something is to be measured. */
export type NamedProtocol = { sha256: string; protocol: Protocol };

/** Two decimals, as on a hidden split everywhere: more would say more about the labels than is needed. */
const rounded = (percentage: number) => Number(percentage.toFixed(2));

/** What a perfect file and files that look at no frame get on these labels. */
export function measure(
	labels: Labels,
	subset: string,
	{ sha256, protocol }: NamedProtocol,
): LabelMeasure {
	const evaluator = evaluatorOf(protocol);
	const groundTruth = prepareLabels(labels, subset, protocol);
	return {
		protocolSha256: sha256,
		evaluator: evaluator.name,
		ceiling: rounded(ceilingOf(groundTruth, protocol).score),
		baselines: trivialBaselines.map(({ slug, title, propose }) => ({
			slug,
			title,
			score: rounded(evaluator.evaluate(propose(groundTruth), groundTruth).evaluation.score),
		})),
	};
}
