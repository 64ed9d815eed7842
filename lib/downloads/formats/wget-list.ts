import type { ManifestFile } from "./manifest-file.ts";

/** How many folders of an address stand before a file's own path: api, v1, manifests, id, signature, files. */
export const addressFolders = 6;

/** An address a line. wget takes each line for an address, so there is no comment. */
export const wgetList = (files: readonly ManifestFile[]): string =>
	files.map(({ url }) => `${url}\n`).join("");
