/**
 * Tables 3, 4, 5 and 6 of the SDFE-LV paper: one row for each distinct (network, backbone,
 * streams, pre-training data), with the figures that are given and no others. Percentages.
 * The averages the paper prints are derived, so they are no rows; docs/paper-results.md says where
 * the tables overlap, what was checked and how each doubt was resolved.
 */
export interface PaperResult {
	readonly network: "R-C3D" | "TURN" | "BSN" | "BMN";
	readonly backbone: string;
	readonly backboneFamily: BackboneFamily;
	readonly fashion: "top-down" | "bottom-up";
	readonly streams: Streams;
	readonly pretraining: Pretraining;
	readonly auc: number;
	readonly ar1?: number;
	readonly ar5?: number;
	readonly ar10?: number;
	readonly ar50?: number;
	readonly ar100?: number;
	readonly tables: readonly PaperTable[];
}

type BackboneFamily = "3D CNN" | "2D CNN + LSTM" | "two-stream (RGB + flow)";
type Streams = "face" | "face + context" | "RGB + flow";
type Pretraining = "CK+" | "AFEW" | "DFEW";
export type PaperTable = "Table 3" | "Table 4" | "Table 5" | "Table 6";

/** AR@1, AR@5, AR@10, AR@50, AR@100 and AUC, in the order of table 3. */
type FullFigures = readonly [number, number, number, number, number, number];
type Extractor = Pick<PaperResult, "backbone" | "backboneFamily" | "streams">;

/** A row of table 3: pre-trained on DFEW, as its text says of all feature extractors. */
function full(
	network: PaperResult["network"],
	extractor: Extractor,
	[ar1, ar5, ar10, ar50, ar100, auc]: FullFigures,
	alsoIn: readonly PaperTable[] = [],
): PaperResult {
	const fashion = network === "BSN" || network === "BMN" ? "bottom-up" : "top-down";
	const tables = ["Table 3", ...alsoIn] as const;
	const figures = { auc, ar1, ar5, ar10, ar50, ar100 };
	return { network, ...extractor, fashion, pretraining: "DFEW", ...figures, tables };
}

/** A cell of tables 4 to 6: the AUC of BMN, as the text says of tables 4 and 5. */
function cell(
	extractor: Extractor,
	pretraining: Pretraining,
	auc: number,
	tables: readonly PaperTable[],
): PaperResult {
	return { network: "BMN", ...extractor, fashion: "bottom-up", pretraining, auc, tables };
}

const cnn3d = (backbone: string): Extractor => ({
	backbone,
	backboneFamily: "3D CNN",
	streams: "face",
});
const lstm = (cnn: string): Extractor => ({
	backbone: `${cnn}-LSTM`,
	backboneFamily: "2D CNN + LSTM",
	streams: "face",
});
const tsn = (cnn: string): Extractor => ({
	backbone: `TSN (${cnn})`,
	backboneFamily: "two-stream (RGB + flow)",
	streams: "RGB + flow",
});
/** "Two X" of tables 3 and 6: X on the face and a second X on the context around it. */
const withContext = (extractor: Extractor): Extractor => ({
	...extractor,
	streams: "face + context",
});

const c3d = cnn3d("C3D");
const r3d = cnn3d("R3D");
const r2plus1d = cnn3d("R2Plus1D");
const resnet18 = lstm("ResNet-18");
const resnet50 = lstm("ResNet-50");
const resnet101 = lstm("ResNet-101");
const vgg13 = lstm("VGG13");
const vgg16 = lstm("VGG16");
const vgg19 = lstm("VGG19");
const tsn18 = tsn("ResNet-18");
const tsn50 = tsn("ResNet-50");
const tsn101 = tsn("ResNet-101");

export const paperResults: readonly PaperResult[] = [
	full("R-C3D", c3d, [1.09, 3.71, 8.07, 21.44, 22.3, 18.29]),
	full("TURN", c3d, [1.05, 3.56, 6.2, 25.45, 33.63, 22.94]),
	full("BSN", c3d, [6.97, 20.62, 26.97, 48.75, 58.97, 45.09]),
	full("BMN", c3d, [12.23, 27.97, 35.46, 52.88, 59.73, 49.44], ["Table 4", "Table 5", "Table 6"]),
	full("BMN", r3d, [8.0, 20.72, 29.15, 49.09, 57.77, 45.63], ["Table 4", "Table 5"]),
	full("BMN", r2plus1d, [8.95, 21.86, 29.76, 50.33, 59.0, 46.89], ["Table 4"]),
	full("BMN", resnet18, [15.5, 35.1, 43.15, 59.54, 66.92, 56.43], ["Table 5"]),
	full("BMN", resnet50, [18.28, 37.82, 46.31, 62.07, 68.67, 59.03], ["Table 5", "Table 6"]),
	full("BMN", resnet101, [18.36, 37.8, 46.36, 62.52, 68.75, 59.19], ["Table 5"]),
	full("BMN", vgg13, [17.87, 36.59, 46.59, 61.99, 67.88, 58.79], ["Table 5"]),
	full("BMN", vgg16, [19.62, 38.0, 47.73, 62.46, 68.27, 59.47], ["Table 5"]),
	full("BMN", vgg19, [18.75, 39.22, 47.9, 62.7, 69.41, 59.56], ["Table 5", "Table 6"]),
	full("BMN", withContext(resnet50), [17.93, 37.64, 46.62, 61.92, 68.6, 59.15], ["Table 6"]),
	full("BMN", withContext(vgg19), [17.4, 35.95, 44.23, 60.17, 66.32, 57.76], ["Table 6"]),
	full("BMN", withContext(c3d), [11.86, 29.31, 36.64, 54.33, 60.2, 50.69], ["Table 6"]),
	// Table 3 says "Two TSN" only; its AUC is that of table 5's "Two TSN (Resnet18)".
	full("BMN", tsn18, [15.86, 34.33, 43.65, 59.49, 65.31, 56.24], ["Table 5"]),

	cell(c3d, "CK+", 37.03, ["Table 4", "Table 5", "Table 6"]),
	cell(c3d, "AFEW", 37.98, ["Table 4", "Table 5", "Table 6"]),
	cell(r3d, "CK+", 34.34, ["Table 4", "Table 5"]),
	cell(r3d, "AFEW", 35.35, ["Table 4", "Table 5"]),
	cell(r2plus1d, "CK+", 33.45, ["Table 4"]),
	cell(r2plus1d, "AFEW", 33.79, ["Table 4"]),

	cell(resnet18, "CK+", 46.89, ["Table 5"]),
	cell(resnet18, "AFEW", 47.9, ["Table 5"]),
	cell(resnet50, "CK+", 47.47, ["Table 5", "Table 6"]),
	cell(resnet50, "AFEW", 46.68, ["Table 5", "Table 6"]),
	cell(resnet101, "CK+", 41.54, ["Table 5"]),
	cell(resnet101, "AFEW", 48.21, ["Table 5"]),
	cell(vgg13, "CK+", 50.59, ["Table 5"]),
	cell(vgg13, "AFEW", 51.11, ["Table 5"]),
	cell(vgg16, "CK+", 50.63, ["Table 5"]),
	cell(vgg16, "AFEW", 52.05, ["Table 5"]),
	cell(vgg19, "CK+", 52.7, ["Table 5", "Table 6"]),
	cell(vgg19, "AFEW", 53.05, ["Table 5", "Table 6"]),
	cell(tsn18, "CK+", 48.18, ["Table 5"]),
	cell(tsn18, "AFEW", 48.97, ["Table 5"]),
	cell(tsn50, "CK+", 49.53, ["Table 5"]),
	cell(tsn50, "AFEW", 48.44, ["Table 5"]),
	cell(tsn50, "DFEW", 57.15, ["Table 5"]),
	cell(tsn101, "CK+", 47.89, ["Table 5"]),
	cell(tsn101, "AFEW", 46.09, ["Table 5"]),
	cell(tsn101, "DFEW", 57.06, ["Table 5"]),

	cell(withContext(c3d), "CK+", 36.03, ["Table 6"]),
	cell(withContext(c3d), "AFEW", 37.72, ["Table 6"]),
	cell(withContext(resnet50), "CK+", 45.38, ["Table 6"]),
	cell(withContext(resnet50), "AFEW", 47.21, ["Table 6"]),
	cell(withContext(vgg19), "CK+", 47.68, ["Table 6"]),
	cell(withContext(vgg19), "AFEW", 51.61, ["Table 6"]),
];
