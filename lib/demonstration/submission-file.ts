import type { Segment } from "./label-file.ts";

/** A proposed interval in seconds, and how sure the method is of it (in [0, 1]). */
export interface Proposal {
	readonly segment: Segment;
	readonly score: number;
	/** What it is an interval of, where the method says so. */
	readonly label?: string | undefined;
}

/** Proposals in the layout that the field's tools write. */
export interface SubmissionFile {
	readonly version: string;
	/** Segments of a lower score do not count, where an evaluator reads this. */
	readonly score_threshold?: number | undefined;
	readonly results: Readonly<Record<string, readonly Proposal[]>>;
	readonly external_data: { readonly used: boolean; readonly details: string };
}
