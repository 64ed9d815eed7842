export { aria2Input } from "./aria2.ts";
export { sha256Sums } from "./checksums.ts";
export { curlScript } from "./curl-script.ts";
export { entriesOf, folderListing } from "./listing.ts";
export { encodedPath, type ManifestFile, type ManifestHead } from "./manifest-file.ts";
export { addressFolders, wgetList } from "./wget-list.ts";
