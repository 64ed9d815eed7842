/** Tables 2 to 6 of the paper, as printed: the second transcription that the seed is held against. */
export const table2 = `
Angry 3 35 44 82
Disgust 3 14 1 18
Fear 0 2 0 2
Happy 28 1200 957 2185
Sad 0 21 43 64
Surprise 10 45 14 69
Total 44 1317 1059 2420`;

export const table3 = `
R-C3D C3D Top-down 1.09 3.71 8.07 21.44 22.30 18.29
TURN C3D Top-down 1.05 3.56 6.20 25.45 33.63 22.94
BSN C3D Bottom-up 6.97 20.62 26.97 48.75 58.97 45.09
BMN C3D Bottom-up 12.23 27.97 35.46 52.88 59.73 49.44
BMN R3D Bottom-up 8.00 20.72 29.15 49.09 57.77 45.63
BMN R2Plus1D Bottom-up 8.95 21.86 29.76 50.33 59.00 46.89
BMN Resnet18-LSTM Bottom-up 15.50 35.10 43.15 59.54 66.92 56.43
BMN Resnet50-LSTM Bottom-up 18.28 37.82 46.31 62.07 68.67 59.03
BMN Resnet101-LSTM Bottom-up 18.36 37.80 46.36 62.52 68.75 59.19
BMN VGG13-LSTM Bottom-up 17.87 36.59 46.59 61.99 67.88 58.79
BMN VGG16-LSTM Bottom-up 19.62 38.00 47.73 62.46 68.27 59.47
BMN VGG19-LSTM Bottom-up 18.75 39.22 47.90 62.70 69.41 59.56
BMN Two Resnet50-LSTM Bottom-up 17.93 37.64 46.62 61.92 68.60 59.15
BMN Two VGG19-LSTM Bottom-up 17.40 35.95 44.23 60.17 66.32 57.76
BMN Two C3D Bottom-up 11.86 29.31 36.64 54.33 60.20 50.69
BMN Two TSN Bottom-up 15.86 34.33 43.65 59.49 65.31 56.24`;

/** Columns CK+, AFEW, DFEW; the last row is the average of each column. */
export const table4 = `
C3D 37.03 37.98 49.44
R3D 34.34 35.35 45.63
R2Plus1D 33.45 33.79 46.89
Average 34.94 35.71 47.32`;

/** Columns CK+, AFEW, DFEW and their average. */
export const table5 = `
R3D 34.34 35.35 45.63 38.44
Resnet18-LSTM 46.89 47.90 56.43 50.41
Resnet50-LSTM 47.47 46.68 59.03 51.06
Resnet101-LSTM 41.54 48.21 59.19 49.65
C3D 37.03 37.98 49.44 41.48
VGG13-LSTM 50.59 51.11 58.79 53.50
VGG16-LSTM 50.63 52.05 59.47 54.05
VGG19-LSTM 52.70 53.05 59.56 55.10
Two TSN (Resnet18) 48.18 48.97 56.24 51.13
Two TSN (Resnet50) 49.53 48.44 57.15 51.71
Two TSN (Resnet101) 47.89 46.09 57.06 50.35`;

/** Columns CK+, AFEW, DFEW and their average. */
export const table6 = `
C3D 37.03 37.98 49.44 41.48
Two C3D 36.03 37.72 50.69 41.48
Resnet50-LSTM 47.47 46.68 59.03 51.06
Two Resnet50-LSTM 45.38 47.21 59.15 50.58
VGG19-LSTM 52.70 53.05 59.56 55.10
Two VGG19-LSTM 47.68 51.61 57.76 52.35`;

/** Splits each line into its words and, after them, its numbers. */
export function readTable(text: string): { words: string; figures: number[] }[] {
	return text
		.trim()
		.split("\n")
		.map((line) => {
			const [, words = "", figures = ""] = /^(.*?)((?: \d+(?:\.\d+)?)+)$/.exec(line) ?? [];
			return { words, figures: figures.trim().split(" ").map(Number) };
		});
}
