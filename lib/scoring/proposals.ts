/**
 * The proposals of one submission as columns: row r is one proposal, in the order of the file.
 * Video i has the rows from `starts[i]` up to `starts[i + 1]`. A video occurs once.
 * Columns may be longer than `count`; what lies beyond is not data.
 */
export interface Proposals {
	readonly videos: readonly string[];
	/** Length `videos.length + 1`. */
	readonly starts: Int32Array;
	readonly count: number;
	/** Seconds. */
	readonly onsets: Float64Array;
	/** Seconds. */
	readonly offsets: Float64Array;
	/** Higher is more confident; any finite number. */
	readonly scores: Float64Array;
	/** Where labels were read: of each row its index into `names`, -1 for a row without. */
	readonly labels?: { readonly names: readonly string[]; readonly rows: Int32Array } | undefined;
	/** Where the file names one and it was read: segments of a lower score are not meant to count. */
	readonly scoreThreshold?: number | undefined;
}
