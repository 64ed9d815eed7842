export { checkDocument, type DocumentProblem } from "./check.ts";
export { type DifferenceLine, differenceLine, differenceOf } from "./difference.ts";
export { type PlacedProblem, readChallengeDocument } from "./read.ts";
export { type ChallengeDocument, challengeDocument, type PhaseDocument } from "./schema.ts";
export { revisionOf, writeChallengeDocument } from "./write.ts";
