export type { CardView } from "./card.ts";
export { listDatasets } from "./list-datasets.ts";
export { readDataset } from "./read-dataset.ts";
export type { DatasetLine, DatasetView } from "./view.ts";
