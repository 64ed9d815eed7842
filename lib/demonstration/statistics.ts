/** What the SDFE-LV paper prints about the database (section "Database Statistics", tables 1, 2). */
export const published = {
	videos: 1191,
	clips: 2420,
	meanDurationSeconds: 57.94,
	maxClipsPerVideo: 16,
} as const;

/** The three duration bins of table 2, in seconds of offset - onset rounded to 1e-6 s. */
export const durationBins = ["[0,0.5]", "(0.5,4]", "(4,inf)"] as const;
export type DurationBin = (typeof durationBins)[number];

/**
 * Table 2: clips of each category in each duration bin. The table heads its rows "Angry, Disgust,
 * Fear, Happy, Sad, Surprise"; the section on annotation names the first one "anger", as here.
 */
export const clipsByCategory = {
	anger: [3, 35, 44],
	disgust: [3, 14, 1],
	fear: [0, 2, 0],
	happy: [28, 1200, 957],
	sad: [0, 21, 43],
	surprise: [10, 45, 14],
} as const satisfies Record<string, readonly [number, number, number]>;

/**
 * Videos of the 6:2:2 split. 1,191 x 0.6 = 714.6 and 1,191 x 0.2 = 238.2: the paper gives the
 * ratio only, so the rounding is ours.
 */
export const videosBySubset = { training: 715, validation: 238, testing: 238 } as const;

/**
 * ASSUMPTION: videos by number of clips. Figure 3(a) draws this and the text gives only the
 * maximum (16) and that more than five are scarce. These counts sum to 1,191 videos and 2,420 clips.
 */
export const videosByClipCount: readonly (readonly [clips: number, videos: number])[] = [
	[16, 1],
	[15, 1],
	[14, 1],
	[13, 1],
	[12, 2],
	[11, 2],
	[10, 4],
	[9, 5],
	[8, 8],
	[7, 12],
	[6, 20],
	[5, 34],
	[4, 60],
	[3, 110],
	[2, 293],
	[1, 637],
];

/**
 * ASSUMPTION: videos by source. Figure 3(b) draws this and the text says only that interviews
 * "accounted for the majority"; `relativeDuration` (a we-media short video is shorter than an
 * interview) is an assumption too.
 */
export const sources: readonly {
	readonly name: string;
	readonly videos: number;
	readonly relativeDuration: number;
}[] = [
	{ name: "interview", videos: 620, relativeDuration: 1.1 },
	{ name: "reality show", videos: 128, relativeDuration: 1 },
	{ name: "speech", videos: 119, relativeDuration: 1.3 },
	{ name: "movie", videos: 95, relativeDuration: 0.8 },
	{ name: "we-media short video", videos: 83, relativeDuration: 0.4 },
	{ name: "opera", videos: 60, relativeDuration: 1.2 },
	{ name: "documentary", videos: 60, relativeDuration: 1.1 },
	{ name: "other", videos: 26, relativeDuration: 0.9 },
];

/** ASSUMPTION: one frame rate. The paper gives none; 25 makes every frame a whole centisecond. */
export const framesPerSecond = 25;
