export { checkLabelFile, type LabelExpectation } from "./check-label-file.ts";
export type { NamedProtocol } from "./measure.ts";
export {
	type LabelVerdict,
	labelProblems,
	labelSummary,
	refusedFor,
} from "./verdict.ts";
