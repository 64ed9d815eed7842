export * from "./make-labels.ts";
