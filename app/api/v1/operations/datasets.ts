import { z } from "zod";
import { operation } from "#app/_http/operation.ts";
import { datasetInput, datasetLine, datasetView, publicationInput } from "#lib/dataset/index.ts";

export const datasetsOperations = {
	listDatasets: operation({
		id: "listDatasets",
		method: "GET",
		path: "/datasets",
		summary: "All datasets",
		access: "anyone",
		input: z.object({}),
		output: z.array(datasetLine),
		status: 200,
	}),
	readDataset: operation({
		id: "readDataset",
		method: "GET",
		path: "/datasets/{dataset}",
		summary: "A dataset: its card, versions, licence and public files",
		access: "anyone",
		input: datasetInput,
		output: datasetView,
		status: 200,
	}),
	readCroissant: operation({
		id: "readCroissant",
		method: "GET",
		path: "/datasets/{dataset}/versions/{version}/croissant",
		summary: "A version as schema.org and Croissant 1.1 JSON-LD; nothing of withheld files",
		access: "anyone",
		input: publicationInput,
		output: z.record(z.string(), z.unknown()),
		outputType: "application/ld+json",
		status: 200,
	}),
	readBibtex: operation({
		id: "readBibtex",
		method: "GET",
		path: "/datasets/{dataset}/citation.bib",
		summary: "How to cite a dataset, as BibTeX",
		access: "anyone",
		input: datasetInput,
		output: z.string(),
		outputType: "application/x-bibtex",
		status: 200,
	}),
	readCitationFile: operation({
		id: "readCitationFile",
		method: "GET",
		path: "/datasets/{dataset}/citation.cff",
		summary: "The same as a citation file (CITATION.cff)",
		access: "anyone",
		input: datasetInput,
		output: z.string(),
		outputType: "application/yaml",
		status: 200,
	}),
};
