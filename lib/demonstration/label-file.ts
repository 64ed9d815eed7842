/** A labelled interval: `[onset, offset]` in seconds from the start of the video. */
export type Segment = readonly [number, number];

export interface Annotation {
	readonly segment: Segment;
	readonly label: string;
}

/** One video of a label file; `duration` in seconds, `fps` in frames per second. */
export interface LabelledVideo {
	readonly subset: string;
	readonly duration: number;
	readonly fps?: number | undefined;
	readonly source?: string | undefined;
	readonly subject?: string | undefined;
	readonly annotations: readonly Annotation[];
}

/** Labels in the ActivityNet layout; `notice` says in words what the labels are, and are not. */
export interface LabelFile {
	readonly version: string;
	readonly notice?: string | undefined;
	readonly taxonomy?: unknown;
	readonly database: Readonly<Record<string, LabelledVideo>>;
}
