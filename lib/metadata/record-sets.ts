import type { OfferedFile, VersionView } from "#lib/dataset/index.ts";
import type { Addresses } from "./addresses.ts";

type Column = { name: string; dataType: string };

/** A record set whose few records stand in the document itself. */
function inline(
	set: { id: string; description: string; dataType?: string; columns: readonly Column[] },
	rows: readonly (readonly (string | number)[])[],
) {
	const columnId = (name: string) => `${set.id}/${name}`;
	const [first] = set.columns;
	return {
		"@type": "cr:RecordSet",
		"@id": set.id,
		name: set.id,
		description: set.description,
		...(set.dataType ? { dataType: set.dataType } : {}),
		...(first ? { key: { "@id": columnId(first.name) } } : {}),
		field: set.columns.map(({ name, dataType }) => ({
			"@type": "cr:Field",
			"@id": columnId(name),
			name,
			dataType,
		})),
		data: rows.map((row) =>
			Object.fromEntries(set.columns.map(({ name }, at) => [columnId(name), row[at] ?? ""])),
		),
	};
}

const text = (name: string): Column => ({ name, dataType: "sc:Text" });

/** The splits by name. */
const splits = (version: VersionView) =>
	inline(
		{
			id: "splits",
			description: "The subsets of the dataset.",
			dataType: "cr:Split",
			columns: [text("name")],
		},
		version.subsets.map(({ subset }) => [subset]),
	);

const mostSamples = 20;

/** Files that anybody may fetch: enough for a program to try itself on. */
const samples = (files: readonly OfferedFile[], at: Addresses) =>
	inline(
		{
			id: "samples",
			description: "Public sample files, open to anybody.",
			columns: [
				text("path"),
				{ name: "url", dataType: "sc:URL" },
				text("media_type"),
				{ name: "bytes", dataType: "sc:Integer" },
				text("sha256"),
			],
		},
		files.map((file) => [file.path, at.file(file.id), file.mediaType, file.fileBytes, file.sha256]),
	);

/** The record sets of a version; one without records is left out. */
export function recordSets(version: VersionView, files: readonly OfferedFile[], at: Addresses) {
	const open = files.filter(({ access }) => access === "public").slice(0, mostSamples);
	return [
		...(version.subsets.length > 0 ? [splits(version)] : []),
		...(open.length > 0 ? [samples(open, at)] : []),
	];
}
