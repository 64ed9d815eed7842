import { headLine, type ManifestFile, type ManifestHead, onePlainLine } from "./manifest-file.ts";

/**
 * The input file of aria2: an address a line, its options indented below. aria2 checks each digest
 * itself and goes on where it was cut, even after a power cut: a file is as long as what has come.
 */
export function aria2Input(head: ManifestHead, files: readonly ManifestFile[]): string {
	const entries = files.map(
		({ url, path, sha256 }) =>
			`${url}\n  out=${onePlainLine(path)}\n  checksum=sha-256=${sha256}\n  continue=true\n  file-allocation=none\n`,
	);
	return `# ${headLine(head)}\n${entries.join("")}`;
}
