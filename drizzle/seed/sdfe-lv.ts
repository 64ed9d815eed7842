/**
 * The card of SDFE-LV and the words around its challenge. Every figure cites the table, figure or
 * section of the paper it was read from; docs/paper-results.md lists the paper's slips of the pen.
 */

export const sdfeLv = {
	slug: "sdfe-lv",
	name: "SDFE-LV",
	title:
		"SDFE-LV: A Large-Scale, Multi-Source, and Unconstrained Database for Spotting Dynamic Facial Expressions in Long Videos",
	description:
		"SDFE-LV holds 1,191 long videos from interviews, reality shows, speeches, operas, movies, documentaries, we-media short videos and elsewhere. Ordinary viewing conditions are kept: heads turn, faces are partly hidden, light changes. In each video, every complete facial expression, one that rises from a neutral face and returns to it, is marked with its onset, its offset and one of six basic categories: 2,420 clips in all. The task is to find those intervals.",
	construction:
		"Fifty students who know video editing searched the web under written criteria: a real person, one face, colour, no blur, an expression that begins and ends neutral, with no cut during it. A shared catalogue of what had been collected kept duplicates out, and rare categories and videos with many expressions were rewarded. Ten annotators, trained by five experts in facial expression, then marked onset, offset and category; five of the ten marked each video, and what most of them voted for in each frame gave the final intervals. What looked like breaking the criteria went to the experts, who kept or discarded it. Of 1,563 collected videos 1,191 remained.",
	protocol: {
		text: "Subject-independent training, validation and test sets in the ratio 6:2:2. Models are chosen on the validation set and reported on the test set, by the area under the curve of average recall (tIoU 0.50 to 0.95 in steps of 0.05) over the average number of proposals a video, up to 100.",
		ratio: [6, 2, 2],
		cites: 'Section "Experiment Setup" (Protocol, Evaluation Metric)',
	},
	citation: {
		bibtex: `@misc{xu2022sdfelv,
  title = {{SDFE-LV}: A Large-Scale, Multi-Source, and Unconstrained Database for Spotting Dynamic Facial Expressions in Long Videos},
  author = {Xu, Xiaolin and Zong, Yuan and Zheng, Wenming and Li, Yang and Tang, Chuangao and Jiang, Xingxun and Jiang, Haolin},
  year = {2022},
  eprint = {2209.08445},
  archivePrefix = {arXiv},
  url = {https://arxiv.org/abs/2209.08445}
}`,
		note: "The text of the paper at hand begins at the abstract: its title and authors are those of the public record of arXiv 2209.08445, whose abstract is the same.",
	},
} as const;

export interface CitedFigure {
	readonly name: string;
	readonly value: number;
	readonly unit: "videos" | "clips" | "seconds" | "people" | "percent" | "annotations per video";
	readonly cites: string;
}

/** Groups are named in the paper's own words, in quotation marks where they are shown. */
export const composition: readonly CitedFigure[] = [
	{
		name: "Videos collected",
		value: 1563,
		unit: "videos",
		cites: 'Section "Database" (Data Collection)',
	},
	{ name: "Videos", value: 1191, unit: "videos", cites: "Table 1" },
	{ name: "Expression clips", value: 2420, unit: "clips", cites: "Tables 1 and 2" },
	{ name: "Mean duration of a video", value: 57.94, unit: "seconds", cites: "Table 1" },
	{
		name: "Most clips in a video",
		value: 16,
		unit: "clips",
		cites: 'Section "Database Statistics", figure 3(a)',
	},
	{
		name: "Students who collected videos",
		value: 50,
		unit: "people",
		cites: 'Section "Database" (Data Collection)',
	},
	{ name: "Annotators", value: 10, unit: "people", cites: 'Section "Database" (Data Annotation)' },
	{
		name: "Annotators per video",
		value: 5,
		unit: "annotations per video",
		cites: 'Section "Database" (Data Annotation), figure 2',
	},
	{ name: "Experts", value: 5, unit: "people", cites: 'Section "Database" (Data Annotation)' },
	{ name: "“male”", value: 57, unit: "percent", cites: 'Section "Database Statistics"' },
	{ name: "“female”", value: 43, unit: "percent", cites: 'Section "Database Statistics"' },
	{ name: "“Caucasians”", value: 49, unit: "percent", cites: 'Section "Database Statistics"' },
	{ name: "“Asians”", value: 40, unit: "percent", cites: 'Section "Database Statistics"' },
	{ name: "“Africans”", value: 11, unit: "percent", cites: 'Section "Database Statistics"' },
];

/** The eight media sources (table 1; shares are only drawn, in figure 3(b)). */
export const sources = [
	"interview",
	"reality show",
	"speech",
	"opera",
	"movie",
	"documentary",
	"we-media short video",
	"other",
] as const;

export interface ComparedDatabase {
	readonly name: string;
	readonly longVideos: number;
	readonly expressions: number;
	readonly meanVideoSeconds: number;
	readonly sources: string;
	readonly expressionType: "micro" | "micro and macro";
	readonly year: number;
}

const lab = "videos recorded in the laboratory";

/** Table 1: databases for spotting dynamic facial expressions; years as the table prints them. */
export const comparedDatabases: readonly ComparedDatabase[] = [
	row("SMIC-E-VIS", [71, 71, 5.9], lab, "micro", 2017),
	row("SMIC-E-NIR", [71, 71, 5.9], lab, "micro", 2017),
	row("SMIC-E-HS", [157, 161, 5.9], lab, "micro", 2017),
	row("MEVIEW", [40, 40, 3], "poker game videos, interviews", "micro", 2017),
	row("CAS(ME)2", [97, 357, 87], lab, "micro and macro", 2018),
	row("SAMM-Long", [147, 502, 16], lab, "micro and macro", 2019),
	row("SMIC-E-Long", [162, 166, 22], lab, "micro and macro", 2021),
	row("CAS(ME)3", [1300, 4086, 98.17], lab, "micro and macro", 2022),
	row(
		"SDFE-LV",
		[1191, 2420, 57.94],
		"interviews, reality shows, speeches, operas, movies, documentaries, we-media short videos, others",
		"micro and macro",
		2022,
	),
];

function row(
	name: string,
	[longVideos, expressions, meanVideoSeconds]: readonly [number, number, number],
	from: string,
	expressionType: ComparedDatabase["expressionType"],
	year: number,
): ComparedDatabase {
	return { name, longVideos, expressions, meanVideoSeconds, sources: from, expressionType, year };
}

/**
 * Table 2: clips by category and duration in seconds. The paper writes the last bin "(4,∞)". The
 * totals are as printed, and equal the sums of their rows and columns (checked by a test).
 */
export const clipsByCategoryAndDuration = {
	bins: ["[0,0.5]", "(0.5,4]", "(4,inf)"],
	rows: [
		{ category: "anger", clips: [3, 35, 44], printedTotal: 82 },
		{ category: "disgust", clips: [3, 14, 1], printedTotal: 18 },
		{ category: "fear", clips: [0, 2, 0], printedTotal: 2 },
		{ category: "happy", clips: [28, 1200, 957], printedTotal: 2185 },
		{ category: "sad", clips: [0, 21, 43], printedTotal: 64 },
		{ category: "surprise", clips: [10, 45, 14], printedTotal: 69 },
	],
	printedTotals: [44, 1317, 1059],
	printedTotal: 2420,
} as const;

/** The first challenge, on demonstration labels until the real ones are there. */
export const challenge = {
	slug: "sdfe-lv-spotting",
	title: "SDFE-LV spotting",
	summary:
		"Propose, for each long video, up to 100 intervals that may hold one complete facial expression, the likeliest first. Proposals are compared with the labelled intervals by temporal overlap; the board ranks by the area under the curve of average recall over the number of proposals.",
	demonstration: {
		badge: "Demonstration labels",
		sentence:
			"SDFE-LV's labels are not public, so this challenge scores against demonstration labels: generated by a program from the statistics the paper prints, with no video behind them.",
		boardSentence:
			"Scores on demonstration labels show how the challenge works. They say nothing about how well a method finds expressions in SDFE-LV, and cannot be compared with the paper's results.",
		baselineSentence:
			"The baselines were made by Onset's own code. Two of them see the demonstration labels through noise, because there is no video to see.",
		paperSentence:
			"Figures reported in the paper were measured on SDFE-LV itself. They stand here for reference and are not ranked.",
		teamName: "Demonstration team",
		announcement: {
			title: "Demonstration: what these boards say, and what they do not",
			markdown: `SDFE-LV's labels are not public yet. Until they are, this challenge scores against **demonstration labels**: a program made them from the statistics that the paper prints, with no video behind them.

- **Scores show how the challenge works.** They say nothing about how well a method finds expressions in SDFE-LV, and do not belong in a paper.
- **The baselines are Onset's own.** Two of them see the demonstration labels through noise, because there is no video to see.
- **Figures reported in the paper** were measured on SDFE-LV itself. They stand on the board for reference, and are not ranked.

So try everything: make a team, check a file in your browser before you send it, send it, and read what comes back. This announcement is a demonstration too: it stands here, in the challenge's feed, and among the notices of everybody who is in a team.`,
		},
	},
} as const;
