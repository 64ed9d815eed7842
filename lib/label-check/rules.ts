/**
 * What can be said of a label file: a rule and its sentence, and never a word of the file. Whoever reads
 * it has the file; whoever finds it elsewhere learns nothing about a label.
 */
export const labelRules = {
	"never-completed": {
		severity: "error",
		sentence: "The file was announced and did not arrive within a day. Announce it again.",
	},
	"bytes-missing": {
		severity: "error",
		sentence: "The storage has no such file: it was said to be there and was never put there.",
	},
	"bytes-differ": {
		severity: "error",
		sentence: "What was stored has another length or sha256 than was announced.",
	},
	"too-heavy": {
		severity: "error",
		sentence: "Checking it took more time or memory than a worker has for a label file.",
	},
	"not-json": {
		severity: "error",
		sentence: "From here on it is not JSON in UTF-8 (RFC 8259), at most 32 values deep.",
	},
	"name-repeated": {
		severity: "error",
		sentence: "This name stands twice in one object, and programs would silently keep one.",
	},
	format: {
		severity: "error",
		sentence: "What stands here is missing, or of another kind than the format asks.",
	},
	"segment-reversed": { severity: "error", sentence: "The interval ends before it begins." },
	"video-unknown": {
		severity: "error",
		sentence: "The member at this line is no video of the dataset version.",
	},
	"video-of-other-subset": {
		severity: "error",
		sentence: "The dataset version has this video in another subset.",
	},
	"subset-differs": {
		severity: "error",
		sentence: "Its member subset does not name the subset that these labels are for.",
	},
	"video-missing": {
		severity: "error",
		sentence:
			"This video of the subset is not in the file; one without an interval has an empty list.",
	},
	"segment-empty": { severity: "error", sentence: "The interval is empty." },
	"segment-outside": {
		severity: "error",
		sentence: "The interval begins before the video or ends after it.",
	},
	"segments-overlap": {
		severity: "error",
		sentence: "The interval overlaps an earlier one of its own category.",
	},
	"intervals-too-many": {
		severity: "error",
		sentence:
			"The video has more than 10,000 intervals, which would hold every scoring for minutes.",
	},
	"category-unknown": {
		severity: "error",
		sentence: "Its label is none of the categories on the dataset's card.",
	},
	"nothing-to-find": {
		severity: "error",
		sentence: "No video of the subset has an interval, so nothing could be scored.",
	},
	"more-than-published": {
		severity: "error",
		sentence: "A category has more intervals here than the card publishes for the whole dataset.",
	},
	"far-from-published": {
		severity: "warning",
		sentence:
			"Counts are far from this subset's share of the published ones; the table marks them.",
	},
	"nothing-published": {
		severity: "warning",
		sentence: "The dataset's card publishes no counts by category and duration to compare with.",
	},
	"categories-overlap": {
		severity: "warning",
		sentence: "Intervals of different categories overlap.",
	},
	"duration-differs": {
		severity: "warning",
		sentence: "The duration stated here is not the dataset's: more than half a second apart.",
	},
} as const satisfies Record<string, { severity: "error" | "warning"; sentence: string }>;

export type LabelRule = keyof typeof labelRules;
