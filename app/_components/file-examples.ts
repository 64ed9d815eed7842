import type { EvaluatorDescription } from "#lib/scoring/index.ts";

type Kind = EvaluatorDescription["kind"];

/** A file as each evaluator takes it, short enough to be read. */
export const fileExamples: Record<Kind, string> = {
	proposals: `{
  "version": "my method, run 3",
  "external_data": { "used": true, "details": "backbone pre-trained on DFEW" },
  "results": {
    "video_0001": [
      { "segment": [12.40, 15.08], "score": 0.93 },
      { "segment": [40.12, 41.00], "score": 0.41 }
    ],
    "video_0002": []
  }
}`,
	"spotting-f1": `{
  "version": "my method, run 3",
  "external_data": { "used": false, "details": "" },
  "score_threshold": 0.5,
  "results": {
    "video_0001": [
      { "segment": [12.40, 12.68], "score": 0.93, "label": "surprise" },
      { "segment": [40.12, 40.50], "score": 0.41 }
    ],
    "video_0002": []
  }
}`,
	"detection-map": `{
  "version": "my method, run 3",
  "external_data": { "used": false, "details": "" },
  "results": {
    "video_0001": [
      { "segment": [12.40, 15.08], "score": 0.93, "label": "happy" },
      { "segment": [12.40, 15.08], "score": 0.12, "label": "surprise" }
    ],
    "video_0002": []
  }
}`,
};

/** What to mind in such a file. */
export const fileHints: Record<Kind, string> = {
	proposals:
		"Within a video, proposals are taken from the highest score down: give many, the likeliest first.",
	"spotting-f1":
		"Every segment counts, as a hit or as a mistake. With “score_threshold” only those count whose score is no lower, and you choose it. A label is not needed; with it, mistakes can be told apart by category.",
	"detection-map":
		"Every proposal needs a label, spelled as the dataset spells it. Scores are compared across all videos.",
};
