import type { OfferedFile } from "#lib/dataset/index.ts";
import type { Addresses } from "./addresses.ts";

/** A node's name in the document: the file's path, without anything that an IRI cannot have. */
const fileNode = (path: string): string =>
	`files/${path.split("/").map(encodeURIComponent).join("/")}`;

const fileObject = (file: OfferedFile, at: Addresses) => ({
	"@type": "cr:FileObject",
	"@id": fileNode(file.path),
	name: file.path,
	contentUrl: at.file(file.id),
	encodingFormat: file.mediaType,
	contentSize: `${file.fileBytes} B`,
	sha256: file.sha256,
	isAccessibleForFree: true,
	...(file.access === "licensed" ? { conditionsOfAccess: "Licence and approval needed." } : {}),
});

const contentsOf = (archive: OfferedFile) => ({
	"@type": "cr:FileSet",
	"@id": `contents/${fileNode(archive.path)}`,
	name: `contents of ${archive.path}`,
	containedIn: { "@id": fileNode(archive.path) },
	// What exactly an archive packs is told by nobody here, so everything in it is meant.
	encodingFormat: "application/octet-stream",
	includes: "**",
});

/** The files as FileObjects; what an archive packs as a FileSet contained in it. */
export const distribution = (files: readonly OfferedFile[], at: Addresses) => [
	...files.map((file) => fileObject(file, at)),
	...files.filter(({ kind }) => kind === "archive").map(contentsOf),
];
