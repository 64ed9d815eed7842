export { currentVersion, graceEnd, requiredVersion } from "./in-force.ts";
export { signatureFactsOf } from "./signature-facts.ts";
