export type { CardView } from "./card.ts";
export { findDataset, relationToDataset } from "./find-dataset.ts";
export { listDatasets } from "./list-datasets.ts";
export type { DatasetRow } from "./queries.ts";
export { readDataset } from "./read-dataset.ts";
export type { DatasetLine, DatasetView } from "./view.ts";
