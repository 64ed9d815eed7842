import {
	defaultProtocol,
	detectionMapProtocolInput,
	type Protocol,
	spottingF1ProtocolInput,
} from "../protocol.ts";
import { detectionMapEvaluator } from "./detection-map.ts";
import type { Evaluator } from "./evaluator.ts";
import { proposalsEvaluator } from "./proposals.ts";
import { spottingF1Evaluator } from "./spotting-f1.ts";

/** The evaluator that a protocol is for, bound to it. */
export function evaluatorOf(protocol: Protocol): Evaluator {
	switch (protocol.evaluator) {
		case "proposals":
			return proposalsEvaluator(protocol);
		case "spotting-f1":
			return spottingF1Evaluator(protocol);
		case "detection-map":
			return detectionMapEvaluator(protocol);
	}
}

/** Every evaluator there is, each under the defaults of its protocol. */
export const evaluators: readonly Evaluator[] = [
	evaluatorOf(defaultProtocol),
	evaluatorOf(spottingF1ProtocolInput.parse({ evaluator: "spotting-f1" })),
	evaluatorOf(detectionMapProtocolInput.parse({ evaluator: "detection-map" })),
];

/** The evaluator that an evaluation names, or nothing: a version that is no more has none. */
export function findEvaluator(name: string, version?: string): Evaluator | undefined {
	return evaluators.find(
		(evaluator) =>
			evaluator.name === name && (version === undefined || evaluator.version === version),
	);
}
