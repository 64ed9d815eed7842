import type { EvaluatorDescription } from "#lib/scoring/index.ts";

/** Everything the page about submission files says. */
export const words = {
	title: "The submission file",
	lead: "One JSON file says, for every video of the scored subset, which intervals you propose and how sure you are of each. It is the same file for every challenge; what is made of it is the challenge's protocol. Files that BMN, BSN, OpenTAD or MMAction2 write for ActivityNet are accepted as they are.",
	file: "What it looks like",
	fileIntro:
		"Times are seconds from the start of the video. A higher score means a likelier interval. For proposals only the order of the scores within a video matters; detection compares them across videos too.",
	members: "Members of the file",
	member: "Member",
	type: "Type",
	meaning: "Meaning",
	order:
		"The proposals of a video may stand in any order. They are sorted by score; where scores are equal, the one that stands first in the file comes first.",
	gzip: "The file may be compressed with gzip. That is seen from its bytes, so its name does not matter. The size limit of a phase holds for the file as sent and as unpacked.",
	checks: "What is checked",
	checksIntro:
		"The same check runs in your browser before anything is sent, on the command line, and here. It names up to 100 problems with line, column and JSON pointer, and counts the rest. A file with an error is rejected and costs no attempt; warnings are kept beside the score.",
	errors: "Errors: the file is rejected",
	warnings: "Warnings: the file is scored as it is",
	commandLine: "On the command line",
	validate:
		"In a copy of Onset's source, this checks a file without any labels. The protocol is the phase's, as JSON; without it the file is checked as proposals.",
	score: "With labels in ActivityNet's layout, this scores it by the code that scores it here:",
	json: "Both take gzip, and print one JSON document with --json. A file with errors ends with exit code 1, wrong usage with 2.",
	figures: "What the figures mean",
	figuresLead:
		"A challenge's page says how each of its phases is scored. tIoU is the length of what two intervals both cover, divided by the length of what either covers. Breakdowns look at fewer labelled intervals: by their duration, their category, the source of their video, and how many intervals their video has.",
	ranks: (title: string, rankedBy: string) => `Boards rank by ${title}: ${rankedBy}.`,
	programs: "For programs",
	api: "Everything these pages do can be done with a personal token:",
	apiLink: "the API",
} as const;

/** What the figures of each evaluator mean, beyond what it says of itself. */
export const figuresTold: Record<EvaluatorDescription["kind"], readonly string[]> = {
	proposals: [
		"A labelled interval is found at a threshold when a proposal overlaps it with at least that tIoU. AR, average recall, is the share of labelled intervals found, averaged over the thresholds 0.50, 0.55 … 0.95.",
		"AN is the average number of proposals a video that may be used. AR@10 is AR when the likeliest ten a video on average are used. With fewer than 100 proposals a video in the file, budgets are shares of what is there, so that AN never exceeds it.",
		"The interval beside an AUC holds 95 % of the AUCs of 1,000 resamples of the videos. Two methods whose intervals overlap widely may differ by chance.",
	],
	"spotting-f1": [
		"Within a video, from the highest score down, each segment takes the labelled interval that it overlaps most among those that are free and that it overlaps with at least the phase's tIoU, usually 0.50. So an interval counts once, and a segment too. TP are such pairs, FP segments without one, FN intervals without one, all counted over the whole subset; F1 is 2TP / (2TP + FP + FN).",
		"Which segments count is your choice: all of the file, or with score_threshold those whose score is no lower. The threshold is never searched for on the labels, so leave out what you are not sure of.",
		"The interval beside an F1 comes from 1,000 resamples of the videos. A mistake in a video without labelled intervals counts as well.",
	],
	"detection-map": [
		"For each label and tIoU threshold, the proposals of that label in all videos go by score. Each is a hit when it overlaps a free labelled interval of the same label with at least that tIoU, else a mistake. Average precision is the area under interpolated precision over recall; mAP is its mean over the labels, and the average mAP the mean over the thresholds too.",
		"Labels must be spelled as the dataset spells them. A proposal with a label that no labelled interval has counts for nothing, and the score carries a warning.",
	],
};

export const examples = {
	file: `{
  "version": "my method, run 3",
  "external_data": { "used": true, "details": "backbone pre-trained on DFEW" },
  "results": {
    "video_0001": [
      { "segment": [12.40, 15.08], "score": 0.93 },
      { "segment": [40.12, 41.00], "score": 0.41, "label": "happy" }
    ],
    "video_0002": []
  }
}`,
	members: [
		{
			name: "results",
			type: "object",
			meaning: "Required. A list of proposals under each video's id.",
		},
		{
			name: "segment",
			type: "[number, number]",
			meaning: "Required. Onset and offset in seconds, the onset first.",
		},
		{ name: "score", type: "number", meaning: "Required. Any finite number; higher is likelier." },
		{
			name: "label",
			type: "string",
			meaning: "Required for detection; spotting breaks mistakes down by it; otherwise ignored.",
		},
		{
			name: "score_threshold",
			type: "number",
			meaning: "For spotting: segments with a lower score do not count. Otherwise ignored.",
		},
		{ name: "version", type: "string", meaning: "For your own records." },
		{
			name: "external_data",
			type: "object",
			meaning: "Whether data beyond the training set was used, and which.",
		},
	],
	validate:
		"npm run --silent onset -- validate --submission proposals.json --protocol protocol.json",
	score: "npm run --silent onset -- score --labels labels.json --submission proposals.json",
} as const;

export const checks = {
	errors: [
		"It is not UTF-8, or not JSON: NaN, Infinity, comments and trailing commas are no JSON.",
		"It is larger than the phase allows, as sent or unpacked, or nested deeper than 32 levels.",
		"Its top level is no object, or results is missing or no object.",
		"A video stands in it twice, or is not one of the phase's.",
		"The proposals of a video are no list, or one of them is no object.",
		"A segment is not exactly two finite numbers, or ends before it starts.",
		"A score is missing or not finite, or so is a score_threshold that the phase reads.",
		"A label is missing where the phase needs one.",
		"A video has more proposals than the phase allows.",
	],
	warnings: [
		"version or external_data is missing.",
		"Videos have no proposals.",
		"A segment has no length, begins before 0 or ends after its video.",
		"Scores within a video are equal.",
		"There are fewer than 100 proposals a video on average, where figures are measured at budgets.",
		"A score lies outside 0 to 1.",
	],
} as const;
