export type { CardView } from "./card.ts";
export { findDataset, mayKnowVersion, relationToDataset } from "./find-dataset.ts";
export { listDatasets } from "./list-datasets.ts";
export { listOffices, type Office } from "./list-offices.ts";
export { type DatasetRole, endOffice, giveOffice, listOfficers } from "./officers.ts";
export type { DatasetRow } from "./queries.ts";
export { readDataset } from "./read-dataset.ts";
export {
	datasetInput,
	type Publication,
	publicationInput,
	readPublication,
} from "./read-publication.ts";
export {
	type DatasetLine,
	type DatasetView,
	datasetLine,
	datasetView,
	type FileGroup,
	type LicenceLine,
	type OfferedFile,
	type VersionView,
} from "./view.ts";
